using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Verify;

/// <summary>Scenarios × configurations × pod pairs × kinds: every flow that this build walks.</summary>
internal static class Lattice
{
    private const string Native = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";
    private const string NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";
    private const string Bpf = "bpf.masquerade=true", NoMasquerade = "enableIPv4Masquerade=false", Geneve = "tunnel=geneve", NewGeneve = "tunnelProtocol=geneve";
    private const string Ipsec = "encryption.enabled=true,encryption.type=ipsec", Wireguard = "encryption.enabled=true,encryption.type=wireguard";
    private const string EndpointRoutes = "endpointRoutes.enabled=true", HostOnly = "socketLB.hostNamespaceOnly=true";
    private const string Partial = "kubeProxyReplacement=partial", OldFull = "kubeProxyReplacement=strict", Full = "kubeProxyReplacement=true";

    /// <summary>The labs' version, on every scenario.</summary>
    private static readonly string[][] Configurations =
    [
        [Native], [Native, OldFull], [Native, OldFull, Bpf], [Native, OldFull, NoMasquerade], [OldFull, Bpf], [OldFull], [], [Native, Ipsec],
    ];

    /// <summary>Every other way to put packets through, on one scenario, for 1.12 and 1.13.</summary>
    private static readonly string[][] Older =
    [
        [Native], [Native, OldFull], [Native, OldFull, Bpf], [OldFull, Bpf], [], [Native, Ipsec],
        [Geneve], [Geneve, OldFull], [Geneve, OldFull, Bpf], [Ipsec], [Geneve, Ipsec],
        [EndpointRoutes], [Native, EndpointRoutes], [Native, OldFull, EndpointRoutes], [OldFull, EndpointRoutes], [OldFull, Bpf, EndpointRoutes],
        [Native, Ipsec, EndpointRoutes], [Ipsec, EndpointRoutes],
        [Native, OldFull, HostOnly], [Native, OldFull, Bpf, HostOnly], [OldFull, HostOnly], [OldFull, Bpf, HostOnly],
        [Native, OldFull, Bpf, HostOnly, "loadBalancer.acceleration=native"],
        [Native, Partial, "nodePort.enabled=true"], [Partial, "nodePort.enabled=true,socketLB.enabled=true"], [Partial, "socketLB.enabled=true"],
        [Native, Partial, "nodePort.enabled=true,socketLB.enabled=true", Bpf],
        [Native, Wireguard], [Native, Wireguard, OldFull], [Native, Wireguard, OldFull, Bpf], [Wireguard], [Wireguard, OldFull, Bpf],
        [Native, Wireguard, EndpointRoutes], [Geneve, Wireguard],
    ];

    /// <summary>The same in the spelling of 1.14 to 1.18, without what an agent of the version refuses.</summary>
    private static string[][] Newer(string version) =>
    [
        [NewNative], [NewNative, Full], [NewNative, Full, Bpf], [NewNative, Full, NoMasquerade], [Full], [Full, Bpf], [], [NewNative, Ipsec],
        [NewGeneve], [NewGeneve, Full, Bpf], [Full, Bpf, "bpf.hostLegacyRouting=true"],
        [EndpointRoutes], [NewNative, EndpointRoutes], [NewNative, Full, Bpf, EndpointRoutes], [Full, Bpf, EndpointRoutes],
        [NewNative, Ipsec, EndpointRoutes], [NewNative, Full, Bpf, HostOnly], [Full, Bpf, HostOnly],
        [NewNative, Full, Bpf, HostOnly, "loadBalancer.acceleration=native"], [NewNative, Full, HostOnly, "loadBalancer.acceleration=native"],
        [NewNative, "nodePort.enabled=true,socketLB.enabled=true"],
        .. version is "1.18.0" ? Array.Empty<string[]>() : [[Ipsec], [NewGeneve, Ipsec], [Ipsec, EndpointRoutes]],
        .. version is "1.14.0" or "1.15.0" ? Array.Empty<string[]>()
            : [[NewNative, Full, Bpf, "bpf.datapathMode=netkit"], [Full, Bpf, "bpf.datapathMode=netkit-l2"], [NewNative, Full, Bpf, "bpf.enableTCX=false"]],
        .. version is "1.14.0" ? Array.Empty<string[]>() : [[NewNative, Ipsec, Full]],
        [NewNative, Wireguard], [NewNative, Wireguard, Full, Bpf], [Wireguard], [Wireguard, Full, Bpf], [NewNative, Wireguard, EndpointRoutes],
    ];

    /// <summary>Every cell: a name for messages, and the answer.</summary>
    public static IEnumerable<(string Name, TraceAnswer Answer)> Walk() =>
        ScenarioIds.SelectMany(id => Configurations.SelectMany(set => Walk(id, "1.13.0", "5.11.5", set)))
            .Concat(Older.SelectMany(set => Walk(BundledScenarios.Playground, "1.12.0", "5.15", set)))
            .Concat(Older.SelectMany(set => Walk(BundledScenarios.Playground, "1.13.0", "5.11.5", set)))
            .Concat(NewVersions.SelectMany(version => Newer(version).SelectMany(set => Walk(BundledScenarios.Playground, version, version == "1.14.0" ? "5.15" : "6.8", set))));

