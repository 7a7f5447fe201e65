using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>Wireshark reads the files as they are meant: tunnels, keys, checksums, interfaces and remarks.</summary>
public sealed class TsharkTests
{
    [Fact]
    public void Tshark_Esp_DecryptsToTheInnerPacket()
    {
        using var capture = TemporaryCapture.Of(LinkType.Ethernet, [Frames.Esp(Frames.EchoRequest(), spi: 3, sequence: 5)]);
        var key = new EspKeyLine(Frames.NodeA, Frames.NodeB, 3, Convert.ToHexStringLower([.. Frames.Key, .. Frames.Salt]));

        var fields = Fields(
            capture,
            ["-o", "esp.enable_encryption_decode:TRUE", "-o", "esp.enable_authentication_check:TRUE", "-o", $"uat:esp_sa:{key}"],
            "frame.protocols", "esp.spi", "esp.sequence", "esp.icv_good", "esp.protocol", "esp.pad_len", "icmp.ident");

        Assert.Equal([["eth:ethertype:ip:esp:ip:icmp:data", "0x00000003", "5", "1", "0x04", "2", "55"]], fields);
    }

    [Fact]
    public void Tshark_Vxlan_ShowsVniAndInnerFrame()
    {
        using var capture = TemporaryCapture.Of(LinkType.Ethernet, [Frames.Vxlan(32359, Frames.Ethernet(Frames.EchoRequest()))]);

        var fields = Fields(capture, ["-d", "udp.port==8472,vxlan"], "frame.protocols", "vxlan.vni", "icmp.ident", "frame.len");

        Assert.Equal([["eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:icmp:data", "32359", "55", "148"]], fields);
    }

    [Fact]
    public void Tshark_EveryKindOfFrame_OnlyTheDamagedOneHasABadChecksum()
    {
        var damaged = Frames.Ethernet(Frames.EchoRequest());
        damaged[^1] ^= 1;
        using var capture = TemporaryCapture.Of(LinkType.Ethernet, [.. Frames.All(), damaged]);

        var fields = Fields(
            capture,
            [
                "-d", "udp.port==8472,vxlan", "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
                "-Y", "_ws.malformed || ip.checksum.status == \"Bad\" || tcp.checksum.status == \"Bad\" || udp.checksum.status == \"Bad\""
                    + " || icmp.checksum.status == \"Bad\"",
            ],
            "frame.number", "icmp.ident");

        Assert.Equal([[$"{Frames.All().Count() + 1}", "55"]], fields);
    }

    [Fact]
    public void Tshark_Geneve_ShowsOption()
    {
        var header = GeneveHeader.Create(32359, EtherType.TransparentEthernet, new GeneveOption(0x014B, 0x81, Frames.Counting(8)));
        using var capture = TemporaryCapture.Of(LinkType.Ethernet, [Frames.Geneve(header, Frames.Ethernet(Frames.EchoRequest()))]);

        var fields = Fields(capture, [], "geneve.vni", "geneve.option.class", "geneve.option.type", "geneve.flags.critical", "icmp.ident");

        Assert.Equal([["0x007e67", "0x014b", "0x81", "1", "55"]], fields);
    }

    [Fact]
    public void Tshark_DsrOption_IsAnOptionOfTheHeaderAndNothingIsDamaged()
    {
        var syn = Frames.Header(Frames.NodeA, Frames.NodeB) with { Options = new DsrOption(Frames.NodeA, 30080).ToIpv4() };
        using var capture = TemporaryCapture.Of(
            LinkType.Ethernet, [Frames.Ethernet(Ipv4Packet.CreateTcp(syn, new TcpHeader(1, 80, 3, 4, TcpFlags.Syn, 5), []))]);

        var fields = Fields(
            capture, ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"],
            "ip.hdr_len", "ip.checksum.status", "tcp.checksum.status", "_ws.malformed");

        Assert.Equal([["28", "1", "1", ""]], fields);
    }

    [Fact]
    public void Tshark_SeveralInterfaces_NamesTimesDirectionsAndRemarksAreThere()
    {
        var echo = Frames.EchoRequest();
        using var capture = new TemporaryCapture(new CaptureFile(
            [
                new CaptureInterface("worker/host/eth0", LinkType.Ethernet, "the underlay"),
                new CaptureInterface("worker/host/cilium_wg0", LinkType.Raw),
                new CaptureInterface("worker/host/any", LinkType.LinuxSll2),
            ],
            [
                new CaptureFrame(0, 1, FrameDirection.Out, Frames.Ethernet(echo), new FrameRemark(0, 4, Stage.DevTransmit, "ICMP «echo» request")),
                new CaptureFrame(1, 4_294_967_296_000_000_123, FrameDirection.In, echo),
                new CaptureFrame(2, 0, FrameDirection.In, new LinuxSll2Header(EtherType.Ipv4, 7, 1, PacketType.OtherHost, Frames.MacA).Frame(echo)),
            ],
            "keys"));

        var fields = Fields(
            capture,
            [],
            "frame.interface_name", "frame.interface_description", "frame.time_epoch", "frame.packet_flags_direction", "frame.comment", "frame.protocols",
            "sll.ifindex", "sll.src.eth");

        Assert.Equal(
            [
                ["worker/host/eth0", "the underlay", "0.000000001", "0x00000002", "packets[0].hops[4] dev-transmit: ICMP «echo» request", "eth:ethertype:ip:icmp:data", "", ""],
                ["worker/host/cilium_wg0", "", "4294967296.000000123", "0x00000001", "", "raw:ip:icmp:data", "", ""],
                ["worker/host/any", "", "0.000000000", "0x00000001", "", "sll:ethertype:ip:icmp:data", "7", "ae:32:09:5a:08:5c"],
            ],
            fields);
    }

    private static string[][] Fields(TemporaryCapture capture, string[] options, params string[] names)
    {
        string[] arguments = ["-n", "-r", capture.Path, .. options, "-T", "fields", .. names.SelectMany(name => new[] { "-e", name })];
        var output = ExternalTool.Run("tshark", "tshark", arguments);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
