using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>kube-proxy's view of one node: where its rules go, and which backends a port has there.</summary>
/// <param name="node">The node.</param>
internal sealed class NatChains(NodeDatapathBuilder node)
{
    /// <summary>Whether NodePorts go through KUBE-EXT chains: Kubernetes 1.24 and later.</summary>
    public bool HasExternalChains { get; } = MinorOf(node.Cluster.Cluster.KubernetesVersion) >= 24;

    /// <summary>Adds a rule to a chain of table nat.</summary>
    public void Add(string chain, Rule rule) => node.Netfilter.Append(NetfilterTable.Nat, chain, rule);

    /// <summary>Backends for traffic from inside the cluster, sorted by their text as kube-proxy sorts them.</summary>
    public ImmutableArray<Endpoint> BackendsOf(Service service, ServicePort port) =>
        service.InternalTrafficLocal ? LocalBackendsOf(service, port) : Sorted(service, port, port.Backends);

    /// <summary>Backends on this node.</summary>
    public ImmutableArray<Endpoint> LocalBackendsOf(Service service, ServicePort port) =>
        Sorted(service, port, port.Backends.Where(backend => backend.Node == node.Node));

    private static ImmutableArray<Endpoint> Sorted(Service service, ServicePort port, IEnumerable<Backend> backends) =>
    [
        .. backends.Select(backend => (Text: string.Create(CultureInfo.InvariantCulture, $"{backend.Ip}:{backend.Port}"), Backend: backend))
            .OrderBy(backend => backend.Text, StringComparer.Ordinal)
            .Select(backend => new Endpoint("KUBE-SEP-" + ServiceChainNames.OfBackend(service, port, backend.Text), backend.Backend)),
    ];

    private static int MinorOf(string version)
    {
        var parts = version.Split('.');
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0;
    }

    /// <summary>A backend with its chain.</summary>
    /// <param name="Chain">Name of its KUBE-SEP chain.</param>
    /// <param name="Target">The backend.</param>
    public readonly record struct Endpoint(string Chain, Backend Target);
}
