using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Show;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Engine.Tracing;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels.Browse;

/// <summary>Reads places of a provisioned cluster. Only the node of the place is set up, and lists stop where nobody reads on.</summary>
public sealed class PlaceReader(ClusterDatapath datapath)
{
    private const int MostItems = 60;

    private readonly Cluster cluster = datapath.Index.Cluster;
    private readonly string nodePrefix = NetNames.SharedPrefix([.. datapath.Index.Nodes.Select(node => node.Name)]);

    /// <summary>What there is at a place; null when the cluster has no such place.</summary>
    public PlaceView? Read(BrowsePlace place) => place.Kind switch
    {
        BrowseKind.Cluster => OfCluster(),
        BrowseKind.Service => OfService(place),
        BrowseKind.Identity => OfIdentity(place),
        BrowseKind.Gateway => OfGateway(),
        _ when NetNames.IsExternal(place.Name) || place.NetNs is not null => OfNetNs(place),
        _ => datapath.Index.Node(place.Name) is { } node ? OfNode(node, place) : null,
    };

    private PlaceView OfCluster() => new()
    {
        Name = cluster.Name,
        Kind = BrowseTexts.Cluster,
        Crumbs = Crumbs(BrowsePlace.Cluster),
        Links = new LinkedText(datapath.Index),
        Facts =
        [
            new(BrowseTexts.Kubernetes, "v" + cluster.KubernetesVersion),
            new(BrowseTexts.Nodes, Count(cluster.Nodes.Length)),
            new(BrowseTexts.Pods, Count(cluster.Pods.Length)),
            new(BrowseTexts.NodeCidr, cluster.NodeCidr.ToString()),
            new(BrowseTexts.PodCidr, cluster.PodCidr.ToString()),
            new(BrowseTexts.ServiceCidr, cluster.ServiceCidr.ToString()),
        ],
        Groups =
        [
            Group(BrowseTexts.Nodes, cluster.Nodes, node => new(ShortNode(node.Name), node.Ip.ToString(), BrowsePlace.At(node.Name))),
            Group(BrowseTexts.Services, cluster.Services, service => new($"{service.Namespace}/{service.Name}", service.ClusterIp.ToString(), BrowsePlace.Of(service))),
            Group(BrowseTexts.Outside, [null, .. cluster.Externals], host => host is null
                ? new("gateway", cluster.Gateway.Ip.ToString(), BrowsePlace.Gateway)
                : new(host.Name, host.Ip.ToString(), BrowsePlace.At("external/" + host.Name, "host"))),
            Group(BrowseTexts.Identities, datapath.Index.Identities.All, identity => new(identity.Identity.ToString(), LabelsOf(identity), new(BrowseKind.Identity, identity.Identity.ToString()))),
        ],
    };

    private PlaceView OfNode(Node node, BrowsePlace place) => new()
    {
        Name = node.Name,
        Kind = BrowseTexts.Node,
        Crumbs = Crumbs(place),
        Links = new LinkedText(datapath.Index),
        Facts =
        [
            new(BrowseTexts.Address, node.Ip.ToString()),
            new(BrowseTexts.PodCidr, node.PodCidr.ToString()),
            new(BrowseTexts.Router, node.RouterIp.ToString()),
            new(BrowseTexts.Health, node.HealthIp.ToString()),
            new(BrowseTexts.Pods, Count(datapath.Index.PodsOn(node).Length)),
        ],
        Groups =
        [
            Group(BrowseTexts.NetNamespaces, datapath.Of(node).NetNamespaces, netNs => new(netNs.Name, Number(netNs.Interfaces.Length), BrowsePlace.At(node.Name, netNs.Name))),
            Group(BrowseTexts.HostNetworkPods, [.. datapath.Index.PodsOn(node).Where(pod => pod.HostNetwork)], pod => new(pod.ShortName, pod.Ip.ToString(), BrowsePlace.Of(pod))),
        ],
    };

