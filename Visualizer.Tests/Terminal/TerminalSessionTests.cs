using System.Text;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Conformance;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Terminal;

/// <summary>Places, what flows leave behind, and the commands that act.</summary>
public sealed class TerminalSessionTests
{
    private const string Node = "cilium-kubeproxy-replacement-ebpf-worker2";

    private readonly EngineTypist _typist = new(Labs.Ebpf);

    [Fact]
    public void Places_EnteredAndLeft_ShowInThePrompt()
    {
        Assert.Equal("root@kind:~# ", _typist.Prompt);
        AssertPrompt($"docker exec -it {Node} bash", $"root@{Node}:/# ");
        AssertPrompt("kubectl exec -it net -- sh", "net~$ ");
        AssertPrompt("exit", $"root@{Node}:/# ");
        AssertPrompt("exit", "root@kind:~# ");
        AssertPrompt("k -n kube-system exec -it cilium-mfc5w -- bash", $"root@{Node}:{"/home"}/cilium# ");
        AssertPrompt("exit", "root@kind:~# ");
        _typist.Enter(0, "exit");
        Assert.True(_typist.Last!.Panes[0].Closes);
        Assert.Null(_typist.Session.Enter(0, "ip a"));
    }

    [Theory]
    [InlineData("ip a", "bash: ip: command not found")]
    [InlineData("pign 10.0.0.1", "bash: pign: command not found")]
    [InlineData("docker exec -it nobody bash", "Error response from daemon: No such container: nobody")]
    [InlineData("docker exec", "\"docker exec\" requires at least 2 arguments.")]
    [InlineData("kubectl exec -it nobody -- bash", "Error from server (NotFound): pods \"nobody\" not found")]
    [InlineData("kubectl exec -it ds/nobody -- bash", "Error from server (NotFound): daemonsets.apps \"nobody\" not found")]
    [InlineData("kubectl exec -it net", "error: you must specify at least one command for the container")]
    [InlineData("kubectl exec net -- foo", "exec: \"foo\": executable file not found in $PATH: unknown")]
    [InlineData("kubectl exec net ip r", "kubectl exec [POD] [COMMAND] is DEPRECATED")]
    [InlineData("cat missing", "cat: missing: No such file or directory")]
    [InlineData("./install.sh", "ERROR: failed to create cluster: node(s) already exist for a cluster with the name \"cilium-kubeproxy-replacement-ebpf\"")]
    [InlineData("ssh nowhere", "ssh: Could not resolve hostname nowhere: Name or service not known")]
    public void Workstation_WrongCommand_SaysWhatTheToolSays(string line, string expected) => Assert.Contains(expected, _typist.Enter(0, line), StringComparison.Ordinal);

    [Theory]
    [InlineData("ping -Z 10.0.2.202", "ping: invalid option -- 'Z'")]
    [InlineData("ping -c", "ping: option requires an argument -- 'c'")]
    [InlineData("ping -M perhaps 10.0.2.202", "ping: invalid -M argument: perhaps")]
    [InlineData("ping nobody", "ping: bad address 'nobody'")]
    [InlineData("curl", "curl: try 'curl --help'")]
    [InlineData("curl --foo x", "curl: option --foo: is unknown")]
    [InlineData("curl nobody", "curl: (6) Could not resolve host: nobody")]
    [InlineData("curl 10.0.0.72:x", "curl: (3) URL using bad/illegal format or missing URL")]
    [InlineData("curl ftp://10.0.0.72", "curl: (1) Protocol \"ftp\" not supported or disabled in libcurl")]
    [InlineData("traceroute nobody", "traceroute: bad address 'nobody'")]
    [InlineData("tcpdump -i eth9", "tcpdump: eth9: No such device exists\n(No such device exists)")]
    [InlineData("tcpdump -i eth0 -c 0", "tcpdump: invalid packet count 0")]
    [InlineData("tcpdump -i eth0 'port foo'", "tcpdump: unknown port 'foo'")]
    [InlineData("tcpdump -i eth0 and icmp", "tcpdump: can't parse filter expression: syntax error")]
    [InlineData("tcpdump -i eth0 net 10.0.0.1/24", "tcpdump: non-network bits set in \"10.0.0.1/24\"")]
    [InlineData("tcpdump -r none.cap", "tcpdump: none.cap: No such file or directory")]
    [InlineData("tcpdump -i eth0 'udp[39'", "tcpdump: can't parse filter expression: syntax error")]
    [InlineData("tcpdump -i eth0 vlan", "tcpdump: not modelled: vlan")]
    [InlineData("ip netns exec cilium-health ip a", "Cannot open network namespace \"cilium-health\": No such file or directory")]
    [InlineData("ip netns exec", "No netns name specified")]
    [InlineData("sz none.cap", "sz: cannot open none.cap: No such file or directory")]
    public void Pod_WrongArguments_SaysWhatTheToolSays(string line, string expected)
    {
        _typist.Enter(0, "kubectl exec -it net -- bash");

        Assert.Contains(expected, _typist.Enter(0, line), StringComparison.Ordinal);
    }

