using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Wire;

public sealed class DissectorTests
{
    [Fact]
    public void Dissect_WellFormedFrames_NestAsBuilt()
    {
        var nestings = Frames.All().Select(frame => Dissector.Nesting(Dissector.Dissect(frame, FrameStart.Ethernet)));

        Assert.Equal(
            [
                "Ethernet[IP[ICMP]]",
                "Ethernet[IP[UDP]]",
                "Ethernet[IP[TCP]]",
                "Ethernet[IP[TCP]]",
                "Ethernet[IP[ICMP[IP[UDP]]]]",
                "Ethernet[IP[ICMP[IP[ICMP]]]]",
                "Ethernet[IP[ICMP[IP[ICMP]]]]",
                "Ethernet[ARP]",
                "Ethernet[IP[UDP[VXLAN[Ethernet[IP[ICMP]]]]]]",
                "Ethernet[IP[UDP[Geneve[Ethernet[IP[ICMP]]]]]]",
                "Ethernet[IP[UDP[Geneve[Ethernet[IP[ICMP]]]]]]",
                "Ethernet[IP[ESP]]",
                "Ethernet[IP[UDP[WireGuard]]]",
            ],
            nestings);
    }

    [Fact]
    public void Dissect_RawIpv4_StartsWithIp()
    {
        Assert.Equal("IP[ICMP]", Dissector.Nesting(Dissector.Dissect(Frames.EchoRequest(), FrameStart.Ipv4)));
    }

    [Fact]
    public void Dissect_EchoRequest_FieldsReadAsPeopleWriteThem()
    {
        var layers = Dissector.Dissect(Frames.Ethernet(Frames.EchoRequest()), FrameStart.Ethernet);

        Assert.Equal([(0, 14), (14, 20), (34, 8), (42, 56)], layers.Select(layer => (layer.Offset, layer.Length)));
        Assert.Contains(new HeaderField("EtherType", 96, 16, "IPv4 0x0800"), layers[0].Fields);
        Assert.Contains(new HeaderField("TTL", 64, 8, "64"), layers[1].Fields);
        Assert.Contains(new HeaderField("Don't fragment", 49, 1, "set"), layers[1].Fields);
        Assert.Contains(new HeaderField("Source", 96, 32, "10.0.2.40"), layers[1].Fields);
        Assert.EndsWith(" correct", layers[1].Fields.Single(field => field.Name == "Header checksum").Value, StringComparison.Ordinal);
        Assert.Contains(new HeaderField("Identifier", 32, 16, "55"), layers[2].Fields);
    }

    [Fact]
    public void Dissect_ChecksumWrong_TableNamesTheRightOne()
    {
        var frame = Frames.Ethernet(Frames.EchoRequest());
        var right = Convert.ToHexStringLower(frame.AsSpan(24, 2));
        frame[24] ^= 0xFF;

        var layers = Dissector.Dissect(frame, FrameStart.Ethernet);

        Assert.EndsWith($" incorrect, should be 0x{right}", layers[1].Fields.Single(field => field.Name == "Header checksum").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Dissect_ShortFrameFilled_PaddingIsApart()
    {
        byte[] frame = [.. Frames.Ethernet(Frames.Udp(1, 2, payload: 0)), .. new byte[18]];

        var layers = Dissector.Dissect(frame, FrameStart.Ethernet);

        Assert.Equal([LayerKind.Ethernet, LayerKind.Ipv4, LayerKind.Udp, LayerKind.Padding], layers.Select(layer => layer.Kind));
        Assert.Equal((42, 18), (layers[3].Offset, layers[3].Length));
    }

    [Fact]
    public void Dissect_LaterFragment_ContentIsPayload()
    {
        var fragment = Ipv4Packet.Create(
            Frames.Header(Frames.NodeA, Frames.NodeB) with { Protocol = IpProtocol.Udp, FragmentOffset = 185 }, Frames.Counting(40).Span);

        Assert.Equal([LayerKind.Ipv4, LayerKind.Payload], Dissector.Dissect(fragment, FrameStart.Ipv4).Select(layer => layer.Kind));
    }

    [Fact]
    public void Dissect_FirstFragment_HeadersAreReadThoughContentIsCut()
    {
        var whole = Ipv4Packet.ContentOf(Frames.Vxlan(5, Frames.Ethernet(Frames.EchoRequest())).AsSpan(14));
        var fragment = Ipv4Packet.Create(
            Frames.Header(Frames.NodeA, Frames.NodeB) with { Protocol = IpProtocol.Udp, DontFragment = false, MoreFragments = true }, whole[..80]);

        Assert.Equal("IP[UDP[VXLAN[Ethernet[IP[ICMP]]]]]", Dissector.Nesting(Dissector.Dissect(fragment, FrameStart.Ipv4)));
    }

    [Theory]
    [InlineData("", "Ethernet: 0 octets are there, at least 14 are needed")]
    [InlineData("be061e8286b6ae32095a085c0800", "IPv4: 0 octets are there, at least 20 are needed")]
    [InlineData("be061e8286b6ae32095a085c08006500001400000000400100000a00000a0a00000b", "IPv4: version is 6")]
    [InlineData("be061e8286b6ae32095a085c08004500002800000000400100000a00000a0a00000b", "IPv4: total length is 40, but only 20 octets are there")]
    [InlineData(
        "be061e8286b6ae32095a085c08004500001c00000000401100000a00000a0a00000b0001000200070000", "UDP: length is 7, 8 octets are there")]
    public void Dissect_Impossible_LastLayerSaysWhatIsWrong(string octets, string problem)
    {
        var layers = Dissector.Dissect(Convert.FromHexString(octets), FrameStart.Ethernet);

        Assert.Equal((LayerKind.Malformed, problem), (layers[^1].Kind, layers[^1].Problem));
    }

    [Fact]
    public void Dissect_AnyOctets_NeverThrowsAndCoversTheFrame() => Prop.ForAll((byte[] octets) =>
        Covers(octets, FrameStart.Ethernet) && Covers(octets, FrameStart.Ipv4)).QuickCheckThrowOnFailure();

    [Fact]
    public void Dissect_DamagedFrames_NeverThrowsAndCoversTheFrame() => Prop.ForAll(
        DamagedFrames.Any, octets => Covers(octets, FrameStart.Ethernet)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    /// <summary>Layers follow each other without gap or overlap up to the end, and every field lies inside its layer.</summary>
    private static bool Covers(byte[] octets, FrameStart start)
    {
        var at = 0;
        foreach (var layer in Dissector.Dissect(octets, start))
        {
            if (layer.Offset != at || layer.Fields.Any(field => field.BitWidth < 1 || field.BitOffset + field.BitWidth > layer.Length * 8))
            {
                return false;
            }

            at += layer.Length;
        }

        return at == octets.Length;
    }
}
