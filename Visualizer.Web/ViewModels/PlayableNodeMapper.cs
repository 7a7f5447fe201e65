using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.ViewModels;

/// <summary>Nodes, netns and interfaces for the drawing.</summary>
internal sealed class PlayableNodeMapper(ClusterDatapath datapath, Trace trace, FlowEnds ends, PlaceWords words)
{
    // Beyond that a cluster is no picture any more: nodes off the path are cells of a grid, and nobody sets them up.
    private const int MostNodes = 12;
    private const int MostNodesInDetail = 8;

    private readonly HashSet<string> taps = [.. trace.Taps.Select(tap => PlayableTapMapper.Key(tap.Place))];
    private readonly HashSet<string> entered = [.. EnteredNodes(trace)];

    /// <summary>The client's node first, then as the first request enters them, then the rest in the cluster's order.</summary>
    public ImmutableArray<PlayableNode> Map()
    {
        var order = EnteredNodes(trace).Concat(trace.Taps.Select(tap => tap.Place.Node!)).Distinct().ToList();
        var others = FleetOf(datapath.Index).IsEmpty ? datapath.Index.Nodes.Select(node => node.Name).Except(order) : [];
        return [.. order.Concat(others).Select((name, index) => Map(name, index < MostNodesInDetail || entered.Contains(name)))];
    }

    /// <summary>Names of all nodes where they are too many to be drawn one by one; empty where they are not.</summary>
    public static ImmutableArray<string> FleetOf(ClusterIndex index) => index.Nodes.Length > MostNodes ? [.. index.Nodes.Select(node => node.Name)] : [];

    private static IEnumerable<string> EnteredNodes(Trace trace) => trace.Packets
        .Where(packet => packet.Direction != PacketDirection.None)
        .SelectMany(packet => packet.Hops)
        .Select(hop => hop.Place.Node)
        .OfType<string>()
        .Distinct();

    private PlayableNode Map(string name, bool isDetailed)
    {
        var isExternal = NetNames.IsExternal(name);
        var node = isExternal ? null : datapath.Index.Node(name);
        return new PlayableNode
        {
            Id = name,
            Kind = isExternal ? "external" : "node",
            Name = NetNames.ShortNode(name, words.NodePrefix),
            Prefix = isExternal ? "" : words.NodePrefix,
            Ip = (node?.Ip ?? External(name).Ip).ToString(),
            OnPath = entered.Contains(name),
            Namespaces = node is null ? [ExternalNetNs(name)]
                : isDetailed ? [.. datapath.Of(node).NetNamespaces.Select(netNs => Map(netNs, node))]
                : [BareHost(node)],
        };
    }

    private PlayableNamespace Map(NetNs netNs, Node node)
    {
        var pod = NetNames.PodOf(netNs.Name) is { } podName ? datapath.Index.PodsOn(node).FirstOrDefault(pod => pod.ShortName == podName) : null;
        return new PlayableNamespace
        {
            Id = netNs.Name,
            Kind = netNs.IsHost ? "host" : pod is null ? "health" : "pod",
            Name = words.Short(node.Name, netNs.Name),
            Ip = netNs.IsHost ? node.Ip.ToString() : (pod?.Ip ?? node.HealthIp).ToString(),
            NetnsName = pod?.Lxc.NetNsId ?? "",
            Process = ends.ProcessIn(node.Name, netNs.Name, words.Language),
            Interfaces = [.. netNs.Interfaces.Select(Map)],
        };
    }

    private PlayableInterface Map(NetInterface device) => new()
    {
        Name = device.Name,
        Kind = Kind(device),
        Mac = device.HasLinkLayer && device.Kind != DeviceKind.Loopback ? device.Mac.ToString() : "",
        Addresses = device.Address is { } address ? [string.Create(CultureInfo.InvariantCulture, $"{address}/{device.PrefixLength}")] : [],
        Ifindex = device.Ifindex,
        Mtu = device.Mtu,
        Peer = device.Peer is { } peer ? new InterfaceRef(peer.NetNs.Node, peer.NetNs.Name, peer.Name) : null,
        Programs = [.. Programs(device)],
        Tap = Tap(device.NetNs.Node, device.NetNs.Name, device.Name),
    };

    private static string Kind(NetInterface device) => device.Kind switch
    {
        DeviceKind.Loopback => "loopback",
        DeviceKind.Vxlan or DeviceKind.Geneve => "tunnel",
        DeviceKind.Wireguard => "wireguard",
        DeviceKind.Uplink => "uplink",
        _ when !device.NetNs.IsHost => "podEnd",
        _ => device.Name switch { "cilium_host" => "ciliumHost", "cilium_net" => "ciliumNet", _ => "hostEnd" },
    };

    private static IEnumerable<HookProgram> Programs(NetInterface device)
    {
        (string Hook, IProgram? Program)[] hooks = [("xdp", device.Xdp), ("tc-ingress", device.TcIngress), ("tc-egress", device.TcEgress)];
        return hooks.Where(hook => hook.Program is not null).Select(hook => new HookProgram(hook.Hook, hook.Program!.Name, hook.Program.FilterName));
    }

    private string? Tap(string node, string netNs, string name)
    {
        var key = $"{node}/{netNs}/{name}";
        return taps.Contains(key) ? key : null;
    }

    private ExternalHost External(string name)
    {
        var shortName = NetNames.ShortNode(name, "");
        var cluster = datapath.Index.Cluster;
        return cluster.Externals.FirstOrDefault(host => host.Name == shortName)
            ?? (Ipv4Address.TryParse(shortName, out var ip) ? ExternalHost.Undeclared(ip, cluster.NodeCidr.Contains(ip)) : null)
            ?? throw new ArgumentException($"The trace names {name}, which is no host of the cluster's world.", nameof(name));
    }

    // A host beyond the cluster has one netns and one interface; the model knows no more of it.
    private PlayableNamespace ExternalNetNs(string name)
    {
        var host = External(name);
        return new PlayableNamespace
        {
            Id = "host",
            Kind = "host",
            Name = host.Name,
            Ip = host.Ip.ToString(),
            NetnsName = "",
            Process = ends.ProcessIn(name, "host", words.Language),
            Interfaces = [.. datapath.Of(host).Interfaces.Select(Map)],
        };
    }

    private static PlayableNamespace BareHost(Node node) => new()
    {
        Id = "host", Kind = "host", Name = node.Name, Ip = node.Ip.ToString(), NetnsName = "", Process = null, Interfaces = [],
    };
}
