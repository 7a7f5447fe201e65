using System.Text;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>Every line is compared with what the installed tcpdump prints for the same frames; Debian 12 has 4.99.3.</summary>
public sealed class TcpdumpTextOracleTests
{
    [Fact]
    public void Lines_EveryKindOfFrame_AreTcpdumps() => Compare(LinkType.Ethernet, [.. Frames.All()]);

    [Theory]
    [InlineData("-tn", false, OctetDump.None, false)]
    [InlineData("-tnv", false, OctetDump.None, false)]
    [InlineData("-tnvv", false, OctetDump.None, false)]
    [InlineData("-tnev", true, OctetDump.None, false)]
    [InlineData("-tnevvv", true, OctetDump.None, false)]
    [InlineData("-tnx", false, OctetDump.Hexadecimal, false)]
    [InlineData("-tnexx", true, OctetDump.Hexadecimal, true)]
    [InlineData("-tnX", false, OctetDump.HexadecimalAndAscii, false)]
    [InlineData("-tneXX", true, OctetDump.HexadecimalAndAscii, true)]
    [InlineData("-tnA", false, OctetDump.Ascii, false)]
    [InlineData("-tnq", false, OctetDump.None, false)]
    [InlineData("-tneq", true, OctetDump.None, false)]
    [InlineData("-tneqvv", true, OctetDump.None, false)]
    [InlineData("-tnqA", false, OctetDump.Ascii, false)]
    [InlineData("-tnS", false, OctetDump.None, false)]
    public void Lines_InEveryStyle_AreTcpdumps(string flags, bool hasLinkLevel, OctetDump dump, bool isWhole)
    {
        var style = new TcpdumpStyle(hasLinkLevel, dump, isWhole) { InterfaceName = Machine.InterfaceName, Verbosity = flags.Count('v'), IsQuiet = flags.Contains('q'), HasAbsoluteNumbers = flags.Contains('S') };
        byte[][] frames =
        [
            .. Frames.All(), new EthernetHeader(Frames.MacA, Frames.MacB, (EtherType)0x9999).Frame(Frames.Counting(45).Span),
            Frames.Ethernet(Ipv4Packet.Create(Frames.Header(Frames.NodeA, Frames.NodeB) with { Protocol = IpProtocol.Ipv4 }, Frames.EchoRequest())),
            Frames.Ethernet([0x60, .. Frames.EchoRequest()[1..]]), Frames.Ethernet([0x45]), .. Odd(),
        ];
        Compare(LinkType.Ethernet, frames, style, flags);
        Compare(LinkType.Raw, [.. frames.Where(frame => EthernetHeader.EtherTypeOf(frame) == EtherType.Ipv4 && frame[14] >> 4 == 4).Select(frame => frame[14..])], style, flags);
        Compare(
            LinkType.LinuxSll2,
            [.. frames.Select((frame, index) => new LinuxSll2Header(
                EthernetHeader.EtherTypeOf(frame), index, 1, (PacketType)(index % 6), index % 3 == 0 ? null : Frames.MacA).Frame(frame.AsSpan(14)))],
            style,
            flags);
    }

