using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Terminal.Capturing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Captures;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Terminal;

/// <summary>The terminal's capture filters take the frames that the installed tcpdump takes, and refuse what it refuses with its words (libpcap 1.10.3).</summary>
public sealed partial class CaptureFilterOracleTests
{
    private static readonly string[] Filters =
    [
        "icmp", "not icmp", "! icmp", "not not icmp", "tcp or udp", "arp", "not arp", "ip or arp", "ip6", "icmp6", "esp", "sctp", "rarp",
        "host 10.0.2.40", "src 10.0.2.40", "dst host 10.0.0.72", "src or dst 10.0.2.40", "src and dst host 10.0.2.40", "host (10.0.0.72 or 172.18.0.2)",
        "src host not 10.0.2.40", "host 10.9.9.9 or 10.0.0.72", "host 10.0.2", "host 167772744", "arp host 10.0.0.72", "ip src 10.0.2.40", "net 10", "net 10.0.2",
        "net 10.0.2.0/24", "src net 10.0.2", "net 172.18.0.0 mask 255.255.0.0", "arp net 10", "net 0.0.0.0/0", "dst net not 10.0.2.0/24", "net 10.0/16",
        "port 80", "tcp port 80", "udp port 80", "port http or 8472", "port (80 or 8472)", "not port 80 or 8472", "src port 49017", "dst portrange 6000-9000",
        "portrange 9000-6000", "portrange 80", "port 0x50", "port 0120", "port \\http", "udp dst port 8472 and host 172.18.0.2",
        "ip proto 1", "ip proto \\icmp", "proto 50", "ip proto 1 or 17", "ip proto 256", "ether proto 0x806", "ether proto \\ip and icmp", "ether proto \\arp",
        "udp[39] = 1 and udp[42:4] = 0x0a000228 and udp[46:4] = 0x0a000048", "udp dst port 8472 and udp[12:4] >> 8 = 32359", "ip[6:2] & 0x1fff != 0", "ip[6] & 0x20 != 0",
        "ip[0] & 0xf = 5", "(ip[0] & 0xf) * 4 = 20", "ip[ip[0] & 0xf] = 0", "ip[2:2] = len - 14", "ip[0] = 1 << 6 | 5", "ip[0] % 4 + 1 = 2", "69 ^ 1 = ip[0]",
        "ip[0] > 60 + 10 - 2", "ip[0] / 2 / 2 = 17", "ip[0] - 2 - 60 = 7", "2 * ip[0] + 1 = 139", "ip[8] / udp[4:2] = 1", "- 1 + ip[0] = 68", "ip[-1] = 3",
        "icmp[icmptype] = icmp-echo", "icmp[icmptype] != icmp-echo", "icmp[0] - 9 > 1", "tcp[tcpflags] & (tcp-syn|tcp-ack) = tcp-syn", "tcp[13] = 24",
        "not ip[300] = 1", "icmp or ip[300] = 1", "ip[300] = 1 or icmp", "arp[6:2] = 1", "ether[12:2] = 0x806", "ether[0] & 1 = 1", "link[0] = 0xbe", "1 = 1", "(1) = 1",
        "len > 98", "len <= 98", "greater 150", "less 98", "greater 0x62", "ether host ae:32:09:5a:08:5c", "ether src 2:42:ac:12:0:3", "ether dst ff:ff:ff:ff:ff:ff",
        "icmp and (host 10.0.0.72 or host 1.1.1.1)", "host 10.0.0.72 and (ip[0] = 69)", "not(icmp) and not (udp)", "icmp or tcp and port 80", "host 10.0.2.40 && ip", "icmp || arp",
    ];

