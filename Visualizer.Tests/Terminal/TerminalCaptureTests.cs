using System.Buffers.Binary;
using Visualizer.Tests.Conformance;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Terminal;

/// <summary>tcpdump in one pane while the other one sends: what it lets through, and what it prints and keeps of that.</summary>
public sealed class TerminalCaptureTests
{
    private const string Node = "cilium-kubeproxy-replacement-ebpf-worker2";

    private readonly EngineTypist _typist = new(Labs.Ebpf);

    [Theory]
    [InlineData("icmp", 2)]
    [InlineData("icmp and src 10.0.2.40", 1)]
    [InlineData("dst host 10.0.2.40", 1)]
    [InlineData("not icmp", 0)]
    [InlineData("! icmp", 0)]
    [InlineData("tcp or icmp", 2)]
    [InlineData("'(tcp or icmp) and host 10.0.0.72'", 2)]
    [InlineData("net 10.0.0.0/24", 2)]
    [InlineData("src net 10.0.0.0/24", 1)]
    [InlineData("src or dst net 10.0.2", 2)]
    [InlineData("port 80", 0)]
    [InlineData("host 10.0.0.72 and not host 10.0.2.40", 0)]
    [InlineData("host 10.9.9.9 or 10.0.0.72", 2)]
    [InlineData("greater 98", 2)]
    [InlineData("less 97", 0)]
    [InlineData("arp or esp or udp", 0)]
    public void Filter_Typed_ShowsWhatPasses(string filter, int frames)
    {
        _typist.Enter(1, "kubectl exec -it net -- bash");
        _typist.Enter(1, $"tcpdump -pne -i eth0 {filter}");
        Assert.True(_typist.Last!.Panes[0].IsBusy);
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");

        var seen = _typist.Interrupt(1);

        Assert.Equal(frames, seen.Split('\n').Count(line => line.Contains(": ICMP echo", StringComparison.Ordinal)));
        Assert.Matches($"\\^C\n{frames} packets? captured\n{frames} packets? received by filter\n0 packets dropped by kernel\n$", seen);
        Assert.False(_typist.Last!.Panes[0].IsBusy);
    }

    [Fact]
    public void PortOfACurl_Typed_ShowsTcpAndHttp()
    {
        _typist.Enter(1, "kubectl exec -it net -- bash");
        _typist.Enter(1, "tcpdump -n -c 4 -i eth0 tcp port 80");
        _typist.Enter(0, "kubectl exec -it net -- curl 10.0.0.72");

        var seen = _typist.Interrupt(1);

        Assert.Matches("^09:10:[0-9.]+ IP 10\\.0\\.2\\.40\\.[0-9]+ > 10\\.0\\.0\\.72\\.80: Flags \\[S\\], ", seen);
        Assert.Contains("HTTP: GET / HTTP/1.1\n4 packets captured\n4 packets received by filter\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_NamesTheInterfaceOfEachCopy()
    {
        _typist.Enter(1, $"docker exec -it {Node} bash");
        var heading = _typist.Enter(1, "tcpdump -pne -i any icmp");
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");
        var seen = _typist.Interrupt(1);

        Assert.StartsWith("tcpdump: data link type LINUX_SLL2\ntcpdump: verbose output suppressed", heading, StringComparison.Ordinal);
        Assert.Matches("lxcbf5cb1e7ceb0 In  ifindex 9 ae:32:09:5a:08:5c ethertype IPv4 \\(0x0800\\), length 104: 10\\.0\\.2\\.40 > 10\\.0\\.0\\.72: ICMP echo request", seen);
        Assert.Matches("eth0  Out ifindex [0-9]+ 02:42:ac:12:00:02 ethertype IPv4", seen);
        Assert.Equal(3, seen.Split("ICMP echo").Length - 1);
    }

    [Theory]
    [InlineData("-tt", @"^1719479404\.000001 IP 10\.0\.2\.40 > .*\n1719479404\.0000\d\d IP ")]
    [InlineData("-ttt", @"^ 00:00:00\.000000 IP 10\.0\.2\.40 > .*\n 00:00:00\.0000\d\d IP ")]
    [InlineData("-tttt", @"^2024-06-27 09:10:04\.000001 IP 10\.0\.2\.40 > ")]
    [InlineData("-#t", @"^    1  IP 10\.0\.2\.40 > .*\n    2  IP 10\.0\.0\.72 > ")]
    [InlineData("-s 1600 --number -t --immediate-mode", @"^    1  IP 10\.0\.2\.40 > ")]
    public void Options_OfTimeAndNumber_StandInFront(string options, string expected)
    {
        _typist.Enter(1, "kubectl exec -it net -- bash");
        _typist.Enter(1, $"tcpdump {options} -nn -i eth0 icmp");
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");

        Assert.Matches(expected, _typist.Interrupt(1));
    }

    [Fact]
    public void WithOctets_PrintsThemBelow()
    {
        _typist.Enter(1, "kubectl exec -it net -- bash");
        _typist.Enter(1, "tcpdump -tnX -c 1 -i eth0 icmp");
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");

        Assert.Matches("^IP 10\\.0\\.2\\.40 > 10\\.0\\.0\\.72: ICMP echo request, id [0-9]+, seq 0, length 64\n\t0x0000:  4500 0054 ", _typist.Interrupt(1));
    }

    [Fact]
    public void WithoutE_PrintsNoLinkLevelInsideATunnelEither()
    {
        var vxlan = new EngineTypist(Labs.Vxlan);
        vxlan.Enter(1, $"docker exec -it {Lab.Of('D').Node("worker").Name} bash");
        vxlan.Enter(1, "tcpdump -n -c 1 -i eth0 udp port 8472");
        vxlan.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.24");

        Assert.Matches("IP 172\\.18\\.0\\.3\\.[0-9]+ > 172\\.18\\.0\\.2\\.8472: OTV, .*\nIP 10\\.0\\.2\\.119 > 10\\.0\\.0\\.24: ICMP echo request", vxlan.Interrupt(1));
    }

    [Fact]
    public void ToAFile_IsReadAgainAndHandedOver()
    {
        _typist.Enter(1, $"docker exec -it {Node} bash");
        var heading = _typist.Enter(1, "tcpdump -pne -i any -w /all.cap");
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");
        var counts = _typist.Interrupt(1);
        var read = _typist.Enter(1, "tcpdump -ne -r /all.cap src 10.0.2.40");
        _typist.Enter(1, "sz /all.cap");

        Assert.Equal("tcpdump: data link type LINUX_SLL2\ntcpdump: listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes\n", heading);
        Assert.Equal("^C\n3 packets captured\n3 packets received by filter\n0 packets dropped by kernel\n", counts);
        Assert.Equal(2, read.Split("ICMP echo request").Length - 1);
        Assert.Equal("all.cap", _typist.Last!.File!.Name);
        Assert.Equal([0x0A, 0x0D, 0x0D, 0x0A], _typist.Last!.File!.Octets.Span[..4].ToArray());
        Assert.Equal(276, BinaryPrimitives.ReadUInt16LittleEndian(_typist.Last!.File!.Octets.Span[(BinaryPrimitives.ReadInt32LittleEndian(_typist.Last!.File!.Octets.Span[4..]) + 8)..]));
        Assert.StartsWith("reading from file /all.cap, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144\nWarning: interface names might be incorrect\n", read, StringComparison.Ordinal);
        Assert.Contains("all.cap", _typist.Enter(1, "ls"), StringComparison.Ordinal);
    }
}