    private static IEnumerable<(string Name, TraceAnswer Answer)> Walk(string id, string version, string kernel, string[] set)
    {
        var scenario = BundledScenarios.Load(id);
        var helm = new HelmRequest { Reset = true, Version = CiliumVersion.Parse(version), Kernel = KernelVersion.Parse(kernel), Set = [.. set] };
        foreach (var flow in Flows(scenario).Concat(set.Contains(NoMasquerade) ? [] : Outbound(scenario)))
        {
            yield return ($"{id} {version} [{string.Join(' ', set)}] {flow.Kind} {flow.From} → {flow.To} {flow.Backend}", DatapathEngine.Trace(scenario, helm, flow));
        }
    }

    private const string External = "external/198.51.100.77";

    private static string[] NewVersions => ["1.14.0", "1.15.0", "1.16.0", "1.17.0", "1.18.0"];

    private static string[] ScenarioIds => [BundledScenarios.Ebpf, BundledScenarios.Kpr, BundledScenarios.Ipsec, BundledScenarios.Vxlan, BundledScenarios.Playground];

    private static IEnumerable<FlowRequest> Flows(Scenario scenario)
    {
        var pods = scenario.Cluster.Pods.Where(pod => pod is { HostNetwork: false, Namespace: "default" }).ToList();
        var client = pods[0];
        var services = scenario.Cluster.Services.Where(service => service.Namespace == "default" && service.Ports[0].NodePort is not null).ToList();
        foreach (var server in pods.Where(pod => pod != client))
        {
            yield return new FlowRequest(FlowKind.Ping, client.Name, server.Name);
            yield return new FlowRequest(FlowKind.Ping, server.Name, client.Name);
            yield return new FlowRequest(FlowKind.Curl, client.Name, server.Name);
            foreach (var service in services)
            {
                if (!service.Ports[0].Backends.Any(backend => backend.Pod == server))
                {
                    continue;
                }

                yield return new FlowRequest(FlowKind.Curl, client.Name, $"svc/{service.Name}:{service.Ports[0].Port}") { Backend = server.Name };
                foreach (var node in scenario.Cluster.Nodes)
                {
                    yield return new FlowRequest(FlowKind.Curl, client.Name, $"node/{node.Name}:{service.Ports[0].NodePort}") { Backend = server.Name };
                }
            }
        }

        foreach (var node in scenario.Cluster.Nodes.Take(2))
        {
            yield return new FlowRequest(FlowKind.Ping, client.Name, "node/" + node.Name);
            yield return new FlowRequest(FlowKind.Ping, client.Name, "router/" + node.Name);
            yield return new FlowRequest(FlowKind.Ping, client.Name, "health/" + node.Name);
            yield return new FlowRequest(FlowKind.Ping, "node/" + node.Name, client.Name);
            yield return new FlowRequest(FlowKind.Ping, "node/" + node.Name, "node/" + client.Node.Name);
            yield return new FlowRequest(FlowKind.Ping, External, "node/" + node.Name);
            foreach (var service in services)
            {
                foreach (var backend in service.Ports[0].Backends)
                {
                    var port = service.Ports[0].NodePort;
                    yield return new FlowRequest(FlowKind.Curl, External, $"node/{node.Name}:{port}") { Backend = backend.Pod!.Name };
                    yield return new FlowRequest(FlowKind.Curl, "node/" + node.Name, $"svc/{service.Name}:{service.Ports[0].Port}") { Backend = backend.Pod.Name };
                    yield return new FlowRequest(FlowKind.Curl, backend.Pod.Name, $"svc/{service.Name}:{service.Ports[0].Port}") { Backend = backend.Pod.Name };
                }
            }
        }

        foreach (var server in pods.Where(pod => pod != client).TakeLast(1))
        {
            yield return new FlowRequest(FlowKind.Udp, client.Name, server.Name);
            yield return new FlowRequest(FlowKind.Udp, client.Name, server.Name) { Size = 2000 };
            yield return new FlowRequest(FlowKind.Ping, client.Name, server.Name) { Size = 2000 };
            yield return new FlowRequest(FlowKind.Ping, client.Name, server.Name) { ColdNeighbours = true };
        }
    }

    private static IEnumerable<FlowRequest> Outbound(Scenario scenario)
    {
        var client = scenario.Cluster.Pods.First(pod => pod is { HostNetwork: false, Namespace: "default" });
        yield return new FlowRequest(FlowKind.Ping, client.Name, External);
        yield return new FlowRequest(FlowKind.Ping, client.Name, External) { Size = 2000 };
        yield return new FlowRequest(FlowKind.Curl, client.Name, External);
        yield return new FlowRequest(FlowKind.Udp, client.Name, External);
    }
}
