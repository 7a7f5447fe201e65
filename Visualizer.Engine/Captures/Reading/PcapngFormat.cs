using System.Buffers.Binary;
using System.Text;

namespace Visualizer.Engine.Captures.Reading;

/// <summary>pcapng: blocks of <c>type · length · body · length</c>. Those that hold no frame and describe no interface are passed over.</summary>
internal sealed class PcapngFormat : ICaptureFormat
{
    private const uint SectionHeader = 0x0A0D0D0A, InterfaceDescription = 1, ObsoletePacket = 2, SimplePacket = 3, EnhancedPacket = 6;
    private const uint ByteOrderMagic = 0x1A2B3C4D;
    private const int HeadLength = 8, TailLength = 4, LeastBlock = HeadLength + TailLength, MagicAt = 8, MajorAt = 12, LeastSection = 28;
    private const int LinkAt = 8, SnapLengthAt = 12, OptionsAt = 16, LeastInterface = 20;
    private const int PacketInterfaceAt = 8, CapturedAt = 20, LengthAt = 24, PacketHead = 28, SimpleLengthAt = 8, SimpleHead = 12;
    private const ushort EndOfOptions = 0, InterfaceName = 2;

    // Comments and other options of a frame fit beside it.
    private const int MostBlock = CaptureReader.MostFrameOctets + (256 * 1024);

    private readonly List<uint> snapLengths = [];
    private int firstInterface;
    private bool isBigEndian;

    /// <inheritdoc/>
    public int FirstNeeded => HeadLength;

    /// <summary>The format of a file that starts so; null when it is another.</summary>
    public static PcapngFormat? Of(ReadOnlySpan<byte> magic) => BinaryPrimitives.ReadUInt32BigEndian(magic) == SectionHeader ? new PcapngFormat() : null;

    /// <inheritdoc/>
    public void Read(CaptureReader reader, ReadOnlySpan<byte> record)
    {
        // The same octets either way round: the one type that may be read before the byte order is known.
        var isSection = BinaryPrimitives.ReadUInt32BigEndian(record) == SectionHeader;
        if (isSection && record.Length == HeadLength)
        {
            reader.Need(MagicAt + 4);
            return;
        }

        if (isSection && record.Length == MagicAt + 4 && !TakeByteOrder(record[MagicAt..]))
        {
            reader.Fail(reader.RecordOffset + MagicAt, CaptureFault.ByteOrder, Convert.ToHexStringLower(record[MagicAt..]));
            return;
        }

        var type = UInt32(record);
        var length = UInt32(record[4..]);
        var isRead = isSection || type is InterfaceDescription or ObsoletePacket or SimplePacket or EnhancedPacket;
        if (length < LeastBlock || length % 4 != 0 || length > (isRead ? MostBlock : CaptureReader.MostOctets))
        {
            reader.Fail(
                reader.RecordOffset + 4, CaptureFault.BlockLength, CaptureReader.Number(length), isRead ? MostBlock : CaptureReader.MostOctets);
        }
        else if (!isRead)
        {
            reader.Finish(HeadLength, length - HeadLength);
        }
        else if (record.Length < length)
        {
            reader.Need((int)length);
        }
        else if (UInt32(record[^TailLength..]) is var trailing && trailing != length)
        {
            reader.Fail(reader.RecordOffset + length - TailLength, CaptureFault.TrailingLength, CaptureReader.Number(trailing), length);
        }
        else
        {
            ReadBlock(reader, type, record[..^TailLength]);
            reader.Finish(HeadLength);
        }
    }

    private void ReadBlock(CaptureReader reader, uint type, ReadOnlySpan<byte> block)
    {
        var least = type switch
        {
            SectionHeader => LeastSection - TailLength,
            InterfaceDescription => LeastInterface - TailLength,
            SimplePacket => SimpleHead,
            _ => PacketHead,
        };
        if (block.Length < least)
        {
            reader.Fail(reader.RecordOffset + 4, CaptureFault.BlockLength, CaptureReader.Number(block.Length + TailLength), MostBlock);
            return;
        }

        switch (type)
        {
            case SectionHeader:
                ReadSection(reader, block);
                break;
            case InterfaceDescription:
                ReadInterface(reader, block);
                break;
            case SimplePacket:
                // Its captured length is what the first interface's snapshot length leaves of it.
                var length = UInt32(block[SimpleLengthAt..]);
                var snap = snapLengths.Count > 0 && snapLengths[0] > 0 ? snapLengths[0] : uint.MaxValue;
                ReadPacket(reader, block[SimpleHead..], SimpleLengthAt, 0, Math.Min(length, snap), length);
                break;
            default:
                var of = type == EnhancedPacket ? UInt32(block[PacketInterfaceAt..]) : UInt16(block[PacketInterfaceAt..]);
                ReadPacket(reader, block[PacketHead..], CapturedAt, of, UInt32(block[CapturedAt..]), UInt32(block[LengthAt..]));
                break;
        }
    }

    private void ReadSection(CaptureReader reader, ReadOnlySpan<byte> block)
    {
        var major = UInt16(block[MajorAt..]);
        if (major != 1)
        {
            reader.Fail(reader.RecordOffset + MajorAt, CaptureFault.Version, CaptureReader.Number(major), 1);
        }

        // Interfaces are counted anew in each section.
        snapLengths.Clear();
        firstInterface = reader.InterfaceCount;
    }

    private void ReadInterface(CaptureReader reader, ReadOnlySpan<byte> block)
    {
        if (reader.LinkOf(UInt16(block[LinkAt..]), reader.RecordOffset + LinkAt) is not { } link)
        {
            return;
        }

        snapLengths.Add(UInt32(block[SnapLengthAt..]));
        string? name = null;
        for (var at = OptionsAt; at + 4 <= block.Length;)
        {
            var code = UInt16(block[at..]);
            var length = UInt16(block[(at + 2)..]);
            if (code == EndOfOptions)
            {
                break;
            }

            if (at + 4 + length > block.Length)
            {
                reader.Fail(reader.RecordOffset + at + 2, CaptureFault.OptionLength, CaptureReader.Number(length), block.Length - at - 4);
                return;
            }

            name = code == InterfaceName ? Encoding.UTF8.GetString(block.Slice(at + 4, length)).TrimEnd('\0') : name;
            at += 4 + ((length + 3) & ~3);
        }

        reader.Add(new ReadInterface(name, link), reader.RecordOffset);
    }

    private void ReadPacket(CaptureReader reader, ReadOnlySpan<byte> room, int capturedAt, uint of, uint captured, uint length)
    {
        if (of >= snapLengths.Count)
        {
            reader.Fail(reader.RecordOffset + PacketInterfaceAt, CaptureFault.UnknownInterface, CaptureReader.Number(of), snapLengths.Count);
        }
        else if (captured > room.Length || captured > CaptureReader.MostFrameOctets)
        {
            reader.Fail(
                reader.RecordOffset + capturedAt, CaptureFault.FrameLength, CaptureReader.Number(captured),
                Math.Min(room.Length, CaptureReader.MostFrameOctets));
        }
        else
        {
            reader.Add(firstInterface + (int)of, room[..(int)captured], length);
        }
    }

    private bool TakeByteOrder(ReadOnlySpan<byte> magic)
    {
        isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(magic) == ByteOrderMagic;
        return isBigEndian || BinaryPrimitives.ReadUInt32LittleEndian(magic) == ByteOrderMagic;
    }

    private ushort UInt16(ReadOnlySpan<byte> octets) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(octets) : BinaryPrimitives.ReadUInt16LittleEndian(octets);

    private uint UInt32(ReadOnlySpan<byte> octets) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);
}
