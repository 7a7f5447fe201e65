using System.Collections.Immutable;
using Visualizer.Engine.Scenarios.Policies;

namespace Visualizer.Engine.Scenarios;

/// <summary>Shape of a whole scenario document, keys in the order in which they are written.</summary>
internal static class ScenarioShapes
{
    /// <summary>Nodes that a cluster may have.</summary>
    public const int MostNodes = 10_000;

    /// <summary>Pods that a cluster may have.</summary>
    public const int MostPods = 200_000;

    /// <summary>Devices of a node that a document may pin, by name.</summary>
    public static readonly ImmutableArray<string> NodeDevices =
        ["eth0", "cilium_host", "cilium_net", "cilium_vxlan", "cilium_geneve", "cilium_wg0", "lxc_health"];

    private static readonly ValueShape Title = Text(TextFormat.Line);
    private static readonly ValueShape Name = Text(TextFormat.Name);
    private static readonly ValueShape Ip = Text(TextFormat.Ipv4);
    private static readonly ValueShape Cidr = Text(TextFormat.Cidr);
    private static readonly ValueShape Mac = Text(TextFormat.Mac);
    private static readonly ValueShape Ports = new ValueShape.List(Text(TextFormat.Port));
    private static readonly ValueShape Labels = new ValueShape.Free(Text(TextFormat.LabelValue));
    private static readonly ValueShape Port = new ValueShape.Integer(1, 65535);
    private static readonly ValueShape Ifindex = new ValueShape.Integer(1, int.MaxValue);
    private static readonly ValueShape Flag = new ValueShape.Boolean();

    private static readonly ValueShape.Map Interface = Map(new("mac", Mac), new("ifindex", Ifindex), new("peerIfindex", Ifindex));

    private static readonly ValueShape.Map Node = Map(
        new("name", Name, IsRequired: true),
        new("role", Choice("control-plane", "worker")),
        new("ip", Ip),
        new("podCidr", Cidr),
        new("routerIp", Ip),
        new("healthIp", Ip),
        new("endpoint", Port),
        new("serves", Ports),
        new("interfaces", new ValueShape.Map([.. NodeDevices.Select(device => new KeyShape(device, Interface))])));

    private static readonly ValueShape.Map Pod = Map(
        new("name", Name, IsRequired: true),
        new("namespace", Name),
        new("node", Name, IsRequired: true),
        new("hostNetwork", Flag),
        new("ip", Ip),
        new("labels", Labels),
        new("serviceAccount", Name),
        new("identity", new ValueShape.Integer(256, 65535)),
        new("endpoint", Port),
        new("serves", Ports),
        new("eth0", Map(new("mac", Mac), new("ifindex", Ifindex))),
        new("lxc", Map(new("name", Text(TextFormat.Device)), new("mac", Mac), new("ifindex", Ifindex), new("netns", Text(TextFormat.NetNs)))));

    private static readonly ValueShape.Map ServicePort = Map(
        new("name", Text(TextFormat.PortName)),
        new("protocol", Choice("TCP", "UDP")),
        new("port", Port, IsRequired: true),
        new("targetPort", Port),
        new("nodePort", new ValueShape.Integer(30000, 32767)));

    private static readonly ValueShape.Map Service = Map(
        new("name", Name, IsRequired: true),
        new("namespace", Name),
        new("id", Port),
        new("type", Choice("ClusterIP", "NodePort", "LoadBalancer")),
        new("clusterIp", Ip),
        new("loadBalancerIp", Ip),
        new("announcedBy", Name),
        new("selector", Labels),
        new("externalTrafficPolicy", Choice("Cluster", "Local")),
        new("sourceRanges", new ValueShape.List(Cidr)),
        new("ports", new ValueShape.List(ServicePort), IsRequired: true));

    private static readonly ValueShape.Map External = Map(
        new("name", Name, IsRequired: true),
        new("ip", Ip),
        new("at", Choice("world", "lan")),
        new("serves", Ports));

    private static readonly ValueShape.Map Cluster = Map(
        new("name", Name),
        new("kubernetes", Text(TextFormat.Kubernetes)),
        new("kubeProxy", Choice("auto", "iptables", "none")),
        new("nodeCidr", Cidr),
        new("podCidr", Cidr),
        new("serviceCidr", Cidr),
        new("gateway", Map(new("ip", Ip), new("mac", Mac))),
        new("ipsec", Map(new KeyShape("spi", new ValueShape.Integer(1, 15)))),
        new("nodes", new ValueShape.ListOrCount(new ValueShape.List(Node), new ValueShape.Integer(1, MostNodes)), IsRequired: true),
        new("podsPerNode", new ValueShape.Integer(0, MostPods)),
        new("pods", new ValueShape.List(Pod)),
        new("services", new ValueShape.List(Service)),
        new("externals", new ValueShape.List(External)),
        new("policies", new ValueShape.List(PolicyShapes.Manifest)));

    private static readonly ValueShape.Map Flow = Map(
        new("title", Title),
        new("kind", Choice("ping", "curl", "udp"), IsRequired: true),
        new("from", Text(TextFormat.Any), IsRequired: true),
        new("to", Text(TextFormat.Any), IsRequired: true),
        new("backend", Text(TextFormat.Any)),
        new("size", new ValueShape.Integer(0, 65507)),
        new("count", new ValueShape.Integer(1, 100)),
        new("ttl", new ValueShape.Integer(1, 255)),
        new("dontFragment", Flag),
        new("neighbours", Choice("warm", "cold")));

    private static readonly ValueShape.Map Expectation = Map(
        new("flow", new ValueShape.Integer(0, int.MaxValue), IsRequired: true),
        new("disposition", Choice("delivered", "denied", "tooBig", "unreachable", "dropped")),
        new("replyTtl", new ValueShape.Integer(1, 255)),
        new("taps", new ValueShape.Free(Map(new("request", Flag), new("reply", Flag)))));

    /// <summary>The document.</summary>
    public static readonly ValueShape.Map Document = Map(
        new("title", Title),
        new("summary", Text(TextFormat.Prose)),
        new("tags", new ValueShape.List(Text(TextFormat.Tag))),
        new("cilium", Text(TextFormat.Cilium)),
        new("kernel", Text(TextFormat.Kernel)),
        new("cluster", Cluster, IsRequired: true),
        new("helm", Map(new("values", new ValueShape.Foreign()), new("set", new ValueShape.List(Text(TextFormat.Any))))),
        new("flows", new ValueShape.List(Flow)),
        new("expect", new ValueShape.List(Expectation)));

    private static ValueShape.Text Text(TextFormat format) => new(format);

    private static ValueShape.Choice Choice(params ReadOnlySpan<string> words) => new([.. words]);

    private static ValueShape.Map Map(params ReadOnlySpan<KeyShape> keys) => new([.. keys]);
}
