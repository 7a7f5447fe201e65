using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>Turns a checked tree into a document's records. What the checker refused counts as absent.</summary>
/// <param name="checker">Knows which nodes are wrong.</param>
internal sealed class ScenarioBinder(ShapeChecker checker)
{
    /// <summary>The document.</summary>
    public ScenarioDocument Bind(DocumentNode.Map root)
    {
        var keys = new BoundMap(checker, root);
        var helm = keys.Map("helm");
        return new ScenarioDocument(
            root,
            keys.Text("title"),
            keys.Text("summary"),
            keys.Texts("tags"),
            keys.Text("cilium"),
            keys.Text("kernel"),
            keys.Map("cluster") is { } cluster ? Cluster(cluster) : null,
            helm?.Map("values")?.Source,
            helm?.Texts("set") ?? [],
            [.. keys.Maps("flows").Select(Flow)],
            [.. keys.Maps("expect").Select(Expect)]);
    }

    private static ClusterSection Cluster(BoundMap keys) => new(
        keys.Source,
        keys.Text("name"),
        keys.Text("kubernetes"),
        keys.Value("kubeProxy", text => text switch { "iptables" => KubeProxyMode.Iptables, "none" => KubeProxyMode.None, _ => KubeProxyMode.Auto }),
        keys.Value("nodeCidr", Ipv4Cidr.Parse),
        keys.Value("podCidr", Ipv4Cidr.Parse),
        keys.Value("serviceCidr", Ipv4Cidr.Parse),
        keys.Map("gateway")?.Value("ip", Ipv4Address.Parse),
        keys.Map("gateway")?.Value("mac", MacAddress.Parse),
        keys.Map("ipsec")?.Integer("spi"),
        keys.Source["nodes"] is DocumentNode.Scalar ? keys.Integer("nodes") : null,
        keys.Source["nodes"],
        [.. keys.Maps("nodes").Select(Node)],
        keys.Integer("podsPerNode"),
        [.. keys.Maps("pods").Select(Pod)],
        [.. keys.Maps("services").Select(Service)],
        [.. keys.Maps("externals").Select(External)],
        [.. keys.Maps("policies").Select(policy => (DocumentNode)policy.Source)])
    {
        Manifests = [.. keys.Maps("policies")],
    };

    private static NodeSection Node(BoundMap keys) => new(
        keys.Source,
        keys.Text("name"),
        keys.Value("role", text => text == "control-plane"),
        keys.Value("ip", Ipv4Address.Parse),
        keys.Value("podCidr", Ipv4Cidr.Parse),
        keys.Value("routerIp", Ipv4Address.Parse),
        keys.Value("healthIp", Ipv4Address.Parse),
        keys.Integer("endpoint"),
        keys.Ports("serves"),
        keys.Map("interfaces") is { } pins
            ? ScenarioShapes.NodeDevices.Select(name => (name, Pin: Interface(pins.Map(name))))
                .Where(device => device.Pin is not null)
                .ToImmutableDictionary(device => device.name, device => device.Pin!, StringComparer.Ordinal)
            : ImmutableDictionary<string, InterfaceSection>.Empty);

    private static InterfaceSection? Interface(BoundMap? keys) => keys is null
        ? null
        : new InterfaceSection(
            keys.Text("name"), keys.Value("mac", MacAddress.Parse), keys.Integer("ifindex"), keys.Integer("peerIfindex"), keys.Text("netns"));

    private static PodSection Pod(BoundMap keys) => new(
        keys.Source,
        keys.Text("name"),
        keys.Text("namespace"),
        keys.Text("node"),
        keys.Flag("hostNetwork")?.Value ?? false,
        keys.Value("ip", Ipv4Address.Parse),
        keys.Labels("labels") ?? ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal),
        keys.Text("serviceAccount"),
        keys.Integer("identity"),
        keys.Integer("endpoint"),
        keys.Ports("serves"),
        Interface(keys.Map("eth0")),
        Interface(keys.Map("lxc")));

    private static ServiceSection Service(BoundMap keys) => new(
        keys.Source,
        keys.Text("name"),
        keys.Text("namespace"),
        keys.Integer("id"),
        keys.Value("type", text => text switch
        {
            "NodePort" => ServiceType.NodePort,
            "LoadBalancer" => ServiceType.LoadBalancer,
            _ => ServiceType.ClusterIp,
        }),
        keys.Value("clusterIp", Ipv4Address.Parse),
        keys.Value("loadBalancerIp", Ipv4Address.Parse),
        keys.Text("announcedBy"),
        keys.Labels("selector"),
        keys.Value("externalTrafficPolicy", text => text == "Local" ? ExternalTrafficPolicy.Local : ExternalTrafficPolicy.Cluster),
        keys.Source["sourceRanges"],
        [.. keys.Texts("sourceRanges").Select(range => Ipv4Cidr.Parse(range.Value))],
        keys.Source["ports"],
        [.. keys.Maps("ports").Select(ServicePort)]);

    private static ServicePortSection ServicePort(BoundMap keys) => new(
        keys.Source,
        keys.Text("name"),
        keys.Value("protocol", text => text == "UDP" ? TransportProtocol.Udp : TransportProtocol.Tcp),
        keys.Integer("port"),
        keys.Integer("targetPort"),
        keys.Integer("nodePort"));

    private static ExternalSection External(BoundMap keys) => new(
        keys.Source, keys.Text("name"), keys.Value("ip", Ipv4Address.Parse), keys.Value("at", text => text == "lan"), keys.Ports("serves"));

    private static FlowSection Flow(BoundMap keys) => new(
        keys.Source,
        keys.Text("title"),
        keys.Text("kind"),
        keys.Text("from"),
        keys.Text("to"),
        keys.Text("backend"),
        keys.Integer("size"),
        keys.Integer("count"),
        keys.Integer("ttl"),
        keys.Flag("dontFragment"),
        keys.Text("neighbours"));

    private static ExpectSection Expect(BoundMap keys) => new(
        keys.Source,
        keys.Integer("flow"),
        keys.Text("disposition"),
        keys.Integer("replyTtl"),
        keys.Map("taps") is { } taps
            ? [.. taps.Source.Entries
                .Where(tap => taps.Map(tap.Key) is not null)
                .Select(tap => new ExpectedTap(tap.Key, taps.Map(tap.Key)!.Flag("request")?.Value, taps.Map(tap.Key)!.Flag("reply")?.Value))]
            : []);
}