    private PlaceView? OfNetNs(BrowsePlace place)
    {
        var at = AtOf(place);
        if (at is null || DatapathEngine.Place(datapath, at) is not { } shown)
        {
            return null;
        }

        var netNs = shown.NetNs;
        if (place.Device is not null)
        {
            return netNs.Find(place.Device) is { } device ? OfDevice(place, shown, device, at) : null;
        }

        var pod = PodOf(place);
        return new PlaceView
        {
            Name = NetNames.IsExternal(place.Name) ? NetNames.ShortNode(place.Name, "") : netNs.Name,
            Kind = NetNames.IsExternal(place.Name) ? OutsideKind(NetNames.ShortNode(place.Name, "")) : pod is null ? BrowseTexts.NetNs : BrowseTexts.PodNetNs,
            Crumbs = Crumbs(place),
            Links = new LinkedText(datapath.Index, netNs),
            Facts = pod is null ? [] : FactsOf(pod),
            Groups = [Group(BrowseTexts.Interfaces, netNs.Interfaces, device => new(device.Name, device.Address?.ToString() ?? "", place with { NetNs = netNs.Name, Device = device.Name }))],
            Tables = ShowTables.Of(shown),
            At = at,
        };
    }

    private UiText OutsideKind(string name) => cluster.Externals.Any(host => host.Name == name) ? BrowseTexts.OutsideHost : BrowseTexts.UndeclaredHost;

    private PlaceView OfDevice(BrowsePlace place, ShowPlace shown, NetInterface device, string at) => new()
    {
        Name = device.Name,
        Kind = BrowseTexts.Interface,
        Crumbs = Crumbs(place),
        Links = new LinkedText(datapath.Index, shown.NetNs),
        Facts =
        [
            .. device.Address is { } address ? [new PlaceFact(BrowseTexts.Address, string.Create(CultureInfo.InvariantCulture, $"{address}/{device.PrefixLength}"))] : ImmutableArray<PlaceFact>.Empty,
            .. device.HasLinkLayer && device.Kind != DeviceKind.Loopback ? [new PlaceFact(BrowseTexts.Mac, device.Mac.ToString())] : ImmutableArray<PlaceFact>.Empty,
            new(BrowseTexts.Ifindex, Number(device.Ifindex)),
            new(BrowseTexts.Mtu, Number(device.Mtu)),
            .. device.Peer is { } peer ? [new PlaceFact(BrowseTexts.Peer, $"{peer.Name}, {peer.NetNs.Name}", BrowsePlace.At(peer.NetNs.Node, peer.NetNs.Name, peer.Name))] : ImmutableArray<PlaceFact>.Empty,
            .. Hook(BrowseTexts.Xdp, device.Xdp),
            .. Hook(BrowseTexts.TcIngress, device.TcIngress),
            .. Hook(BrowseTexts.TcEgress, device.TcEgress),
        ],
        Tables = ShowTables.Of(shown, device),
        At = at,
    };

    private PlaceView? OfService(BrowsePlace place)
    {
        var slash = place.Name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 || datapath.Index.ServicesNamed(place.Name[(slash + 1)..]).FirstOrDefault(each => each.Namespace == place.Name[..slash]) is not { } service ? null : new()
        {
            Name = place.Name,
            Kind = BrowseTexts.Service,
            Crumbs = Crumbs(place),
            Links = new LinkedText(datapath.Index),
            Facts =
            [
                new(BrowseTexts.Type, service.Type.ToString()),
                new(BrowseTexts.ClusterIp, service.ClusterIp.ToString()),
                .. service.LoadBalancerIp is { } ip ? [new PlaceFact(BrowseTexts.LoadBalancerIp, ip.ToString())] : ImmutableArray<PlaceFact>.Empty,
                .. service.Ports.Select(port => new PlaceFact(BrowseTexts.Port, PortText(port))),
                .. service.Selector.IsEmpty ? ImmutableArray<PlaceFact>.Empty : [new PlaceFact(BrowseTexts.Selector, string.Join(", ", service.Selector.Select(label => $"{label.Key}={label.Value}")))],
            ],
            Groups = [.. service.Ports.Select(port => new PlaceGroup(
                BrowseTexts.Backends, [.. port.Backends.Take(MostItems).Select(Item)], Math.Max(0, port.Backends.Length - MostItems)))],
        };
    }

