using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Invariants;

/// <summary>Scenarios × configurations × pod pairs × kinds: every flow that this build walks.</summary>
internal static class Lattice
{
    private static readonly string[][] Configurations =
    [
        ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8"],
        ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "kubeProxyReplacement=strict"],
        ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "kubeProxyReplacement=strict", "bpf.masquerade=true"],
        ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "kubeProxyReplacement=strict", "enableIPv4Masquerade=false"],
        ["kubeProxyReplacement=strict", "bpf.masquerade=true"],
        ["kubeProxyReplacement=strict"],
        [],
        ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "encryption.enabled=true", "encryption.type=ipsec"],
    ];

    /// <summary>Every cell: a name for messages, and the answer.</summary>
    public static IEnumerable<(string Name, TraceAnswer Answer)> Walk()
    {
        foreach (var id in ScenarioIds)
        {
            var scenario = Labs.Load(id);
            foreach (var set in Configurations)
            {
                var helm = new HelmRequest { Reset = true, Set = [.. set] };
                foreach (var flow in Flows(scenario).Concat(set.Contains("enableIPv4Masquerade=false") ? [] : Outbound(scenario)))
                {
                    var name = $"{id} [{string.Join(' ', set)}] {flow.Kind} {flow.From} → {flow.To} {flow.Backend}";
                    yield return (name, DatapathEngine.Trace(scenario, helm, flow));
                }
            }
        }
    }

    private const string External = "external/198.51.100.77";

    private static string[] ScenarioIds => [Labs.Ebpf, Labs.Kpr, Labs.Ipsec, Labs.Vxlan, Labs.Playground];

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

        foreach (var node in scenario.Cluster.Nodes)
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

        foreach (var server in pods.Where(pod => pod != client))
        {
            yield return new FlowRequest(FlowKind.Udp, client.Name, server.Name);
            yield return new FlowRequest(FlowKind.Udp, client.Name, server.Name) { Size = 4000 };
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
