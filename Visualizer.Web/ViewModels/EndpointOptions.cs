using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Topology;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>One choice of a picker.</summary>
/// <param name="Group">Heading that it stands under.</param>
/// <param name="Value">What choosing it means, as the API takes it.</param>
/// <param name="Hint">A word beside it: address, node.</param>
public sealed record PickerOption(UiText Group, string Value, string Hint);

/// <summary>Who may start a flow, who may be its target, and which backends may be chosen. Nothing is made of what does not fit what was typed.</summary>
public static class EndpointOptions
{
    private static readonly bool[] Passes = [true, false];

    /// <summary>Pods, hosts outside the cluster, nodes, as far as they fit what was typed.</summary>
    public static IEnumerable<PickerOption> Sources(Cluster cluster, string typed)
    {
        var text = new SearchText(typed);
        return Pods(cluster, text).Concat(Externals(cluster, text)).Concat(Nodes(cluster, text));
    }

    /// <summary>Pods, services with their addresses and NodePorts, hosts outside the cluster, nodes, routers and health endpoints, as far as they fit.</summary>
    public static IEnumerable<PickerOption> Targets(Cluster cluster, FlowKind kind, string typed)
    {
        var text = new SearchText(typed);
        return Pods(cluster, text)
            .Concat(Services(cluster, kind, text))
            .Concat(kind == FlowKind.Ping ? [] : NodePorts(cluster, kind, text))
            .Concat(LoadBalancers(cluster, kind, text))
            .Concat(Externals(cluster, text))
            .Concat(Nodes(cluster, text))
            .Concat(OfNodes(cluster, text, PickerTexts.Routers, "router/", node => node.RouterIp))
            .Concat(OfNodes(cluster, text, PickerTexts.Health, "health/", node => node.HealthIp));
    }

    /// <summary>Pods that a load balancer may choose for the target; empty when the target is no service.</summary>
    public static IEnumerable<PickerOption> Backends(Cluster cluster, FlowKind kind, string target) =>
        (ServicePortOf(cluster.Index, kind, target)?.Backends ?? []).Where(backend => backend.Pod is not null)
            .Select(backend => new PickerOption(PickerTexts.Backends, backend.Pod!.ShortName, backend.Node.Name));

    private static IEnumerable<PickerOption> Nodes(Cluster cluster, SearchText text) => OfNodes(cluster, text, PickerTexts.Nodes, "node/", node => node.Ip);

    private static IEnumerable<PickerOption> OfNodes(Cluster cluster, SearchText text, UiText heading, string prefix, Func<Node, Ipv4Address> address) =>
        from node in cluster.Nodes
        let ip = address(node)
        where Fits(text, node.Name, ip) || (text.Typed.StartsWith(prefix, StringComparison.Ordinal) && Fits(text, prefix + node.Name, ip))
        select new PickerOption(heading, prefix + node.Name, ip.ToString());

    private static IEnumerable<PickerOption> Externals(Cluster cluster, SearchText text) =>
        cluster.Externals.Where(host => Fits(text, "external/" + host.Name, host.Ip))
            .Select(host => new PickerOption(PickerTexts.Externals, "external/" + host.Name, host.Ip.ToString()));

    private static IEnumerable<PickerOption> LoadBalancers(Cluster cluster, FlowKind kind, SearchText text) =>
        from service in cluster.Services
        where service.LoadBalancerIp is { } ip && kind != FlowKind.Ping && Fits(text, service.Name, ip)
        from port in service.Ports
        where port.Protocol == Protocol(kind)
        select new PickerOption(
            PickerTexts.LoadBalancers, string.Create(CultureInfo.InvariantCulture, $"{service.LoadBalancerIp}:{port.Port}"), service.Name);

    // Two passes, so that the first ones are there before the last ones are looked at.
    private static IEnumerable<PickerOption> Pods(Cluster cluster, SearchText text)
    {
        foreach (var isDefault in Passes)
        {
            foreach (var pod in cluster.Pods)
            {
                if (!pod.HostNetwork && pod.Namespace == "default" == isDefault && (text.Of(pod.Namespace, pod.Name) != Fit.None || text.Of(pod.Ip) != Fit.None))
                {
                    yield return new PickerOption(isDefault ? PickerTexts.Pods : PickerTexts.OtherPods, pod.ShortName, pod.Ip.ToString());
                }
            }
        }
    }

    private static IEnumerable<PickerOption> Services(Cluster cluster, FlowKind kind, SearchText text) => cluster.Services
        .Where(service => Fits(text, Name(service), service.ClusterIp))
        .Where(service => kind == FlowKind.Ping || service.Ports.Any(port => port.Protocol == Protocol(kind)))
        .OrderBy(service => service.Namespace != "default")
        .SelectMany(service => kind == FlowKind.Ping
            ? [new PickerOption(PickerTexts.Services, Name(service), service.ClusterIp.ToString())]
            : service.Ports.Where(port => port.Protocol == Protocol(kind)).Select(port => new PickerOption(
                PickerTexts.Services, string.Create(CultureInfo.InvariantCulture, $"{Name(service)}:{port.Port}"), service.ClusterIp.ToString())));

    private static IEnumerable<PickerOption> NodePorts(Cluster cluster, FlowKind kind, SearchText text) =>
        from service in cluster.Services
        from port in service.Ports
        where port.NodePort is not null && port.Protocol == Protocol(kind)
        from node in cluster.Nodes.Take(50)
        let value = string.Create(CultureInfo.InvariantCulture, $"{node.Ip}:{port.NodePort}")
        where text.Of(value) != Fit.None || text.Of(service.Name) != Fit.None || text.Of(node.Name) != Fit.None
        select new PickerOption(PickerTexts.NodePorts, value, $"{service.Name}, {node.Name}");

    private static bool Fits(SearchText text, string name, Ipv4Address address) => text.Of(name) != Fit.None || text.Of(address) != Fit.None;

    private static string Name(Service service) =>
        "svc/" + (service.Namespace == "default" ? service.Name : $"{service.Namespace}/{service.Name}");

    private static ServicePort? ServicePortOf(ClusterIndex index, FlowKind kind, string target)
    {
        if (kind == FlowKind.Ping)
        {
            return null;
        }

        var colon = target.LastIndexOf(':');
        var name = colon < 0 ? target : target[..colon];
        int? port = colon >= 0 && int.TryParse(target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        if (ServiceOf(index, name) is { } service)
        {
            return service.Ports.FirstOrDefault(candidate => candidate.Protocol == Protocol(kind) && (port is null || candidate.Port == port));
        }

        var isNode = name.StartsWith("node/", StringComparison.Ordinal) ? index.Node(name["node/".Length..]) is not null
            : Ipv4Address.TryParse(name, out var address) && index.Owner(address) is AddressOwner.NodeAddress;
        return isNode && port is { } nodePort ? index.Services.AtNodePort((int)Protocol(kind), nodePort)?.Port : null;
    }

    private static Service? ServiceOf(ClusterIndex index, string name)
    {
        if (Ipv4Address.TryParse(name, out var address))
        {
            return index.Owner(address) is AddressOwner.ServiceAddress { Service: var owner } ? owner : null;
        }

        var full = name.StartsWith("svc/", StringComparison.Ordinal) ? name : "svc/" + name;
        return index.ServicesNamed(full[(full.LastIndexOf('/') + 1)..]).FirstOrDefault(service => Name(service) == full);
    }

    private static TransportProtocol Protocol(FlowKind kind) => kind == FlowKind.Udp ? TransportProtocol.Udp : TransportProtocol.Tcp;
}