    [Fact]
    public void Lines_Curl_AreTcpdumps()
    {
        TcpOptions Later(uint value, uint echo) => TcpOptions.Timestamps(value, echo);
        const uint C = 1073282361, S = 901038452;
        const string Get = "GET / HTTP/1.1\r\nHost: 10.0.0.72\r\n\r\n", Head = "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n", Body = "PodName: web | PodIP: 1\n";
        foreach (ushort port in new ushort[] { 80, 8080, 32000, 443 })
        {
            byte[] Up(TcpFlags flags, uint seq, uint ack, TcpOptions options, string payload = "") =>
                Frames.Ethernet(Frames.Tcp(new TcpHeader(32794, port, C + seq, ack == 0 ? 0 : S + ack, flags, 502, Options: options), payload));
            byte[] Down(TcpFlags flags, uint seq, uint ack, TcpOptions options, string payload = "") => Frames.Ethernet(Ipv4Packet.CreateTcp(
                Frames.Header(Frames.PodB, Frames.PodA),
                new TcpHeader(port, 32794, S + seq, C + ack, flags, 509, Options: options),
                Encoding.ASCII.GetBytes(payload)));
            var (get, head, body) = ((uint)Get.Length, (uint)Head.Length, (uint)Body.Length);
            byte[][] curl =
            [
                Up(TcpFlags.Syn, 0, 0, TcpOptions.Syn(1460, 100, 0, 7)),
                Down(TcpFlags.Syn | TcpFlags.Ack, 0, 1, TcpOptions.Syn(1460, 200, 100, 7)),
                Up(TcpFlags.Ack, 1, 1, Later(101, 200)),
                Up(TcpFlags.Psh | TcpFlags.Ack, 1, 1, Later(101, 200), Get),
                Down(TcpFlags.Ack, 1, 1 + get, Later(201, 101)),
                Down(TcpFlags.Psh | TcpFlags.Ack, 1, 1 + get, Later(202, 101), Head),
                Up(TcpFlags.Ack, 1 + get, 1 + head, Later(102, 202)),
                Down(TcpFlags.Psh | TcpFlags.Ack, 1 + head, 1 + get, Later(202, 102), Body),
                Up(TcpFlags.Ack, 1 + get, 1 + head + body, Later(102, 202)),
                Up(TcpFlags.Fin | TcpFlags.Ack, 1 + get, 1 + head + body, Later(103, 202)),
                Down(TcpFlags.Fin | TcpFlags.Ack, 1 + head + body, 2 + get, Later(203, 103)),
                Up(TcpFlags.Ack, 2 + get, 2 + head + body, Later(104, 203)),
            ];

            Compare(LinkType.Ethernet, curl);

            // A tap that sees one direction only, or the end of a connection only, and one inside a tunnel.
            Compare(LinkType.Ethernet, [.. curl.Where(frame => EthernetHeader.TryParse(frame, out _) && Ipv4Packet.SourceOf(frame.AsSpan(14)) == Frames.PodA)]);
            Compare(LinkType.Ethernet, curl[7..]);
            Compare(LinkType.Ethernet, [.. curl.Select(frame => Frames.Vxlan(7, frame))]);
            Compare(LinkType.Ethernet, [.. curl.Select(frame => Frames.Geneve(new GeneveHeader(7, EtherType.TransparentEthernet), frame))]);
            Compare(LinkType.Raw, [.. curl.Select(frame => frame[14..])]);
        }
    }

