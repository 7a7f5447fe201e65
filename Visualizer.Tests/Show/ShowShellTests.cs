using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Show;

/// <summary>Command lines as people type them: abbreviations, pipes, slips.</summary>
public sealed class ShowShellTests
{
    private const string Worker2 = "node/cilium-kubeproxy-replacement-ebpf-worker2";

    [Theory]
    [InlineData("ip a", "ip address show")]
    [InlineData("ip a l", "ip address list")]
    [InlineData("ip r s", "ip route show")]
    [InlineData("ip -4 r", "ip route show table main")]
    [InlineData("ip ru", "ip rule list")]
    [InlineData("ip n", "ip neigh show")]
    [InlineData("ip -d l", "ip -d link show")]
    [InlineData("tc f s dev eth0 egress", "tc filter show dev eth0 egress")]
    [InlineData("kubectl get po -A", "kubectl get pods --all-namespaces")]
    [InlineData("kubectl get svc -n kube-system", "kubectl get services --namespace=kube-system")]
    public void Run_Abbreviated_PrintsTheSame(string typed, string full)
    {
        Assert.NotEqual("", Show(full));
        Assert.Equal(Show(full), Show(typed));
    }

    [Fact]
    public void Run_XfrmAbbreviated_PrintsTheSame()
    {
        const string Place = "node/cilium-ipsec-native-routing-worker";

        Assert.Equal(Show("ip xfrm state list", Place, Labs.Ipsec), Show("ip x s", Place, Labs.Ipsec));
        Assert.Equal(Show("ip xfrm policy", Place, Labs.Ipsec), Show("ip x p", Place, Labs.Ipsec));
        Assert.Equal(3, Show("ip x s", Place, Labs.Ipsec).Split("proto esp").Length - 1);
    }

    [Theory]
    [InlineData("ip r s | wc -l", "6\n")]
    [InlineData("ip r s | grep -c eth0", "4\n")]
    [InlineData("ip r s | grep -v eth0 | head -n 1", "10.0.2.0/24 via 10.0.2.34 dev cilium_host src 10.0.2.34 \n")]
    [InlineData("ip r s | grep -E '^(default|172)' | tail -1", "172.18.0.0/16 dev eth0 proto kernel scope link src 172.18.0.2 \n")]
    [InlineData("ip r s | grep -w 10.0.0.0/24", "10.0.0.0/24 via 172.18.0.3 dev eth0 \n")]
    [InlineData("ip r s | grep nothing", "")]
    [InlineData("ip r s | grep -e default -e 10.0.1.0 | wc -l", "2\n")]
    [InlineData("ip r s | grep -ow eth0 | head -2", "eth0\neth0\n")]
    [InlineData("ip r s | grep --color=always --line-buffered -m 1 --only-matching 'eth.'", "eth0\n")]
    [InlineData("ip r s | grep --count --invert-match --ignore-case --regexp=ETH0 --regexp=HOST", "0\n")]
    [InlineData("ip r s | cat | wc -l", "6\n")]
    [InlineData("ip -d link show | grep -A 1 'lxc_health' | grep -io BRD", "brd\n")]
    [InlineData("ip r s | head -n -5", "default via 172.18.0.1 dev eth0 \n")]
    [InlineData("ip rule | sort -rn | head -1 | grep -o ^[0-9]*", "32767\n")]
    [InlineData("ip r s | grep -o '10[.]0[.][[:digit:]]\\+[.]34' | uniq -c", "      3 10.0.2.34\n")]
    [InlineData("ip a | grep 'inet ' | grep -n 'global'", "3:    inet 172.18.0.2/16 brd 172.18.255.255 scope global eth0\n")]
    [InlineData("ip -br a | grep eth0", "eth0@if24        UP             172.18.0.2/16 fc00:f853:ccd:e793::2/64 fe80::42:acff:fe12:2/64 \n")]
    [InlineData("ip -br -4 a | head -1", "lo               UNKNOWN        127.0.0.1/8 \n")]
    [InlineData("ip -br l | head -1", "lo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> \n")]
    [InlineData("ip -o -4 a show lo", "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n")]
    [InlineData("ip -o l | grep -c .", "7\n")]
    [InlineData("ip -6 a show cilium_net", "2: cilium_net@cilium_host: <BROADCAST,MULTICAST,NOARP,UP,LOWER_UP> mtu 1500 state UP qlen 1000\n    inet6 fe80::4d8:6dff:fe5e:2ffe/64 scope link \n       valid_lft forever preferred_lft forever\n")]
    [InlineData("ip -6 -br a show cilium_host", "cilium_host@cilium_net UP             fe80::185e:33ff:febb:2840/64 \n")]
    [InlineData("ip -6 -oneline addr show cilium_host", "3: cilium_host    inet6 fe80::185e:33ff:febb:2840/64 scope link \\       valid_lft forever preferred_lft forever\n")]
    [InlineData("ip -f inet -brief a | wc -l", "3\n")]
    [InlineData("ip -color=always -h -d l show lo | wc -l", "2\n")]
    public void Run_Pipe_FiltersLines(string command, string expected) => Assert.Equal(expected, Show(command));