    [Fact]
    public void Ping_FromANode_PrintsWhatIputilsPrintsAndStaysInConntrack()
    {
        _typist.Enter(0, $"docker exec -it {Node} bash");

        var ping = _typist.Enter(0, "ping -c 2 -s 100 10.0.0.72");

        Assert.StartsWith("PING 10.0.0.72 (10.0.0.72) 100(128) bytes of data.\n108 bytes from 10.0.0.72: icmp_seq=1 ttl=63 time=", ping, StringComparison.Ordinal);
        Assert.Contains("2 packets transmitted, 2 received, 0% packet loss, time 1000ms\nrtt min/avg/max/mdev = ", ping, StringComparison.Ordinal);
        Assert.Equal("1\n", _typist.Enter(0, "conntrack -L 2>/dev/null | grep -c type=8"));
        Assert.Equal(new FlowRequest(FlowKind.Ping, "node/" + Node, "10.0.0.72") { Count = 2, Size = 100 }, PingFlow());

        FlowRequest? PingFlow()
        {
            _typist.Enter(0, "ping -c 2 -s 100 10.0.0.72");
            return _typist.Last!.Flow!.Request;
        }
    }

    [Fact]
    public void Ping_DontFragmentBeyondTheMtu_IsRefused() =>
        Assert.Contains("Message too long", _typist.Enter(0, "kubectl exec -it net -- ping -c 1 -M do -s 1473 10.0.0.72"), StringComparison.Ordinal);

    [Fact]
    public void Curl_Verbose_PrintsTheExchange()
    {
        var text = _typist.Enter(0, "kubectl exec -it net -- curl -v serversvc:8080");

        Assert.StartsWith("*   Trying 10.96.93.201:8080...\n* Connected to serversvc (10.96.93.201) port 8080 (#0)\n> GET / HTTP/1.1\n> Host: 10.96.93.201:8080\n", text, StringComparison.Ordinal);
        Assert.Contains("< HTTP/1.1 200 OK\n", text, StringComparison.Ordinal);
        Assert.Matches("< \nPodName: evescn-[a-z0-9]{5} \\| PodIP: eth0 [0-9.]+/32\n\\* Connection #0 to host serversvc left intact\n$", text);
        Assert.StartsWith("evescn-", _typist.Last!.Flow!.Request.Backend, StringComparison.Ordinal);
    }

    [Fact]
    public void Curl_Refused_SaysSoUnlessSilent()
    {
        Assert.Equal("curl: (7) Failed to connect to 10.0.0.72 port 99: Connection refused\ncommand terminated with exit code 7\n", _typist.Enter(0, "kubectl exec -it net -- curl 10.0.0.72:99"));
        Assert.Equal("command terminated with exit code 7\n", _typist.Enter(0, "kubectl exec -it net -- curl -s 10.0.0.72:99"));
    }

    [Fact]
    public void Traceroute_AcrossNodes_NamesEveryRouterThatAnswers()
    {
        var text = new EngineTypist(Labs.Kpr).Enter(0, "kubectl exec -it net -- traceroute -n 10.0.1.15");

        Assert.StartsWith("traceroute to 10.0.1.15 (10.0.1.15), 30 hops max, 46 byte packets\n", text, StringComparison.Ordinal);
        // Where a program finds the TTL used up it tells nobody; the nodes' stacks do.
        Assert.Matches("\n 1  \\* \\* \\*\n 2  10\\.0\\.2\\.184  [0-9.]+ ms  [0-9.]+ ms  [0-9.]+ ms\n 3  172\\.18\\.0\\.3  ", text);
        Assert.Matches("\n ?[2-9]  10\\.0\\.1\\.15  [0-9.]+ ms  [0-9.]+ ms  [0-9.]+ ms\n$", text);
    }

    [Fact]
    public void Flows_LeaveTheirEntriesInTheMaps()
    {
        Assert.Equal("", _typist.Enter(0, $"docker exec {Node} cilium bpf ct list global"));

        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");
        var first = _typist.Enter(0, $"docker exec {Node} cilium bpf ct list global");
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");
        var second = _typist.Enter(0, $"docker exec {Node} cilium bpf ct list global");

        Assert.Contains("10.0.0.72", first, StringComparison.Ordinal);
        Assert.True(second.Length > first.Length);
    }

    [Fact]
    public void Flows_CountOnXfrmStates()
    {
        var ipsec = new EngineTypist(Labs.Ipsec);
        ipsec.Enter(0, "kubectl exec -it net -- ping -c 3 10.0.0.249");

        Assert.Equal("1\n", ipsec.Enter(0, "docker exec cilium-ipsec-native-routing-worker ip x s | grep -c 'oseq 0x3'"));
    }