    [Fact]
    public void Lines_ConnectionsAndFlags_AreTcpdumps() => Compare(LinkType.Ethernet,
    [
        .. Enumerable.Range(0, 256).Select(flags => Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, 6000, 10, 20, (TcpFlags)flags, 1, 0, 77)))),
        Segment(TcpFlags.Rst, 0), Segment(TcpFlags.Rst | TcpFlags.Ack, 7), Segment(TcpFlags.Ack, 7), Segment(TcpFlags.Ack, uint.MaxValue),
        Segment(TcpFlags.Syn | TcpFlags.Ack, 99), Segment(TcpFlags.Ack, 100),
        Frames.Ethernet(Ipv4Packet.CreateTcp(Frames.Header(Frames.PodB, Frames.PodA), new TcpHeader(7000, 7000, 3, 8, TcpFlags.Ack, 1), [])),
        Frames.Ethernet(Ipv4Packet.CreateTcp(Frames.Header(Frames.PodA, Frames.PodB), new TcpHeader(7000, 7000, 9, 4, TcpFlags.Ack, 1), [])),
    ]);

    [Fact]
    public void Lines_TcpOptions_AreTcpdumps()
    {
        string[] options =
        [
            "01010101", "00000000", "02040578", "0204057801030307", "0402", "01010402", "0303070001010101", "0101080a0000000100000002",
            "0101050a0000000f00000020", "01010512000000010000000200000003000000040101", "02030500", "0304070001010101", "0801", "6404abcd",
            "01020002", "010102", "0108050600000000", "0506000000000000", "2200", "0300", "ff", "0528", "080affff", "01", "020405", "03", "04030001",
        ];
        Compare(LinkType.Ethernet, [.. options.Select(text =>
        {
            var raw = Octets.Parse(text.PadRight((text.Length + 7) / 8 * 8, '0'));
            return Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, 6000, 10, 20, TcpFlags.Ack, 1, Options: new TcpOptions(raw)), "x"));
        })]);
    }

    [Fact]
    public void Lines_TextProtocols_AreTcpdumps()
    {
        string[] payloads =
        [
            "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\n", "get /x HTTP/1.1\r\n", "GET / HTTP/1.1", "GET / HTTP/1.1\r", "GET\t/\r\n", "GET", " GET / HTTP/1.1\r\n",
            "HTTP/1.1 404 Not Found\r\n\r\n", "HTTP/1.1 20 OK\r\n", "HTTP/1.1  200\r\n", "HTTP/1.1 200", "\r\n", "x", "a 123 b\n", "GET /\u0001\r\n", "POST /x HTTP/1.0\r\n\r\nbody",
            "PROPFIND / HTTP/1.1\r\n", "FOO / HTTP/1.1\r\n", "RPC_IN_DATA /x\r\n", "BREW /\r\n", "PATCH / HTTP/1.1\r\n", "PodName: web | PodIP: 1\n",
        ];
        Compare(LinkType.Ethernet, [.. payloads.Select(text => Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, 80, 10, 20, TcpFlags.Ack, 1), text)))]);
        Compare(LinkType.Ethernet, [.. payloads.Select(text => Frames.Ethernet(Frames.Tcp(new TcpHeader(8080, 5000, 10, 20, TcpFlags.Rst, 1), text)))]);
        foreach (ushort port in new ushort[] { 21, 25, 43, 554, 8554 })
        {
            Compare(LinkType.Ethernet, [.. payloads.Select(text => Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, port, 1, 2, TcpFlags.Ack, 1), text)))]);
        }
    }

    // The default port of a UDP flow is 53: tcpdump reads whatever is in it as DNS.
    [Fact]
    public void Lines_PayloadsOnPort53_AreTcpdumps()
    {
        byte[] query = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. "\u0003web\u0007default\u0003svc\0"u8, 0, 1, 0, 1];
        List<byte[]> payloads =
        [
            query, [.. query[..^3], 28, 0, 1], [.. query[..^1], 3], [.. query[..12], 0, 3, 231, 0, 9], "PodName: web | PodIP: 10.0.0.1/32"u8.ToArray(),
            [.. query[..2], 0x81, 0x80, .. query[4..]], [.. query[..5], 2, .. query[6..], 0xC0, 12, 0, 28, 0, 1], [.. query, 1, 2, 3],
            [.. query[..2], 0x08, 0, .. query[4..]], [.. query[..2], 0x85, 0xA3, .. query[4..]], [.. query[..3], 0x10, .. query[4..]],
        ];
        payloads.AddRange(Enumerable.Range(0, 70).Select(length => new byte[length]));
        payloads.AddRange(Enumerable.Range(0, 70).Select(length => Enumerable.Range(0, length).Select(value => (byte)value).ToArray()));
        payloads.AddRange(Enumerable.Range(0, 70).Select(length => Enumerable.Range(0, length).Select(value => (byte)(0x30 + (value % 64))).ToArray()));
        var header = Frames.Header(Frames.PodA, Frames.PodB);
        Compare(LinkType.Ethernet, [.. payloads.Select(payload => Frames.Ethernet(Ipv4Packet.CreateUdp(header, 40000, 53, payload)))]);
        Compare(LinkType.Ethernet, [.. payloads.Select(payload => Frames.Ethernet(Ipv4Packet.CreateUdp(header, 53, 40000, payload)))]);

        byte[][] overTcp = ["GET / HTTP/1.1\r\n"u8.ToArray(), [0, (byte)query.Length, .. query], [0], [0, 0], [0, 1, 2]];
        Compare(LinkType.Ethernet, [.. overTcp.Select(payload =>
            Frames.Ethernet(Ipv4Packet.CreateTcp(header, new TcpHeader(40000, 53, 1, 2, TcpFlags.Ack, 3), payload)))]);
    }

    [Fact]
    public void Lines_IcmpErrors_AreTcpdumps()
    {
        var quotes = new[] { Frames.Udp(40000, 9999), Frames.Tcp(new TcpHeader(1, 2, 3, 4, TcpFlags.Syn, 5)), Frames.EchoRequest() };
        var messages =
            from type in Enumerable.Range(0, 20)
            from code in Enumerable.Range(0, 18)
            from quote in quotes
            where type is not (9 or >= 12) && (type is 0 or 3 or 5 or 8 or 11 || code == 0)
            select new Icmpv4Message((Icmpv4Type)type, (byte)code, 0x0A000001, new Octets(quote));
        Compare(LinkType.Ethernet, [.. messages.Select(message => Frames.Ethernet(Ipv4Packet.CreateIcmp(Frames.Header(Frames.PodB, Frames.PodA), message)))]);
        Compare(LinkType.Ethernet, [Frames.Ethernet(Ipv4Packet.CreateIcmp(Frames.Header(Frames.PodB, Frames.PodA), Icmpv4Message.FragmentationNeeded(0, quotes[0])))]);
    }

    [Fact]
    public void Lines_Arp_AreTcpdumps()
    {
        var request = ArpPacket.RequestFrame(Frames.MacA, Frames.PodA, Frames.PodB);
        Assert.True(ArpPacket.TryParse(request.AsSpan(14), out var arp));
        byte[] Of(ArpPacket packet)
        {
            var octets = new byte[28];
            packet.Emit(octets);
            return new EthernetHeader(MacAddress.Broadcast, Frames.MacA, EtherType.Arp).Frame(octets);
        }

        Compare(LinkType.Ethernet,
        [
            request, arp.ReplyFrame(Frames.MacB), Of(arp with { TargetMac = Frames.MacB }), Of(arp with { TargetAddress = arp.SenderAddress }),
            [.. request, .. new byte[18]],
        ]);
    }

    [Fact]
    public void Lines_OddPackets_AreTcpdumps()
    {
        var header = Frames.Header(Frames.NodeA, Frames.NodeB);
        var echo = Frames.EchoRequest();
        Compare(LinkType.Ethernet,
        [
            new EthernetHeader(Frames.MacA, Frames.MacB, (EtherType)0x9999).Frame(Frames.Counting(45).Span),
            new EthernetHeader(Frames.MacA, Frames.MacB, (EtherType)0x9999).Frame("Hello, 世界 and others"u8),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = (IpProtocol)200 }, Frames.Counting(40).Span)),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Ipv4 }, echo)),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Udp, FragmentOffset = 185 }, Frames.Counting(40).Span)),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Udp, MoreFragments = true }, Ipv4Packet.ContentOf(Frames.Udp(1, 2, 80).AsSpan())[..40])),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Icmp, MoreFragments = true }, Ipv4Packet.ContentOf(echo.AsSpan())[..40])),
            Frames.Ethernet(Ipv4Packet.CreateTcp(header with { Options = Octets.Parse("9a08000a0a000001") }, new TcpHeader(1, 2, 3, 4, TcpFlags.Syn, 5), [])),
            Frames.Ethernet([0x60, .. echo[1..]]),
            Frames.Ethernet([0x55, .. echo[1..]]),
            Frames.Ethernet([0x44, .. echo[1..]]),
            Frames.Ethernet([0x4F, .. echo[1..40]]),
            Frames.Ethernet([0x45, 0, 0, 19, .. echo[4..]]),
            Frames.Ethernet([.. Frames.Udp(40000, 9999), 1, 2, 3]),
            .. Enumerable.Range(0, 12).Select(length => Frames.Ethernet(UdpOfLength((ushort)(length * 5)))),
            Frames.Geneve(new GeneveHeader(1, EtherType.Ipv4), echo),
            Frames.Geneve(new GeneveHeader(1, EtherType.Arp), ArpPacket.RequestFrame(Frames.MacA, Frames.PodA, Frames.PodB)[14..]),
            Frames.Geneve(new GeneveHeader(1, (EtherType)0x9999), echo),
            Frames.Geneve(new GeneveHeader(0xFFFFFF, EtherType.TransparentEthernet, IsControl: true, HasCriticalOptions: true), Frames.Ethernet(echo)),
            Frames.Underlay(Ipv4Packet.CreateUdp(header, 8472, 9, Frames.Counting(40).Span)),
            Frames.Underlay(Ipv4Packet.CreateUdp(header, 9, 8472, Frames.Counting(40).Span)),
            Frames.Underlay(Ipv4Packet.CreateUdp(header, 9, 4789, [0x08, 0, 0, 0, 0, 1, 2, 0, .. Frames.Ethernet(echo)])),
            Frames.Underlay(Ipv4Packet.CreateUdp(header, 9, 4789, [0x00, 0, 0])),
            Frames.Underlay(Ipv4Packet.CreateUdp(header, 6081, 9, Frames.Counting(40).Span)),
        ]);
        Compare(LinkType.Raw, [echo, [0x55, .. echo[1..]], [0x45]]);
    }

    [Fact]
    public void Lines_CutAnywhere_AreTcpdumps()
    {
        var iana = Frames.Underlay(Ipv4Packet.CreateUdp(
            Frames.Header(Frames.NodeA, Frames.NodeB), 9, VxlanHeader.IanaPort, [0x08, 0, 0, 0, 0, 1, 2, 0, .. Frames.Ethernet(Frames.EchoRequest())]));
        foreach (var frame in Frames.All().Append(iana).Append(Frames.Ethernet(Frames.Udp(40000, 53))))
        {
            Compare(LinkType.Ethernet, [.. Enumerable.Range(1, frame.Length).Select(length => frame[..length])]);
        }
    }

    // What flows show at their taps: zeros on port 53, fragments, quoted packets, ARP.
    [Fact]
    public void Lines_OfFlows_AreTcpdumps()
    {
        TraceView[] views =
        [
            Playground.Udp("e", "client", "svc/web", "server-b"),
            Playground.Udp("d", "client", "server-b:54"),
            Playground.Ping("a", "client", "server-b", 2),
            Playground.Run("d", new FlowRequest(FlowKind.Udp, "external/laptop", "node/node-a:30053") { Size = 1460, Backend = "server-b" }),
            Playground.Run("e", new FlowRequest(FlowKind.Udp, "external/laptop", "node/node-a:30053") { Size = 1460, Backend = "server-b" }),
            Playground.Run("a", new FlowRequest(FlowKind.Ping, "client", "server-b") { Size = 3000, ColdNeighbours = true }),
            DirectServerReturn("opt"),
            DirectServerReturn("geneve"),
        ];
        foreach (var tap in views.SelectMany(view => view.Trace.Taps).Where(tap => tap.Sightings.Length > 0))
        {
            Compare(LinkType.Ethernet, [.. tap.Sightings.Select(sighting => sighting.Frame.ToArray())]);
        }
    }

    private static TraceView DirectServerReturn(string dispatch) => new(DatapathEngine.Trace(
        Labs.Load(Labs.Playground),
        new HelmRequest
        {
            Reset = true,
            Version = CiliumVersion.Parse("1.18.0"),
            Set = ["routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=true,tunnelProtocol=geneve,"
                + "loadBalancer.mode=dsr,loadBalancer.dsrDispatch=" + dispatch],
        },
        new FlowRequest(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" }));

    /// <summary>What <c>-v</c> has something to say of: checksums that are wrong or missing, options, fragments, congestion, lines of text, resets.</summary>
    private static IEnumerable<byte[]> Odd()
    {
        var header = Frames.Header(Frames.PodA, Frames.PodB);
        const string Head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        foreach (var payload in (string[])["GET / HTTP/1.1\r\nHost: x\r\n\r\n", Head, "GET / HTTP/1.1\r\nHost: x\u0001\r\n", "GET / HTTP/1.1\r\nHost: x", "PodName: web\n"])
        {
            yield return Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, 80, 10, 20, TcpFlags.Psh | TcpFlags.Ack, 1), payload));
        }

        yield return Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, 80, 40, 20, TcpFlags.Ack, 1)));
        yield return Frames.Ethernet(Frames.Tcp(new TcpHeader(5000, 80, 40, 20, TcpFlags.Rst, 1), "enough"));
        foreach (var (packet, at) in new[] { (Frames.Udp(40000, 9999), 26), (Frames.EchoRequest(), 40), (Frames.Tcp(new TcpHeader(1, 2, 3, 4, TcpFlags.Syn, 5)), 36), (Frames.EchoRequest(), 10) })
        {
            packet[at] ^= 0x55;
            yield return Frames.Ethernet(packet);
        }

        yield return Frames.Ethernet(Ipv4Packet.CreateUdpWithoutChecksum(header, 1, 2, [3]));
        yield return Frames.Ethernet(Ipv4Packet.CreateUdp(header, 40000, 53, new byte[32]));
        yield return Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Udp, FragmentOffset = 185, DontFragment = false }, Frames.Counting(40).Span));
        yield return Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Icmp, MoreFragments = true }, Frames.EchoRequest().AsSpan(20, 40)));
        yield return Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = (IpProtocol)200, TypeOfService = 0xC3 }, Frames.Counting(40).Span));
        yield return Frames.Ethernet(Ipv4Packet.CreateTcp(header with { Options = Octets.Parse("9a08000a0a000001") }, new TcpHeader(1, 2, 3, 4, TcpFlags.Syn, 5), []));
        yield return Frames.Ethernet(Ipv4Packet.CreateIcmp(Frames.Header(Frames.PodB, Frames.PodA), Icmpv4Message.TimeExceeded(Frames.Tcp(new TcpHeader(1, 2, 3, 4, TcpFlags.Syn, 5)).AsSpan(0, 28))));
        yield return Frames.Geneve(new GeneveHeader(1, EtherType.Ipv4), Frames.EchoRequest());
        yield return Frames.Geneve(new GeneveHeader(1, (EtherType)0x9999), Frames.EchoRequest());
        yield return Frames.Ethernet(Frames.Udp(40000, 9999))[..50];
    }

    private static byte[] Segment(TcpFlags flags, uint acknowledgment) =>
        Frames.Ethernet(Frames.Tcp(new TcpHeader(5001, 80, 1000, acknowledgment, flags, 0)));

    private static byte[] UdpOfLength(ushort announced)
    {
        var packet = Frames.Udp(40000, 9999, 20);
        packet[24] = (byte)(announced >> 8);
        packet[25] = (byte)announced;
        return packet;
    }

    private static void Compare(LinkType link, byte[][] frames, TcpdumpStyle? style = null, string flags = "-tne")
    {
        var ours = TcpdumpText.Lines([.. frames.Select(frame => new ReadOnlyMemory<byte>(frame))], link, style);

        var theirs = Tcpdump(link, frames, flags);

        // One frame may print several lines, so the texts are compared line by line as a whole.
        Assert.Equal(theirs.Split('\n'), string.Join('\n', ours).Split('\n'));
    }

    private static string Tcpdump(LinkType link, byte[][] frames, string flags)
    {
        using var capture = TemporaryCapture.Of(link, frames);
        return ExternalTool.Run("tcpdump", "tcpdump", [flags, "-r", capture.Path]).TrimEnd('\n');
    }
}