    [Fact]
    public void Grep_ContextOfTwoMatches_IsSeparated()
    {
        var text = Show("ip r s | grep -A 1 -E '^(default|10.0.2.0)'");

        Assert.Equal(
            "default via 172.18.0.1 dev eth0 \n10.0.0.0/24 via 172.18.0.3 dev eth0 \n--\n10.0.2.0/24 via 10.0.2.34 dev cilium_host src 10.0.2.34 \n10.0.2.34 dev cilium_host scope link \n",
            text);
    }

    [Theory]
    [InlineData("ip foo", "Object \"foo\" is unknown, try \"ip help\".\n")]
    [InlineData("ip a show dev eth9", "Device \"eth9\" does not exist.\n")]
    [InlineData("ip route show table 77", "Error: ipv4: FIB table does not exist.\nDump terminated\n")]
    [InlineData("ip route get 10.0.0.0.1", "Error: any valid prefix is expected rather than \"10.0.0.0.1\".\n")]
    [InlineData("tc filter show dev eth9 ingress", "Cannot find device \"eth9\"\n")]
    [InlineData("tc foo", "Object \"foo\" is unknown, try \"tc help\".\n")]
    [InlineData("kubectl get cats", "error: the server doesn't have a resource type \"cats\"\n")]
    [InlineData("kubectl get pods nobody", "Error from server (NotFound): pods \"nobody\" not found\n")]
    [InlineData("kubectl get pods -n nowhere", "No resources found in nowhere namespace.\n")]
    [InlineData("cilium foo", "Error: unknown command \"foo\" for \"cilium\"\nRun 'cilium --help' for usage.\n")]
    [InlineData("cilium status --foo", "Error: unknown flag: --foo\nUsage:\n  cilium status [flags]\n")]
    [InlineData("ipp a", "bash: ipp: command not found\nNearest known: ip\n")]
    [InlineData("ip a | less", "bash: less: command not found\nNearest known: head\n")]
    [InlineData("ip r s | grep '", "bash: unexpected EOF while looking for matching `''\n")]
    [InlineData("ip a |", "bash: syntax error: unexpected end of file\n")]
    [InlineData("ip r s | grep -P x", "grep: not modelled: -P\n")]
    [InlineData("ip r s | grep --li x", "grep: option '--li' is ambiguous; possibilities: '--line-buffered' '--line-number' '--line-regexp'\nUsage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n")]
    [InlineData("ip r s | cat -n", "cat: not modelled: -n\n")]
    [InlineData("cilium monitor --type trace", "cilium monitor: not modelled: --type\n")]
    [InlineData("cilium endpoint list -o json", "cilium endpoint list: not modelled: -o\n")]
    [InlineData("cilium service list --hex", "Error: unknown flag: --hex\nUsage:\n  cilium service list [flags]\n")]
    [InlineData("cilium bpf metrics list", "cilium bpf metrics: not modelled\n")]
    [InlineData("ip xfrm state count", "ip xfrm state count: not modelled: commands only show\n")]
    [InlineData("ip r s | head -n x", "head: invalid number of lines: 'x'\n")]
    [InlineData("ip r s | grep -Q x", "grep: invalid option -- 'Q'\nUsage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n")]
    public void Run_WrongArguments_SaysWhatTheToolSays(string command, string expected) => Assert.Equal(expected, Show(command));

