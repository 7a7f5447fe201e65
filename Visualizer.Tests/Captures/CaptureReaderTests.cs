using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using Visualizer.Web.Texts;

namespace Visualizer.Tests.Captures;

/// <summary>Files of others: both formats, both byte orders, and everything that is wrong with a file, by its offset.</summary>
public sealed class CaptureReaderTests
{
    private static readonly byte[] Echo = Frames.Ethernet(Frames.EchoRequest());

    [Theory]
    [InlineData(0xA1B2C3D4, true)]
    [InlineData(0xA1B2C3D4, false)]
    [InlineData(0xA1B23C4D, true)]
    [InlineData(0xA1B23C4D, false)]
    public void Read_Pcap_EitherByteOrderAndResolution(uint magic, bool isBigEndian)
    {
        var capture = Read(Pcap(magic, isBigEndian, 1, Echo, Echo[..60]));

        Assert.Null(capture.Problem);
        Assert.Equal([new ReadInterface(null, LinkType.Ethernet)], capture.Interfaces);
        Assert.Equal([Echo, Echo[..60]], capture.Frames.Select(frame => frame.Octets.ToArray()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_Pcapng_EitherByteOrderAndKindOfPacketBlock(bool isBigEndian)
    {
        var file = new PcapngBuilder(isBigEndian).Section().Interface(1, "eth0").Unknown(0x80000BAD, 40).Enhanced(0, Echo).Simple(Echo).Obsolete(0, Echo).Octets;

        var capture = Read(file);

        Assert.Null(capture.Problem);
        Assert.Equal([new ReadInterface("eth0", LinkType.Ethernet)], capture.Interfaces);
        Assert.Equal([Echo, Echo, Echo], capture.Frames.Select(frame => frame.Octets.ToArray()));
    }

    // Interfaces are counted anew in each section, whose byte order may be another.
    [Fact]
    public void Read_TwoSections_FramesKeepTheirInterfaces()
    {
        byte[] file =
        [
            .. new PcapngBuilder(isBigEndian: false).Section().Interface(1, "a").Enhanced(0, Echo).Octets,
            .. new PcapngBuilder(isBigEndian: true).Section().Interface(101, "b").Enhanced(0, Echo[14..]).Octets,
        ];

        var capture = Read(file);

        Assert.Null(capture.Problem);
        Assert.Equal(["a", "b"], capture.Frames.Select(frame => capture.Interfaces[frame.Interface].Name));
    }

    [Fact]
    public void Read_OwnFile_IsWhatWasWritten()
    {
        var file = new CaptureFile(
            [new CaptureInterface("n/host/eth0", LinkType.Ethernet, "x"), new CaptureInterface("n/host/any", LinkType.LinuxSll2)],
            [new CaptureFrame(0, 5, FrameDirection.In, Echo, new FrameRemark(0, 0, Stage.DevReceive, "remark")), new CaptureFrame(1, 6, FrameDirection.Out, Echo.AsMemory(0, 31))], "keys");

        var capture = Read(PcapngWriter.Write(file));

        Assert.Null(capture.Problem);
        Assert.Equal(["n/host/eth0", "n/host/any"], capture.Interfaces.Select(one => one.Name));
        Assert.Equal(file.Frames.Select(frame => Convert.ToHexString(frame.Octets.Span)), capture.Frames.Select(frame => Convert.ToHexString(frame.Octets.Span)));
    }

    [Fact]
    public void Read_SnapshotLength_FrameIsCut()
    {
        var file = Pcap(0xA1B2C3D4, false, 1, Echo[..60]);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(24 + 12), 98);

        Assert.True(Assert.Single(Read(file).Frames).IsCut);
    }

    public static TheoryData<string, byte[], long, CaptureFault> Faults
    {
        get
        {
            var pcap = Pcap(0xA1B2C3D4, false, 1, Echo);
            var pcapng = new PcapngBuilder(isBigEndian: false).Section().Interface(1, "eth0").Enhanced(0, Echo).Octets;
            const int Interface = 28, Packet = 28 + 32;
            return new()
            {
                { "empty", [], 0, CaptureFault.NotACapture },
                { "text", "GET / HTTP/1.1\r\n"u8.ToArray(), 0, CaptureFault.NotACapture },
                { "short", [0xD4, 0xC3], 0, CaptureFault.NotACapture },
                { "pcap version", With(pcap, 4, 3), 4, CaptureFault.Version },
                { "pcap link type", With(pcap, 20, 105), 20, CaptureFault.LinkType },
                { "pcap header cut", pcap[..20], 0, CaptureFault.Truncated },
                { "pcap record cut", pcap[..^1], 24, CaptureFault.Truncated },
                { "pcap frame too long", With(pcap, 24 + 8, 0xFFFFFFFF), 32, CaptureFault.FrameLength },
                { "section of one number only", pcapng[..10], 0, CaptureFault.Truncated },
                { "byte order", With(pcapng, 8, 0x01020304), 8, CaptureFault.ByteOrder },
                { "pcapng version", With(pcapng, 12, 2), 12, CaptureFault.Version },
                { "block without end", With(pcapng, Interface + 4, 0xFFFFFFFC), Interface + 4, CaptureFault.BlockLength },
                { "block of odd length", With(pcapng, Interface + 4, 33), Interface + 4, CaptureFault.BlockLength },
                { "block of no length", With(pcapng, Interface + 4, 0), Interface + 4, CaptureFault.BlockLength },
                { "block ends otherwise", With(pcapng, Packet - 4, 36), Packet - 4, CaptureFault.TrailingLength },
                { "pcapng link type", With(pcapng, Interface + 8, 147), Interface + 8, CaptureFault.LinkType },
                { "option too long", With(pcapng, Interface + 16, 0xFFFF0002), Interface + 18, CaptureFault.OptionLength },
                { "no such interface", With(pcapng, Packet + 8, 1), Packet + 8, CaptureFault.UnknownInterface },
                { "frame longer than its block", With(pcapng, Packet + 20, 5000), Packet + 20, CaptureFault.FrameLength },
                { "pcapng cut", pcapng[..^5], Packet, CaptureFault.Truncated },
                { "skipped block cut", new PcapngBuilder(false).Section().Unknown(77, 400).Octets[..^9], 28, CaptureFault.Truncated },
                { "frames", Pcap(0xA1B2C3D4, false, 1, [.. Enumerable.Repeat<byte[]>([1], CaptureReader.MostFrames + 1)]), 24 + (17L * CaptureReader.MostFrames), CaptureFault.TooManyFrames },
                { "interfaces", Interfaces(CaptureReader.MostInterfaces + 1), 28 + (32L * CaptureReader.MostInterfaces), CaptureFault.TooManyInterfaces },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_Fault_NamesOffsetAndExpectation(string name, byte[] file, long offset, CaptureFault fault)
    {
        var problem = Read(file).Problem;

        Assert.True(problem is not null, name);
        Assert.Equal((offset, fault), (problem.Offset, problem.Fault));
        foreach (var language in Enum.GetValues<Engine.Configuration.Language>())
        {
            Assert.Contains($"{offset}", CaptureTexts.Of(fault).In(language, problem.Offset, problem.Found, problem.Expected), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_MoreThanAFileMayHave_StopsThere()
    {
        var reader = new CaptureReader();
        reader.Read(Pcap(0xA1B2C3D4, false, 1));
        var record = Pcap(0xA1B2C3D4, false, 1, new byte[262_144])[24..];
        for (var count = 0; count < 100 && !reader.HasFailed; count++)
        {
            reader.Read(record);
        }

        var capture = reader.End();

        Assert.Equal((CaptureReader.MostOctets, CaptureFault.TooLarge), ((int)capture.Problem!.Offset, capture.Problem.Fault));
        Assert.True(capture.Frames.Sum(frame => (long)frame.Octets.Length) <= CaptureReader.MostOctets);
    }

    [Fact]
    public void Read_LengthThatOnlySaysSo_TakesNoMemory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 100; count++)
        {
            Read(With(Pcap(0xA1B2C3D4, false, 1, Echo), 24 + 8, 262_144));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 16_384);
    }

    [Fact]
    public void Read_DamagedFiles_EndsWithFramesOrAProblem() => Prop.ForAll(Damaged, file =>
    {
        var capture = Read(file);
        return capture.Frames.Length <= file.Length && capture.Frames.All(frame => frame.Interface < capture.Interfaces.Length)
            && (capture.Problem is null || capture.Problem.Offset <= file.Length);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Read_PieceByPiece_IsTheSame() => Prop.ForAll(
        Damaged, Gen.Choose(1, 50).ToArbitrary(), (file, size) => Show(Read(file)) == Show(Read(file, size)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Arbitrary<byte[]> Damaged { get; } = (
        from file in Gen.Elements<byte[]>(
            Pcap(0xA1B2C3D4, false, 1, Echo, Echo), Pcap(0xA1B23C4D, true, 276, Echo),
            new PcapngBuilder(false).Section().Interface(1, "eth0").Unknown(77, 24).Enhanced(0, Echo).Simple(Echo).Section().Interface(101, null).Obsolete(0, Echo).Octets,
            new PcapngBuilder(true).Section().Interface(113, "any").Interface(1, "lo").Enhanced(1, Echo).Octets)
        from changes in Gen.ListOf(Gen.Zip(Gen.Choose(0, file.Length - 1), Gen.Frequency((1, Gen.Choose(0, 255)), (1, Gen.Elements(0, 1, 4, 12, 255)))), 3)
        from length in Gen.Frequency((3, Gen.Constant(file.Length)), (1, Gen.Choose(0, file.Length)))
        select Damage(file, changes, length)).ToArbitrary();

    private static byte[] Damage(byte[] file, IEnumerable<(int At, int Value)> changes, int length)
    {
        var copy = file.ToArray();
        foreach (var (at, value) in changes)
        {
            copy[at] = (byte)value;
        }

        return copy[..length];
    }

    private static string Show(ReadCapture capture) =>
        $"{capture.Problem} {string.Join(' ', capture.Interfaces)} {string.Join(' ', capture.Frames.Select(frame => $"{frame.Interface} {frame.Length} {Convert.ToHexString(frame.Octets.Span)}"))}";

    private static ReadCapture Read(byte[] file, int pieceSize = 4096)
    {
        var reader = new CaptureReader();
        foreach (var piece in file.Chunk(pieceSize))
        {
            reader.Read(piece);
        }

        return reader.End();
    }

    private static byte[] With(byte[] file, int at, uint value)
    {
        var copy = file.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(at), value);
        return copy;
    }

    private static byte[] Interfaces(int count)
    {
        var builder = new PcapngBuilder(isBigEndian: false).Section();
        for (var index = 0; index < count; index++)
        {
            builder.Interface(1, "eth0");
        }

        return builder.Octets;
    }

    private static byte[] Pcap(uint magic, bool isBigEndian, uint link, params byte[][] frames)
    {
        var octets = new List<byte>();
        void Number(uint value)
        {
            Span<byte> four = stackalloc byte[4];
            if (isBigEndian)
            {
                BinaryPrimitives.WriteUInt32BigEndian(four, value);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(four, value);
            }

            octets.AddRange(four);
        }

        Number(magic);
        Number(isBigEndian ? 0x00020004u : 0x00040002u);
        Number(0);
        Number(0);
        Number(262_144);
        Number(link);
        foreach (var frame in frames)
        {
            Number(1);
            Number(2);
            Number((uint)frame.Length);
            Number((uint)frame.Length);
            octets.AddRange(frame);
        }

        return [.. octets];
    }

    /// <summary>Files as other programs may write them.</summary>
    private sealed class PcapngBuilder(bool isBigEndian)
    {
        private readonly List<byte> octets = [];

        public byte[] Octets => [.. octets];

        public PcapngBuilder Section() => Block(0x0A0D0D0A, [.. Four(0x1A2B3C4D), .. Two(1), .. Two(0), .. Four(0xFFFFFFFF), .. Four(0xFFFFFFFF)]);

        public PcapngBuilder Interface(ushort link, string? name)
        {
            var text = Encoding.UTF8.GetBytes(name ?? "");
            return Block(1, [.. Two(link), .. Two(0), .. Four(0), .. name is null ? [] : Two(2), .. name is null ? [] : Two((ushort)text.Length), .. Filled(text), .. Four(0)]);
        }

        public PcapngBuilder Enhanced(uint of, byte[] frame) =>
            Block(6, [.. Four(of), .. Four(0), .. Four(0), .. Four((uint)frame.Length), .. Four((uint)frame.Length), .. Filled(frame)]);

        public PcapngBuilder Obsolete(ushort of, byte[] frame) =>
            Block(2, [.. Two(of), .. Two(0), .. Four(0), .. Four(0), .. Four((uint)frame.Length), .. Four((uint)frame.Length), .. Filled(frame)]);

        public PcapngBuilder Simple(byte[] frame) => Block(3, [.. Four((uint)frame.Length), .. Filled(frame)]);

        public PcapngBuilder Unknown(uint type, int length) => Block(type, new byte[length]);

        private PcapngBuilder Block(uint type, byte[] body)
        {
            var length = Four((uint)body.Length + 12);
            octets.AddRange([.. Four(type), .. length, .. body, .. length]);
            return this;
        }

        private static byte[] Filled(byte[] value) => [.. value, .. new byte[-value.Length & 3]];

        private byte[] Two(ushort value) => isBigEndian ? [(byte)(value >> 8), (byte)value] : [(byte)value, (byte)(value >> 8)];

        private byte[] Four(uint value) =>
            isBigEndian ? [.. Two((ushort)(value >> 16)), .. Two((ushort)value)] : [.. Two((ushort)value), .. Two((ushort)(value >> 16))];
    }
}
