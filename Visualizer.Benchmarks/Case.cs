using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Benchmarks;

/// <summary>One configuration of the playground scenario and a flow in it.</summary>
/// <param name="Name">As the table of results shows it.</param>
/// <param name="Set">What <c>--set</c> gets, separated by blanks.</param>
/// <param name="Flow">The flow.</param>
public sealed record Case(string Name, string Set, FlowRequest Flow)
{
    private const string Native = "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 ";
    private const string Strict = "kubeProxyReplacement=strict ", BpfMasquerade = "bpf.masquerade=true ";
    private const string Ipsec = "encryption.enabled=true encryption.type=ipsec ", Wireguard = "encryption.enabled=true encryption.type=wireguard ";

    private static readonly FlowRequest SameNode = new(FlowKind.Ping, "client", "server-a"), Across = new(FlowKind.Ping, "client", "server-b");
    private static readonly FlowRequest Curl = new(FlowKind.Curl, "client", "svc/web") { Backend = "server-b" };
    private static readonly FlowRequest External = new(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" };

    /// <summary>Every configuration with a ping across nodes, and other flows with native routing and BPF host routing.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        new("native eBPF, same node", Native + Strict + BpfMasquerade, SameNode),
        new("native eBPF", Native + Strict + BpfMasquerade, Across),
        new("native eBPF, curl", Native + Strict + BpfMasquerade, Curl),
        new("native eBPF, NodePort SNAT", Native + Strict + BpfMasquerade, External),
        new("native KPR legacy", Native + Strict, Across),
        new("native kube-proxy", Native, Across),
        new("native kube-proxy, curl", Native, Curl),
        new("VXLAN host routing", Strict + BpfMasquerade, Across),
        new("VXLAN kube-proxy", "", Across),
        new("Geneve host routing", "tunnel=geneve " + Strict + BpfMasquerade, Across),
        new("IPsec native", Native + Ipsec, Across),
        new("IPsec VXLAN", Ipsec, Across),
        new("WireGuard native", Native + Wireguard, Across),
        new("WireGuard VXLAN", Wireguard, Across),
        new("endpoint routes", Native + "endpointRoutes.enabled=true", Across),
        new(
            "netkit",
            "routingMode=native autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 kubeProxyReplacement=true bpf.masquerade=true bpf.datapathMode=netkit",
            Across) { Version = "1.17.0", Kernel = "6.8" },
    ];

    /// <summary>Chart version; null: the scenario's.</summary>
    public string? Version { get; init; }

    /// <summary>Kernel; null: the scenario's.</summary>
    public string? Kernel { get; init; }

    /// <summary>A scenario under this configuration, no node provisioned yet.</summary>
    public ClusterDatapath Provision(Scenario scenario)
    {
        var helm = new HelmRequest
        {
            Version = Version is null ? null : CiliumVersion.Parse(Version),
            Kernel = Kernel is null ? null : KernelVersion.Parse(Kernel),
            Set = [.. Set.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        };
        return DatapathEngine.Provision(scenario.Cluster, DatapathEngine.Resolve(scenario, helm).Config.Datapath!);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
