using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Wire;

/// <summary>Parse(Emit(x)) is x, and Emit(Parse(b)) is b for every header of well-formed frames.</summary>
public sealed class RoundTripTests
{
    private delegate bool Parser<T>(ReadOnlySpan<byte> octets, out T header);

    private delegate void Emitter<in T>(T header, Span<byte> octets);

    [Fact]
    public void EmitParse_EveryLayerOfEveryFrame_OctetsAreTheSame()
    {
        var seen = new HashSet<LayerKind>();
        foreach (var frame in Frames.All())
        {
            foreach (var layer in Dissector.Dissect(frame, FrameStart.Ethernet))
            {
                seen.Add(layer.Kind);
                Assert.Equal(Convert.ToHexString(frame.AsSpan(layer.Offset)), Convert.ToHexString(Rewritten(layer, frame.AsSpan(layer.Offset))));
                if (layer.Kind == LayerKind.Icmpv4 && Icmpv4Message.IsError(Icmpv4Message.TypeOf(frame.AsSpan(layer.Offset))))
                {
                    // What an error quotes is cut short, so its checksums cannot be computed again.
                    break;
                }
            }
        }

        Assert.Empty(Enum.GetValues<LayerKind>().Except(seen).Except([LayerKind.Padding, LayerKind.Malformed]));
    }

    [Fact]
    public void ParseEmit_EveryHeader_ValueIsTheSame()
    {
        Check(new EthernetHeader(Frames.MacA, Frames.MacB, (EtherType)0x88CC), EthernetHeader.TryParse, (h, o) => h.Emit(o), 14);
        Check(new ArpPacket(ArpOperation.Reply, Frames.MacA, Frames.PodA, Frames.MacB, Frames.PodB), ArpPacket.TryParse, (h, o) => h.Emit(o), 28);
        Check(
            new Ipv4Header(0xB9, 1500, 7, false, true, 8191, 1, (IpProtocol)200, Frames.PodA, Frames.PodB, Octets.Parse("94040000 01010101")),
            Ipv4Header.TryParse, (h, o) => h.Emit(o), 28);
        Check(
            new TcpHeader(1, 65535, uint.MaxValue, 3, (TcpFlags)0xFF, 9, 10, 11, TcpOptions.Syn(1460, 1, 2, 7)),
            TcpHeader.TryParse, (h, o) => h.Emit(o), 40);
        Check(new UdpHeader(1, 2, 8, 0), UdpHeader.TryParse, (h, o) => h.Emit(o), 8);
        Check(new Icmpv4Message(Icmpv4Type.EchoReply, 0, 0xFFFF0001, Octets.Parse("0102")), Icmpv4Message.TryParse, (h, o) => h.Emit(o), 10);
        Check(new VxlanHeader(0xFFFFFF), VxlanHeader.TryParse, (h, o) => h.Emit(o), 8);
        Check(
            GeneveHeader.Create(5, EtherType.Ipv4, new GeneveOption(1, 0x80, Octets.Parse("01020304")), new GeneveOption(2, 1, Octets.None)),
            GeneveHeader.TryParse, (h, o) => h.Emit(o), 20);
        Check(new EspHeader(uint.MaxValue, 1, ulong.MaxValue), EspHeader.TryParse, (h, o) => h.Emit(o), 16);
        Check(WireGuardMessage.Data(0xFFFFFFFE, ulong.MaxValue), WireGuardMessage.TryParse, (h, o) => h.Emit(o), 32);
        Check(new WireGuardMessage(WireGuardType.HandshakeInitiation, 7, 0, 0), WireGuardMessage.TryParse, (h, o) => h.Emit(o), 148);
        Check(new WireGuardMessage(WireGuardType.HandshakeResponse, 7, 8, 0), WireGuardMessage.TryParse, (h, o) => h.Emit(o), 92);
        Check(new WireGuardMessage(WireGuardType.CookieReply, 0, 8, 0), WireGuardMessage.TryParse, (h, o) => h.Emit(o), 64);
    }

