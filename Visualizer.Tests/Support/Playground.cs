using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Scenarios;
using Visualizer.Verify.Invariants;

namespace Visualizer.Tests.Support;

/// <summary>The neutral scenario under the configurations that the reference calls (a) to (f), with every invariant checked on each trace.</summary>
internal static class Playground
{
    /// <summary>Native routing in the spelling of 1.14 and later.</summary>
    public const string NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";

    /// <summary>The whole kube-proxy replacement with BPF masquerading, as 1.14 and later spell it.</summary>
    public const string NewFull = "kubeProxyReplacement=true,bpf.masquerade=true";

    private const string Native = "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8";
    private const string Strict = " kubeProxyReplacement=strict";

    /// <summary>Values of a configuration by its letter.</summary>
    public static string[] Values(string letter) => (letter switch
    {
        "a" => Native,
        "b" => Native + Strict,
        "c" => Native + Strict + " bpf.masquerade=true",
        "d" => "kubeProxyReplacement=strict bpf.masquerade=true",
        "dLegacy" => "kubeProxyReplacement=strict",
        "e" => "",
        "f" => Native + " encryption.enabled=true encryption.type=ipsec",
        "g" => "encryption.enabled=true encryption.type=ipsec",
        "geneve" => "tunnel=geneve kubeProxyReplacement=strict bpf.masquerade=true",
        "h" => Native + " encryption.enabled=true encryption.type=wireguard",
        "hTunnel" => "encryption.enabled=true encryption.type=wireguard",
        "excludedIptables" => "ipv4NativeRoutingCIDR=198.51.100.0/24",
        "excludedBpf" => "ipv4NativeRoutingCIDR=198.51.100.0/24 kubeProxyReplacement=strict bpf.masquerade=true",
        "unmasqueraded" => Native + " enableIPv4Masquerade=false",
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "no such configuration"),
    }).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static TraceView Ping(string letter, string from, string to, int ttl = 64) =>
        Run(letter, new FlowRequest(FlowKind.Ping, from, to) { Ttl = ttl });

    public static TraceView Curl(string letter, string from, string to, string? backend = null, params (string Old, string New)[] changes) =>
        Run(letter, new FlowRequest(FlowKind.Curl, from, to) { Backend = backend }, changes);

    public static TraceView Udp(string letter, string from, string to, string? backend = null, params (string Old, string New)[] changes) =>
        Run(letter, new FlowRequest(FlowKind.Udp, from, to) { Backend = backend }, changes);

    /// <summary>A trace of the scenario with some of its text replaced.</summary>
    public static TraceView Run(string letter, FlowRequest flow, params (string Old, string New)[] changes)
    {
        var text = ScenarioFiles.Text(Labs.Playground);
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(text), Labs.Playground);
        Assert.Empty(resolution.Problems);
        var answer = DatapathEngine.Trace(resolution.Scenario!, new HelmRequest { Set = [.. Values(letter)] }, flow);
        Assert.Empty(answer.FlowProblems);
        Assert.NotNull(answer.Trace);
        var violations = TraceInvariants.All.SelectMany(invariant => invariant.Violations(answer)).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        return new TraceView(answer);
    }

    /// <summary>A trace of the scenario with one argument of <c>--set</c> (empty: the chart's defaults), another chart and a recent kernel.</summary>
    public static TraceView In(string version, string set, FlowRequest flow)
    {
        var helm = new HelmRequest
        {
            Reset = true,
            Version = CiliumVersion.Parse(version),
            Kernel = KernelVersion.Parse("6.8"),
            Set = set.Length == 0 ? [] : [set.TrimEnd(',')],
        };
        var answer = DatapathEngine.Trace(Labs.Load(Labs.Playground), helm, flow);
        Assert.Empty(answer.HelmProblems);
        Assert.Empty(answer.FlowProblems);
        Assert.True(answer.Trace is not null, string.Join("; ", answer.Config.Findings.Where(finding => finding.Severity == Severity.Error)));
        Assert.Empty(TraceInvariants.All.SelectMany(invariant => invariant.Violations(answer)));
        return new TraceView(answer);
    }

    /// <summary>Who answers a probe of <c>traceroute -n</c>: an address, or <c>*</c>.</summary>
    public static string Probe(string letter, string from, string to, int ttl)
    {
        var trace = Ping(letter, from, to, ttl).Trace;
        var last = trace.Packets[^1];
        return last.Direction == PacketDirection.Reply && last.Failure is null
            ? Visualizer.Engine.Wire.Ipv4Packet.SourceOf(last.Hops[^1].Frame.Span).ToString()
            : "*";
    }

    /// <summary>Address of a pod, a node, a router or the service <c>web</c> of the scenario.</summary>
    public static string Address(string name)
    {
        var cluster = Labs.Load(Labs.Playground).Cluster;
        var node = cluster.Nodes.FirstOrDefault(node => name.EndsWith(node.Name, StringComparison.Ordinal));
        return (name == "svc/web" ? cluster.Services.First(service => service.Name == "web").ClusterIp
            : name.StartsWith("router/", StringComparison.Ordinal) ? node!.RouterIp
            : node is not null ? node.Ip
            : cluster.Pods.First(pod => pod.Name == name).Ip).ToString();
    }
}