    private PlaceView? OfIdentity(BrowsePlace place)
    {
        if (!uint.TryParse(place.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || datapath.Index.Identities.Find(new SecurityIdentity(number)) is not { } identity)
        {
            return null;
        }

        ImmutableArray<Pod> pods = [.. cluster.Pods.Where(pod => !pod.HostNetwork && pod.Identity == identity.Identity)];
        return new()
        {
            Name = place.Name,
            Kind = BrowseTexts.Identity,
            Crumbs = Crumbs(place),
            Links = new LinkedText(datapath.Index),
            Facts = [new(BrowseTexts.Labels, LabelsOf(identity))],
            Groups = [Group(BrowseTexts.Pods, pods, pod => new(pod.ShortName, pod.Ip.ToString(), BrowsePlace.Of(pod)))],
        };
    }

    private PlaceView OfGateway() => new()
    {
        Name = "gateway",
        Kind = BrowseTexts.Gateway,
        Crumbs = Crumbs(BrowsePlace.Gateway),
        Links = new LinkedText(datapath.Index),
        Facts = [new(BrowseTexts.Address, cluster.Gateway.Ip.ToString()), new(BrowseTexts.Mac, cluster.Gateway.Mac.ToString())],
    };

    private static ImmutableArray<PlaceFact> FactsOf(Pod pod) =>
    [
        new(BrowseTexts.Address, pod.Ip.ToString()),
        new(BrowseTexts.Identity, pod.Identity.ToString(), new(BrowseKind.Identity, pod.Identity.ToString())),
        new(BrowseTexts.Endpoint, Number(pod.EndpointId)),
        new(BrowseTexts.Lxc, pod.Lxc.Name, BrowsePlace.At(pod.Node.Name, "host", pod.Lxc.Name)),
        new(BrowseTexts.NetNsFile, pod.Lxc.NetNsId),
        .. pod.Labels.IsEmpty ? ImmutableArray<PlaceFact>.Empty : [new PlaceFact(BrowseTexts.Labels, string.Join(", ", pod.Labels.Select(label => $"{label.Key}={label.Value}")))],
    ];

    private static PlaceItem Item(Backend backend) => new(
        backend.Pod?.ShortName ?? backend.Node.Name, string.Create(CultureInfo.InvariantCulture, $"{backend.Ip}:{backend.Port}"),
        backend.Pod is { } pod ? BrowsePlace.Of(pod) : BrowsePlace.At(backend.Node.Name, "host"));

    private static IEnumerable<PlaceFact> Hook(UiText name, IProgram? program) => program is null ? [] : [new PlaceFact(name, program.FilterName)];

    // Commands name a place as flows do.
    private string? AtOf(BrowsePlace place) => place.NetNs switch
    {
        _ when NetNames.IsExternal(place.Name) => place.Name,
        "host" => "node/" + place.Name,
        "cilium-health" => "health/" + place.Name,
        { } netNs when PodOf(place) is not null => netNs,
        _ => null,
    };

    private Pod? PodOf(BrowsePlace place) => place.NetNs is { } netNs && NetNames.PodOf(netNs) is { } name && datapath.Index.Node(place.Name) is { } node
        ? datapath.Index.PodsNamed(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]).FirstOrDefault(pod => pod.NetNsName == netNs && ReferenceEquals(pod.Node, node))
        : null;

    private ImmutableArray<Crumb> Crumbs(BrowsePlace place)
    {
        var crumbs = new List<Crumb>();
        for (var each = place; each is not null; each = each.Parent)
        {
            crumbs.Insert(0, new Crumb(each.Device ?? (NetNames.IsExternal(each.Name) ? NetNames.ShortNode(each.Name, "") : each.NetNs) ?? Text(each), each));
        }

        return [.. crumbs];

        string Text(BrowsePlace each) => each.Kind switch
        {
            BrowseKind.Cluster => cluster.Name,
            BrowseKind.Gateway => "gateway",
            BrowseKind.Node => ShortNode(each.Name),
            _ => each.Name,
        };
    }

    private string ShortNode(string node) => NetNames.ShortNode(node, nodePrefix);

    private static PlaceGroup Group<T>(UiText title, ImmutableArray<T> things, Func<T, PlaceItem> item) =>
        new(title, [.. things.Take(MostItems).Select(item)], Math.Max(0, things.Length - MostItems));

    private static string PortText(ServicePort port) => string.Create(
        CultureInfo.InvariantCulture,
        $"{port.Port}/{port.Protocol.ToString().ToUpperInvariant()} → {port.TargetPort}{(port.NodePort is { } nodePort ? $", NodePort {nodePort}" : "")}");

    private static string LabelsOf(LabelledIdentity identity) => string.Join(", ", identity.Labels.Printable);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