    private static readonly string[] Refused =
    [
        "and", "not", "(icmp", "icmp)", "( )", "icmp icmp", "ip and and icmp", "host", "port", "src", "src dst 10.0.0.1", "host port 3", "10.0.0.72", "5", "foo", "foo and ip",
        "icmp foo", "host 10.0.0.72 or", "icmp and 10.0.0.72", "(port 80) or 443", "icmp and (10.0.0.1)", "host foo", "src foo", "ip host foo", "net foo", "port foo", "port 80-90",
        "portrange 80-foo", "port 70000", "port 80/2", "port 10.0", "tcp host 10.0.0.72", "icmp src 10.0.0.1", "udp net 10.0", "ip port 80", "arp port 80", "esp port 3", "ip portrange 1-2",
        "ether dst 1.2.3.4", "ether net 10", "host ae:32:09:5a:08:5c", "ether", "ip6 host 1.2.3.4", "net 10.0.0.1/24", "net 10.0.0.0/33", "host 10.0.0.0/24", "net 10.0.0.0/x",
        "net 10.0.0.1 mask 255.255.255.0", "host 10.0.0.999", "net 10.0.0.0.1", "udp[39]", "udp[39:3] = 1", "esp[0:4] = 3", "ip[0:len] = 3", "ip[0", "ip[0:2", "ip[0] =", "= 3", "icmp = 3",
        "ip[icmp] = 3", "ip[0] > 1 > 0", "ip[0] = 0x4g", "icmp & 1", "ip[0] / 0 = 1", "ip[0] % 0 = 1", "icmp[icmp-foo] = 1", "ip proto icmp", "ip proto foo", "proto foo", "ether proto ip",
        "ether proto \\foo", "udp proto 3", "ip src proto 3", "less x", "less 5 5", "len", "%", "icmp;", "port 99999999999", "host 089", "10.0.0.72/32", "port foo and and",
    ];

