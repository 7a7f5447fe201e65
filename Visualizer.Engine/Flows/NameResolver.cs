using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Flows;

/// <summary>Finds what the names of a flow stand for: a prefix decides, else pods, then services, then external hosts.</summary>
/// <param name="cluster">Where to look.</param>
internal sealed class NameResolver(ClusterIndex cluster)
{
    private static readonly ImmutableArray<string> Prefixes = ["pod", "svc", "node", "external", "router", "health"];

    /// <summary>Everything that the name can stand for; several entries: the name is ambiguous.</summary>
    public ImmutableArray<(string Name, FlowTarget Target)> Find(string name)
    {
        if (Ipv4Address.TryParse(name, out var address))
        {
            return [(name, OfAddress(address))];
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var prefix = slash > 0 ? name[..slash] : "";
        var rest = Prefixes.Contains(prefix) ? name[(slash + 1)..] : name;
        return prefix switch
        {
            "pod" => Pods(rest),
            "svc" => Services(rest),
            "node" => Nodes(rest, node => node.Ip, "node"),
            "router" => Nodes(rest, node => node.RouterIp, "router"),
            "health" => Nodes(rest, node => node.HealthIp, "health"),
            "external" => Externals(rest),
            _ => [.. Pods(rest), .. Services(rest), .. Externals(rest).Where(found => !Ipv4Address.TryParse(rest, out _))],
        };
    }

    /// <summary>What to say when nothing was found: what is looked for, and names to offer, nearest kinds first.</summary>
    public ExpectedText Expected(string english, string chinese)
    {
        var choices = string.Join(
            ", ",
            cluster.Cluster.Pods.Where(pod => pod.Namespace == "default").Select(pod => pod.Name)
                .Concat(cluster.Cluster.Services.Where(service => service.Namespace == "default").Select(service => "svc/" + service.Name))
                .Concat(cluster.Nodes.Select(node => "node/" + node.Name)).Take(12));
        return new($"{english}, such as {choices}", $"{chinese}，例如 {choices}");
    }

    /// <summary>What to say when several were found.</summary>
    public static ExpectedText Ambiguous(IEnumerable<string> names)
    {
        var listed = string.Join(", ", names);
        return new($"one of {listed}; the name fits all of them", $"{listed} 之一；该名称与它们都相符");
    }

    private FlowTarget OfAddress(Ipv4Address address) => cluster.Owner(address) switch
    {
        AddressOwner.NodeAddress owner => new(address, null, owner.Node, new FlowEnd(address, owner.Node, null, null)),
        AddressOwner.PodAddress owner => OfPod(owner.Pod),
        AddressOwner.ServiceAddress owner => new(address, owner.Service, null, null),
        AddressOwner.External owner => new(address, null, null, new FlowEnd(address, null, null, owner.Host)),
        AddressOwner.Router owner => new(address, null, owner.Node, null),
        AddressOwner.HealthEndpoint owner => new(address, null, owner.Node, null),
        null when cluster.ExternalAt(address) is { } host => new(address, null, null, new FlowEnd(address, null, null, host)),
        _ => new(address, null, null, null),
    };

    private static FlowTarget OfPod(Pod pod) =>
        new(pod.Ip, null, pod.HostNetwork ? pod.Node : null, new FlowEnd(pod.Ip, pod.Node, pod, null));

    private ImmutableArray<(string, FlowTarget)> Pods(string name) => InNamespaces(
        name, cluster.PodsNamed, pod => pod.Namespace, pod => ("pod/" + pod.ShortName, OfPod(pod)));

    private ImmutableArray<(string, FlowTarget)> Services(string name) => InNamespaces(
        name, cluster.ServicesNamed, service => service.Namespace,
        service => ($"svc/{service.Namespace}/{service.Name}", new FlowTarget(service.ClusterIp, service, null, null)));

    private ImmutableArray<(string, FlowTarget)> Nodes(string name, Func<Node, Ipv4Address> address, string prefix) =>
        cluster.Node(name) is { } node
            ? [($"{prefix}/{name}", new FlowTarget(
                address(node), null, node, prefix == "node" ? new FlowEnd(node.Ip, node, null, null) : null))]
            : [];

    private ImmutableArray<(string, FlowTarget)> Externals(string name)
    {
        if (Ipv4Address.TryParse(name, out var address))
        {
            return [("external/" + name, OfExternalAddress(address))];
        }

        return
        [
            .. cluster.Cluster.Externals.Where(host => host.Name == name)
                .Select(host => ("external/" + name, new FlowTarget(host.Ip, null, null, new FlowEnd(host.Ip, null, null, host)))),
        ];
    }

    private FlowTarget OfExternalAddress(Ipv4Address address)
    {
        var host = cluster.Owner(address) is AddressOwner.External { Host: var declared }
            ? declared
            : ExternalHost.Undeclared(address, cluster.Cluster.NodeCidr.Contains(address));
        return new(address, null, null, new FlowEnd(address, null, null, host));
    }

    // NAME looks in namespace default first, then everywhere; NAMESPACE/NAME only there.
    private static ImmutableArray<(string, FlowTarget)> InNamespaces<T>(
        string name, Func<string, IEnumerable<T>> named, Func<T, string> namespaceOf, Func<T, (string, FlowTarget)> target)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return [.. named(name[(slash + 1)..]).Where(item => namespaceOf(item) == name[..slash]).Select(target)];
        }

        var found = named(name).ToList();
        var inDefault = found.FindAll(item => namespaceOf(item) == "default");
        return [.. (inDefault.Count > 0 ? inDefault : found).Select(target)];
    }
}
