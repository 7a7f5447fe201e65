using System.Globalization;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Topology;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>One choice of a picker.</summary>
/// <param name="Group">Heading that it stands under.</param>
/// <param name="Value">What choosing it means, as the API takes it.</param>
/// <param name="Hint">A word beside it: address, node.</param>
public sealed record PickerOption(UiText Group, string Value, string Hint);

/// <summary>Who may start a flow, who may be its target, and which backends may be chosen.</summary>
public static class EndpointOptions
{
    /// <summary>Pods, hosts outside the cluster, nodes.</summary>
    public static IEnumerable<PickerOption> Sources(Cluster cluster) => Pods(cluster).Concat(Externals(cluster)).Concat(Nodes(cluster));

    /// <summary>Pods, services with their addresses and NodePorts, hosts outside the cluster, nodes, routers and health endpoints.</summary>
    public static IEnumerable<PickerOption> Targets(Cluster cluster, FlowKind kind) => Pods(cluster)
        .Concat(Services(cluster, kind))
        .Concat(kind == FlowKind.Ping ? [] : NodePorts(cluster, kind))
        .Concat(LoadBalancers(cluster, kind))
        .Concat(Externals(cluster))
        .Concat(Nodes(cluster))
        .Concat(cluster.Nodes.Select(node => new PickerOption(PickerTexts.Routers, "router/" + node.Name, node.RouterIp.ToString())))
        .Concat(cluster.Nodes.Select(node => new PickerOption(PickerTexts.Health, "health/" + node.Name, node.HealthIp.ToString())));

    /// <summary>Pods that a load balancer may choose for the target; empty when the target is no service.</summary>
    public static IEnumerable<PickerOption> Backends(Cluster cluster, FlowKind kind, string target) =>
        (ServicePortOf(cluster, kind, target)?.Backends ?? []).Where(backend => backend.Pod is not null)
            .Select(backend => new PickerOption(PickerTexts.Backends, backend.Pod!.ShortName, backend.Node.Name));

    private static IEnumerable<PickerOption> Nodes(Cluster cluster) =>
        cluster.Nodes.Select(node => new PickerOption(PickerTexts.Nodes, "node/" + node.Name, node.Ip.ToString()));

    private static IEnumerable<PickerOption> Externals(Cluster cluster) =>
        cluster.Externals.Select(host => new PickerOption(PickerTexts.Externals, "external/" + host.Name, host.Ip.ToString()));

    private static IEnumerable<PickerOption> LoadBalancers(Cluster cluster, FlowKind kind) =>
        from service in cluster.Services
        where service.LoadBalancerIp is not null && kind != FlowKind.Ping
        from port in service.Ports
        where port.Protocol == Protocol(kind)
        select new PickerOption(
            PickerTexts.LoadBalancers, string.Create(CultureInfo.InvariantCulture, $"{service.LoadBalancerIp}:{port.Port}"), service.Name);

    private static IEnumerable<PickerOption> Pods(Cluster cluster) => cluster.Pods
        .Where(pod => !pod.HostNetwork)
        .OrderBy(pod => pod.Namespace != "default")
        .Select(pod => new PickerOption(pod.Namespace == "default" ? PickerTexts.Pods : PickerTexts.OtherPods, pod.ShortName, pod.Ip.ToString()));

    private static IEnumerable<PickerOption> Services(Cluster cluster, FlowKind kind) => cluster.Services
        .Where(service => kind == FlowKind.Ping || service.Ports.Any(port => port.Protocol == Protocol(kind)))
        .OrderBy(service => service.Namespace != "default")
        .SelectMany(service => kind == FlowKind.Ping
            ? [new PickerOption(PickerTexts.Services, Name(service), service.ClusterIp.ToString())]
            : service.Ports.Where(port => port.Protocol == Protocol(kind)).Select(port => new PickerOption(
                PickerTexts.Services, string.Create(CultureInfo.InvariantCulture, $"{Name(service)}:{port.Port}"), service.ClusterIp.ToString())));

    private static IEnumerable<PickerOption> NodePorts(Cluster cluster, FlowKind kind) =>
        from service in cluster.Services
        from port in service.Ports
        where port.NodePort is not null && port.Protocol == Protocol(kind)
        from node in cluster.Nodes.Take(50)
        select new PickerOption(
            PickerTexts.NodePorts, string.Create(CultureInfo.InvariantCulture, $"{node.Ip}:{port.NodePort}"), $"{service.Name}, {node.Name}");

    private static string Name(Service service) =>
        "svc/" + (service.Namespace == "default" ? service.Name : $"{service.Namespace}/{service.Name}");

    private static ServicePort? ServicePortOf(Cluster cluster, FlowKind kind, string target)
    {
        if (kind == FlowKind.Ping)
        {
            return null;
        }

        var colon = target.LastIndexOf(':');
        var name = colon < 0 ? target : target[..colon];
        int? port = colon >= 0 && int.TryParse(target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        var byName = cluster.Services.FirstOrDefault(service =>
            Name(service) == name || Name(service) == "svc/" + name || service.ClusterIp.ToString() == name || service.LoadBalancerIp?.ToString() == name);
        if (byName is not null)
        {
            return byName.Ports.FirstOrDefault(candidate => candidate.Protocol == Protocol(kind) && (port is null || candidate.Port == port));
        }

        var isNode = cluster.Nodes.Any(node => node.Ip.ToString() == name || "node/" + node.Name == name);
        return !isNode || port is null ? null : cluster.Services.SelectMany(service => service.Ports)
            .FirstOrDefault(candidate => candidate.Protocol == Protocol(kind) && candidate.NodePort == port);
    }

    private static TransportProtocol Protocol(FlowKind kind) => kind == FlowKind.Udp ? TransportProtocol.Udp : TransportProtocol.Tcp;
}