    [Fact]
    public void Monitor_AfterAFlow_ReportsIt()
    {
        _typist.Enter(0, "kubectl exec -it net -- ping -c 1 10.0.0.72");

        Assert.Contains("dst=10.0.0.72:0", _typist.Enter(0, $"docker exec {Node} cilium monitor -v"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pane_WhileACaptureRuns_TakesNoCommand()
    {
        _typist.Enter(1, $"docker exec -it {Node} bash");
        _typist.Enter(1, "tcpdump -i eth0");

        Assert.Equal("", _typist.Enter(1, "ip a"));
        Assert.Empty(_typist.Session.Complete(1, "ip "));
        Assert.Contains("^C", _typist.Interrupt(1), StringComparison.Ordinal);
        Assert.StartsWith("1: lo:", _typist.Enter(1, "ip a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kube", "kubectl")]
    [InlineData("docker exec -it cilium-kubeproxy-replacement-ebpf-worker2", Node)]
    [InlineData("kubectl exec -it evescn-j", "evescn-jzms5")]
    [InlineData("kubectl -n kube-system exec -it cilium-m", "cilium-mfc5w")]
    [InlineData("kubectl exec -it net -- pi", "ping")]
    [InlineData("kubectl exec -it net -- ping 10.0.2.20", "10.0.2.202")]
    [InlineData("docker exec " + Node + " tcpdump -i cilium_h", "cilium_host")]
    [InlineData("docker exec " + Node + " cilium bpf tu", "tunnel")]
    [InlineData("docker exec " + Node + " ip -d l", "link")]
    [InlineData("kubectl get pods | gr", "grep")]
    public void Complete_ALine_OffersTheWord(string line, string expected) => Assert.Equal([expected], _typist.Session.Complete(0, line));

    [Fact]
    public void History_Clear_Help_Hostname_Answer()
    {
        _typist.Enter(0, "hostname");
        Assert.Equal("    1  hostname\n    2  history\n", _typist.Enter(0, "history"));
        _typist.Enter(0, "clear");
        Assert.True(_typist.Last!.Panes[0].Clears);
        Assert.Contains("docker exec -it NODE bash", _typist.Enter(0, "help"), StringComparison.Ordinal);
        Assert.DoesNotContain("ip xfrm state", _typist.Enter(0, "help"), StringComparison.Ordinal);
        Assert.Contains("ip xfrm state", _typist.Enter(0, $"docker exec {Node} help"), StringComparison.Ordinal);
        Assert.Equal(Node + "\n", _typist.Enter(0, $"docker exec {Node} hostname"));
        Assert.Contains(Node, _typist.Enter(0, "docker ps"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_OfTheLabs_AreThisClusters()
    {
        var script = _typist.Enter(0, "cat install.sh");

        Assert.Contains("kind create cluster --name=cilium-kubeproxy-replacement-ebpf --image=kindest/node:v1.23.4", script, StringComparison.Ordinal);
        Assert.Contains("    --set bpf.masquerade=true\n", script, StringComparison.Ordinal);
        Assert.Contains("kubeProxyMode: none\n", script, StringComparison.Ordinal);
        Assert.Contains("port: 8080, targetPort: 80, nodePort: 32000", _typist.Enter(0, "cat cni.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void AgentOfADaemonSet_IsAsked() =>
        Assert.Contains("KubeProxyReplacement:    Strict", _typist.Enter(0, "kubectl -n kube-system exec -it ds/cilium -- cilium status"), StringComparison.Ordinal);

    [Fact]
    public void SameLines_OfTwoSessions_AnswerTheSame()
    {
        var (one, two) = (Play(), Play());

        Assert.Equal(one, two);

        static string Play()
        {
            var typist = new EngineTypist(Labs.Ipsec);
            var text = new StringBuilder();
            typist.Enter(1, "docker exec -it cilium-ipsec-native-routing-worker bash");
            typist.Enter(1, "tcpdump -ne -i any");
            foreach (var line in (string[])["kubectl exec net -- curl 172.18.0.3:32000", "kubectl exec net -- ping -c 2 10.0.0.249"])
            {
                text.Append(typist.Enter(0, line));
            }

            return text.Append(typist.Interrupt(1)).ToString();
        }
    }

    [Fact]
    public void Panes_TooMany_AreNotOpened()
    {
        var opened = Enumerable.Range(0, 20).Count(_ => _typist.Session.Open() is not null);

        Assert.Equal(6, opened);
        Assert.Null(_typist.Session.Open("node/nobody"));
        _typist.Session.Close(1);
        Assert.Equal("net~$ ", _typist.Session.Open("net")!.Prompt);
    }

    private void AssertPrompt(string line, string prompt)
    {
        _typist.Enter(0, line);
        Assert.Equal(prompt, _typist.Prompt);
    }
}
