using Visualizer.Engine;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Support.PolicyLab;

namespace Visualizer.Tests.Policies;

/// <summary>Which program takes the verdict, what it says, and what the client sees.</summary>
public sealed class PolicyVerdictTests
{
    private static readonly string DenyIngress = Netpol("deny-in", "podSelector: { matchLabels: { app: web } }, policyTypes: [ Ingress ]");
    private static readonly string DenyEgress = Netpol("deny-out", "podSelector: { matchLabels: { app: client } }, policyTypes: [ Egress ]");

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var set in Configurations)
            {
                cells.Add(set, "server-a");
                cells.Add(set, "server-b");
            }

            return cells;
        }
    }

    //  pod/client ──▶ … ──▶ policy program of the server: the receiver's node drops, whichever program calls it
    [Theory, MemberData(nameof(Cells))]
    public void Trace_DefaultDenyIngress_DropsAtTheReceiver(string set, string server)
    {
        var trace = Ping(Load(DenyIngress), "client", server, set);

        var packet = Assert.Single(trace.Trace.Packets);
        var hop = packet.Hops[^1];
        Assert.Equal((Disposition.Denied, "Policy denied"), (trace.Trace.Disposition, trace.Trace.DropReason));
        Assert.Equal(new FailurePoint(0, packet.Hops.Length - 1), trace.Trace.FailedAt);
        Assert.Equal("policy.denied-ingress", hop.Code.Value);
        Assert.Equal(server == "server-a" ? "node-a" : "node-b", hop.Place.Node);
        Assert.Equal(HopAction.Shot, hop.Action);
        Assert.DoesNotContain(trace.Trace.Taps, tap => tap.Place.NetNs == "pod/" + server && tap.Saw(PacketDirection.Request));
    }

    //  a tail call is no hop: the program that makes it drops. With endpoint routes the lxc device has a program of its own
    [Theory]
    [InlineData("server-a", "from-container", "")]
    [InlineData("server-b", "from-overlay", "")]
    [InlineData("server-b", "from-host", "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8")]
    [InlineData("server-b", "from-netdev", "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 kubeProxyReplacement=strict bpf.masquerade=true")]
    [InlineData("server-a", "to-container", "endpointRoutes.enabled=true")]
    [InlineData("server-b", "to-container", "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 endpointRoutes.enabled=true")]
    public void Trace_DefaultDenyIngress_IsTheVerdictOfTheProgramThatDelivers(string server, string program, string set) =>
        Assert.Equal(program, Ping(Load(DenyIngress), "client", server, set).Trace.Packets[0].Hops[^1].Program);

    [Theory, MemberData(nameof(Cells))]
    public void Trace_DefaultDenyEgress_DropsAtTheSendersFromContainer(string set, string server)
    {
        var trace = Ping(Load(DenyEgress), "client", server, set);

        var hop = Assert.Single(trace.Trace.Packets).Hops[^1];
        Assert.Equal("Policy denied", trace.Trace.DropReason);
        Assert.Equal(("policy.denied-egress", "from-container", "node-a"), (hop.Code.Value, hop.Program, hop.Place.Node));
        Assert.True(trace["client.lxc"].Saw(PacketDirection.Request));
    }

    //  an egress policy on the server does not touch its replies: conntrack knows them
    [Theory, MemberData(nameof(Cells))]
    public void Trace_RepliesOfASelectedPod_SkipItsPolicy(string set, string server)
    {
        var scenario = Load(Netpol("quiet", "podSelector: { matchLabels: { app: web } }, policyTypes: [ Egress ]"));

        Assert.Equal(Disposition.Delivered, Curl(scenario, "client", server, set).Trace.Disposition);
        Assert.Equal(Disposition.Denied, Ping(scenario, server, "client", set).Trace.Disposition);
    }

    [Theory, MemberData(nameof(Cells))]
    public void Trace_AllowedByLabelsAndPort_IsDeliveredAndNamesTheRule(string set, string server)
    {
        var scenario = Load(
            Netpol("allow-client", "podSelector: { matchLabels: { app: web } }, ingress: [ { from: [ { podSelector: { matchLabels: { app: client } } } ], ports: [ { port: 80 } ] } ]"));

        var trace = Curl(scenario, "client", server, set);

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        var syn = trace.Trace.Packets.First(packet => packet.Summary.Contains("SYN", StringComparison.Ordinal));
        var deciding = Assert.Single(syn.Hops, hop => hop.Evidence.OfType<PolicyEntry>().Any(entry => entry.Rule is not null));
        Assert.EndsWith(
            "Network policy: default/allow-client ingress[0] allows it.", Explanations.Render(deciding, Language.English).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("网络策略：default/allow-client ingress[0] 放行。", Explanations.Render(deciding, Language.Chinese).Sentence, StringComparison.Ordinal);
        Assert.Equal(Disposition.Denied, Ping(scenario, "client", server, set).Trace.Disposition);
    }

    //  ClusterIP: the policy sees the backend's identity and the target port, never the service
    [Theory]
    [InlineData("", "server-a"), InlineData("", "server-b"), InlineData("kubeProxyReplacement=strict bpf.masquerade=true", "server-b")]
    public void Trace_ClusterIp_IsJudgedByBackendAndTargetPort(string set, string backend)
    {
        var allow = Cnp("to-web", "endpointSelector: { matchLabels: { app: client } }, egress: [ { toEndpoints: [ { matchLabels: { app: web } } ], toPorts: [ { ports: [ { port: \"80\", protocol: TCP } ] } ] } ]");
        var toService = Cnp("to-service", "endpointSelector: { matchLabels: { app: client } }, egress: [ { toCIDR: [ 10.96.0.0/16 ] } ]");
        var flow = new FlowRequest(FlowKind.Curl, "client", "svc/web") { Backend = backend };

        Assert.Equal(Disposition.Delivered, Run(Load(allow), flow, set).Trace.Disposition);
        Assert.Equal(Disposition.Denied, Run(Load(toService), flow, set).Trace.Disposition);
    }

    [Fact]
    public void Trace_DeniedPing_PrintsLossAndExplainsWhy()
    {
        var trace = Ping(Load(DenyIngress), "client", "server-a");

        Assert.Contains("1 packets transmitted, 0 packets received, 100% packet loss", trace.Trace.Client.Output, StringComparison.Ordinal);
        Assert.Null(trace.Trace.Client.ReplyTtl);
        var text = Explanations.Render(trace.Trace.Packets[0].Hops[^1], Language.English);
        Assert.Contains("default/deny-in selects the receiving pod for ingress", text.Sentence, StringComparison.Ordinal);
        Assert.Contains("no rule allows ICMP from ", text.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_DeniedCurl_TimesOut()
    {
        var trace = Curl(Load(DenyEgress), "client", "server-b");

        Assert.StartsWith("curl: (28) ", trace.Trace.Client.Output, StringComparison.Ordinal);
        Assert.Contains("TCP/80", Explanations.Render(trace.Trace.Packets[0].Hops[^1], Language.English).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_DefaultDeny_ShowsTheEndpointsEnforcement()
    {
        var hop = Ping(Load(DenyIngress), "client", "server-a").Trace.Packets[0].Hops[^1];

        var row = Assert.Single(hop.Evidence, entry => entry.Source == "cilium endpoint list").Entry;
        Assert.Matches("^\\d+ +Enabled            Disabled          \\d+ +k8s:app=web {2,}", row);
        Assert.EndsWith("ready    ", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_DenyRule_WinsOverAllowAndSaysSo()
    {
        var scenario = Load(
            Cnp("open", "endpointSelector: { }, ingress: [ { fromEntities: [ all ] } ]"),
            Cnp("closed", "endpointSelector: { matchLabels: { app: web } }, ingressDeny: [ { fromEndpoints: [ { matchLabels: { app: client } } ] } ]"));

        var trace = Curl(scenario, "client", "server-a");

        Assert.Equal((Disposition.Denied, "Policy denied by denylist"), (trace.Trace.Disposition, trace.Trace.DropReason));
        var hop = trace.Trace.Packets[0].Hops[^1];
        Assert.Equal("policy.deny-rule-ingress", hop.Code.Value);
        var entry = Assert.Single(hop.Evidence.OfType<PolicyEntry>(), entry => entry.IsDeny);
        Assert.StartsWith("Deny     Ingress     ", entry.Entry, StringComparison.Ordinal);
        Assert.Equal("default/closed ingressDeny[0]", entry.Rule);
    }

    //  kube-proxy's or BPF's SNAT makes another node of a client; pod → own node is identity host
    [Theory, InlineData("host", Disposition.Delivered), InlineData("remote-node", Disposition.Denied)]
    public void Trace_ToOwnNode_IsEntityHost(string entity, Disposition expected)
    {
        var scenario = Load(Cnp("node", $"endpointSelector: {{ matchLabels: {{ app: client }} }}, egress: [ {{ toEntities: [ {entity} ] }} ]"));

        Assert.Equal(expected, Ping(scenario, "client", "node/node-a").Trace.Disposition);
    }

    //  laptop is 198.51.100.10, beyond the gateway
    [Theory]
    [InlineData("toCIDR: [ 198.51.100.0/24 ]", Disposition.Delivered), InlineData("toCIDR: [ 203.0.113.0/24 ]", Disposition.Denied)]
    [InlineData("toCIDRSet: [ { cidr: 198.51.100.0/24, except: [ 198.51.100.8/29 ] } ]", Disposition.Denied)]
    [InlineData("toCIDR: [ 0.0.0.0/0 ]", Disposition.Delivered), InlineData("toEntities: [ world ]", Disposition.Delivered)]
    [InlineData("toEntities: [ cluster ]", Disposition.Denied)]
    public void Trace_ToTheWorld_IsJudgedByPrefixAndEntity(string rule, Disposition expected)
    {
        var scenario = Load(
            Cnp("out", $"endpointSelector: {{ matchLabels: {{ app: client }} }}, egress: [ {{ {rule} }} ]"),
            Cnp("names-it", "endpointSelector: { matchLabels: { app: nobody } }, egress: [ { toCIDR: [ 198.51.100.10/32 ] } ]"));

        Assert.All(
            Configurations.Take(6), set => Assert.Equal(expected, Ping(scenario, "client", "external/laptop", set).Trace.Disposition));
    }

    [Theory, InlineData("remote-node", Disposition.Delivered), InlineData("cluster", Disposition.Delivered), InlineData("world", Disposition.Denied)]
    public void Trace_ToOtherNode_IsEntityRemoteNode(string entity, Disposition expected)
    {
        var scenario = Load(Cnp("node", $"endpointSelector: {{ matchLabels: {{ app: client }} }}, egress: [ {{ toEntities: [ {entity} ] }} ]"));

        Assert.Equal(expected, Ping(scenario, "client", "node/node-b", string.Join(' ', NativeLegacy)).Trace.Disposition);
    }

    [Fact]
    public void Trace_PoliciesThatTouchNobodyHere_ChangeNoFrame()
    {
        var elsewhere = Load(Netpol("other", "podSelector: { matchLabels: { app: nobody } }, policyTypes: [ Ingress, Egress ]"));
        var flow = new FlowRequest(FlowKind.Curl, "client", "server-b");

        var (with, without) = (Run(elsewhere, flow), new TraceView(DatapathEngine.Trace(Labs.Load(Labs.Playground), HelmRequest.None, flow)));

        Assert.Equal(
            without.Trace.Packets.SelectMany(packet => packet.Hops).Select(hop => Convert.ToHexString(hop.Frame.Span)),
            with.Trace.Packets.SelectMany(packet => packet.Hops).Select(hop => Convert.ToHexString(hop.Frame.Span)));
    }
}