    [Theory]
    [InlineData("6500001400000000400100000a00000a0a00000b")]
    [InlineData("4400001400000000400100000a00000a0a00000b")]
    [InlineData("4600001800000000400100000a00000a0a00000b")]
    [InlineData("4500001300000000400100000a00000a0a00000b")]
    [InlineData("4500001400000000400100000a00000a0a0000")]
    public void TryParse_ImpossibleIpv4_False(string octets)
    {
        Assert.False(Ipv4Header.TryParse(Convert.FromHexString(octets), out var header));
        Assert.Equal(default, header);
    }

    [Theory]
    [InlineData("0050005000000001000000024010000100000000")]
    [InlineData("0050005000000001000000026010000100000000")]
    [InlineData("005000500000000100000002601000010000000002000000")]
    [InlineData("005000500000000100000002601000010000000001010205")]
    public void TryParse_ImpossibleTcp_False(string octets)
    {
        Assert.False(TcpHeader.TryParse(Convert.FromHexString(octets), out _));
    }

    [Theory]
    [InlineData("4000655800000100")]
    [InlineData("0200655800000100 01020003")]
    [InlineData("0100655800000100 01020001")]
    public void TryParse_ImpossibleGeneve_False(string octets)
    {
        Assert.False(GeneveHeader.TryParse(Octets.Parse(octets).Span, out _));
    }

    [Fact]
    public void TryParse_OneOctetTooFew_False()
    {
        Assert.False(EthernetHeader.TryParse(new byte[13], out _));
        Assert.False(ArpPacket.TryParse(new byte[28], out _));
        Assert.False(UdpHeader.TryParse([0, 1, 0, 2, 0, 7, 0, 0], out _));
        Assert.False(Icmpv4Message.TryParse(new byte[7], out _));
        Assert.False(VxlanHeader.TryParse(new byte[8], out _));
        Assert.False(EspHeader.TryParse(new byte[15], out _));
        Assert.False(WireGuardMessage.TryParse([4, 0, 0, 0, .. new byte[27]], out _));
    }

    [Fact]
    public void Emit_OptionsNotInWords_ThrowsForTheProgrammer()
    {
        var header = Frames.Header(Frames.PodA, Frames.PodB) with { Options = Octets.Parse("010101") };

        Assert.Throws<InvalidOperationException>(() => header.Emit(new byte[60]));
    }

    private static void Check<T>(T header, Parser<T> parse, Emitter<T> emit, int length)
    {
        var octets = new byte[length];
        emit(header, octets);

        Assert.True(parse(octets, out var again), $"{header} is not read back");
        Assert.Equal(header, again);
    }

    private static byte[] Rewritten(Layer layer, ReadOnlySpan<byte> octets) => layer.Kind switch
    {
        LayerKind.Ethernet => Again<EthernetHeader>(octets, EthernetHeader.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Arp => Again<ArpPacket>(octets, ArpPacket.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Ipv4 => Again<Ipv4Header>(octets, Ipv4Header.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Icmpv4 => Again<Icmpv4Message>(octets, Icmpv4Message.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Tcp => Again<TcpHeader>(octets, TcpHeader.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Udp => Again<UdpHeader>(octets, UdpHeader.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Vxlan => Again<VxlanHeader>(octets, VxlanHeader.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Geneve => Again<GeneveHeader>(octets, GeneveHeader.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Esp => Again<EspHeader>(octets, EspHeader.TryParse, (h, o) => h.Emit(o)),
        LayerKind.WireGuard => Again<WireGuardMessage>(octets, WireGuardMessage.TryParse, (h, o) => h.Emit(o)),
        LayerKind.Payload => octets.ToArray(),
        _ => throw new InvalidOperationException($"{layer.Kind}: {layer.Problem}"),
    };

    private static byte[] Again<T>(ReadOnlySpan<byte> octets, Parser<T> parse, Emitter<T> emit)
    {
        Assert.True(parse(octets, out var header));
        var copy = octets.ToArray();
        emit(header, copy);
        return copy;
    }
}