    [Theory]
    [InlineData("ip a; reboot")]
    [InlineData("ip a > /etc/passwd")]
    [InlineData("echo $(ip a)")]
    [InlineData("ip a && ip r")]
    public void Run_OtherShellSyntax_SaysThatItIsNotModelled(string command) => Assert.Contains("not modelled", Show(command), StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.2.202", "10.0.2.202 via 10.0.2.34 dev cilium_host src 10.0.2.34 uid 0 \n    cache \n")]
    [InlineData("10.0.0.72", "10.0.0.72 via 172.18.0.3 dev eth0 src 172.18.0.2 uid 0 \n    cache \n")]
    [InlineData("172.18.0.2", "local 172.18.0.2 dev lo table local src 172.18.0.2 uid 0 \n    cache <local> \n")]
    [InlineData("172.18.0.4", "172.18.0.4 dev eth0 src 172.18.0.2 uid 0 \n    cache \n")]
    public void RouteGet_Address_SaysTheWay(string address, string expected) => Assert.Equal(expected, Show($"ip route get {address}"));

    [Fact]
    public void Conntrack_InAPipe_CountsOnStandardError()
    {
        var all = Show("conntrack -L", flow: new FlowRequest(FlowKind.Ping, Worker2, "10.0.2.202"));
        var piped = Show("conntrack -L | grep nothing", flow: new FlowRequest(FlowKind.Ping, Worker2, "10.0.2.202"));

        Assert.StartsWith("icmp     1 29 src=", all, StringComparison.Ordinal);
        Assert.EndsWith("conntrack v1.4.6 (conntrack-tools): 1 flow entries have been shown.\n", all, StringComparison.Ordinal);
        Assert.Equal("conntrack v1.4.6 (conntrack-tools): 1 flow entries have been shown.\n", piped);
        Assert.Equal("", Show("conntrack -L 2>/dev/null | grep nothing"));
    }

    [Fact]
    public void Outside_CommandsOfTheCluster_AreNotThere()
    {
        Assert.Contains("command not found", Show("cilium status", "external/198.51.100.7"), StringComparison.Ordinal);
        Assert.Contains("command not found", Show("kubectl get pods", "external/198.51.100.7"), StringComparison.Ordinal);
        Assert.Contains("inet 198.51.100.7/24", Show("ip a", "external/198.51.100.7"), StringComparison.Ordinal);
    }

    [Fact]
    public void InAPod_AgentOfItsNodeAnswers() => Assert.Equal(Show("cilium service list"), Show("cilium service list", "net"));

    [Theory]
    [InlineData("nobody")]
    [InlineData("svc/serversvc")]
    [InlineData("node/nobody")]
    [InlineData("")]
    public void At_NoPlace_IsAProblem(string at)
    {
        var answer = DatapathEngine.Show(Labs.Load(Labs.Ebpf), HelmRequest.None, new ShowRequest(at, "ip a"));

        Assert.Equal("at", Assert.Single(answer.Problems).Path);
        Assert.Null(answer.Shown);
    }

    [Fact]
    public void Until_NoHop_IsAProblem()
    {
        var request = new ShowRequest(Worker2, "ip a") { Flow = new FlowRequest(FlowKind.Ping, "net", "10.0.2.202"), Until = new HopPosition(7, 0) };

        Assert.Equal("until", Assert.Single(DatapathEngine.Show(Labs.Load(Labs.Ebpf), HelmRequest.None, request).Problems).Path);
    }

    private static string Show(string command, string at = Worker2, string lab = Labs.Ebpf, FlowRequest? flow = null)
    {
        var answer = DatapathEngine.Show(Labs.Load(lab), HelmRequest.None, new ShowRequest(at, command) { Flow = flow });
        Assert.Empty(answer.Problems);
        return answer.Shown!.Text;
    }
}