    [Fact]
    public void Filter_OnEveryKindOfFrame_TakesWhatTcpdumpTakes()
    {
        var header = Frames.Header(Frames.PodA, Frames.PodB);
        byte[][] frames =
        [
            .. Frames.All(), Frames.Ethernet(Frames.Tcp(new TcpHeader(80, 32794, 1, 2, TcpFlags.Syn | TcpFlags.Ack, 1))), Frames.Ethernet(Frames.Udp(40000, 53, 300)),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Udp, FragmentOffset = 185 }, Frames.Counting(40).Span)),
            Frames.Ethernet(Ipv4Packet.Create(header with { Protocol = IpProtocol.Udp, MoreFragments = true }, Frames.Counting(40).Span)),
            Frames.Ethernet(Ipv4Packet.CreateTcp(header with { Options = Octets.Parse("9a08000a0a000001") }, new TcpHeader(1, 80, 3, 4, TcpFlags.Syn, 5), [])),
            Frames.Ethernet([0x60, .. Frames.EchoRequest()[1..]]), new EthernetHeader(Frames.MacA, Frames.MacB, (EtherType)0x9999).Frame(Frames.Counting(45).Span),
            Frames.Ethernet(Frames.EchoRequest())[..30],
        ];
        Compare(LinkType.Ethernet, frames, Filters);
        string[] aboveTheLink = [.. Filters.Where(filter => !filter.Contains("ether", StringComparison.Ordinal))];
        Compare(LinkType.Raw, [.. frames.Where(frame => EthernetHeader.EtherTypeOf(frame) == EtherType.Ipv4).Select(frame => frame[14..])], aboveTheLink);
        Compare(
            LinkType.LinuxSll2,
            [.. frames.Select((frame, index) => new LinuxSll2Header(EthernetHeader.EtherTypeOf(frame), index, 1, PacketType.Host, Frames.MacA).Frame(frame.AsSpan(14)))],
            aboveTheLink);
    }

    [Fact]
    public void Filter_ThatIsNone_IsRefusedInTcpdumpsWords()
    {
        using var capture = TemporaryCapture.Of(LinkType.Ethernet, Frames.All());
        var differences = new List<string>();
        foreach (var text in Refused)
        {
            var (status, _, errors) = Tcpdump(capture, text);
            var (filter, problem) = CaptureFilter.Read([text], LinkType.Ethernet, static _ => null);
            if (status == 0 || filter is not null || errors != $"tcpdump: {problem}")
            {
                differences.Add($"{text}\n  tcpdump: {errors}\n  ours:    {problem}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Theory]
    [InlineData("vlan 5")]
    [InlineData("ether broadcast")]
    [InlineData("icmp and geneve")]
    public void Filter_OfTheLanguageThatIsNotReadHere_SaysSo(string text) =>
        Assert.StartsWith("not modelled: ", CaptureFilter.Read([text], LinkType.Ethernet, static _ => null).Problem, StringComparison.Ordinal);

    [Fact]
    public void Filter_NestedTooDeep_IsRefused()
    {
        string[] texts = [new string('(', 900) + "icmp" + new string(')', 900), string.Concat(Enumerable.Repeat("not ", 400)) + "icmp", new string('(', 900) + "1" + new string(')', 900) + " = 1", string.Concat(Enumerable.Repeat("1 % ", 400)) + "1 = 1"];

        Assert.All(texts, text => Assert.NotNull(CaptureFilter.Read([text], LinkType.Ethernet, static _ => null).Problem));
    }

    [Fact]
    public void Filter_OfAName_AsksWhoseItIs()
    {
        var (filter, _) = CaptureFilter.Read(["dst worker"], LinkType.Raw, static name => name == "worker" ? Frames.PodB : null);

        Assert.True(filter!.Passes(Frames.EchoRequest()));
    }

    /// <summary>Each flow's frames through the filter of each of its taps: those of the tap pass, and of the others those that pass at tcpdump.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("e")]
    [InlineData("geneve")]
    [InlineData("f")]
    [InlineData("g")]
    [InlineData("h")]
    [InlineData("hTunnel")]
    public void Filter_OfferedAtATap_TakesItsFrames(string letter)
    {
        var view = Playground.Ping(letter, "client", "server-b");
        foreach (var taps in view.Trace.Taps.Where(tap => !tap.Sightings.IsEmpty).GroupBy(TraceCapture.LinkOf))
        {
            byte[][] frames = [.. taps.SelectMany(tap => tap.Sightings).Select(sighting => sighting.Frame.ToArray())];
            var offered = taps.ToLookup(Engine.Captures.Commands.CaptureFilter.Of);
            Compare(taps.Key, frames, [.. offered.Select(each => each.Key)]);
            foreach (var tap in offered.SelectMany(each => each, (each, tap) => (Filter: CaptureFilter.Read([each.Key], taps.Key, static _ => null).Filter!, tap)))
            {
                Assert.All(tap.tap.Sightings, sighting => Assert.True(tap.Filter.Passes(sighting.Frame)));
            }
        }
    }

    private static void Compare(LinkType link, byte[][] frames, string[] filters)
    {
        using var capture = TemporaryCapture.Of(link, frames);
        var differences = new List<string>();
        foreach (var text in filters)
        {
            var (status, output, errors) = Tcpdump(capture, text);
            var theirs = status == 0 ? string.Join(' ', Taken().Matches(output).Select(match => match.Groups[1].Value)) : errors;
            var (filter, problem) = CaptureFilter.Read([text], link, static _ => null);
            var ours = filter is null ? $"tcpdump: {problem}"
                : string.Join(' ', Enumerable.Range(0, frames.Length).Where(index => filter.Passes(frames[index])).Select(index => index.ToString(CultureInfo.InvariantCulture)));
            if (ours != theirs)
            {
                differences.Add($"{link}: {text}\n  tcpdump: {theirs}\n  ours:    {ours}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static (int Status, string Output, string Errors) Tcpdump(TemporaryCapture capture, string filter)
    {
        var (status, output, errors) = ExternalTool.Ask("tcpdump", "tcpdump", ["-ttnq", "-r", capture.Path, "--", filter]);
        return (status, output, errors.Split('\n').FirstOrDefault(line => line.StartsWith("tcpdump: ", StringComparison.Ordinal), ""));
    }

    [GeneratedRegex(@"^([0-9]+)\.000000 ", RegexOptions.Multiline)]
    private static partial Regex Taken();
}
