using System.Collections.Immutable;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>Names every interface of the nodes concerned by the part that it plays, and collects what its tap saw. It decides nothing: sightings are the walk's.</summary>
internal static class TapAssembly
{
    /// <summary>Taps of the client's node, the server's, those that a packet entered, and those that the target names.</summary>
    public static ImmutableArray<Tap> Assemble(FlowRunner runner)
    {
        var clientNode = runner.Flow.Client.Node;
        var server = runner.Server ?? runner.ExpectedServer();
        var serverNode = server is null ? null : runner.State.VisitOf(server).Node;
        var nodes = new List<Node>();
        Add(nodes, clientNode);
        Add(nodes, serverNode);
        foreach (var visit in runner.State.Visits)
        {
            Add(nodes, visit.WasEntered ? visit.Node : null);
        }

        foreach (var named in runner.Flow.NamedNodes)
        {
            Add(nodes, named);
        }

        var taps = ImmutableArray.CreateBuilder<Tap>();
        foreach (var node in nodes)
        {
            var visit = runner.State.Visit(node);
            var prefix = node == clientNode ? "clientNode" : node == serverNode ? "serverNode" : "otherNode";
            foreach (var device in visit.Devices)
            {
                taps.Add(TapOf(visit, device, Role(runner, server, prefix, device)));
            }
        }

        AddExternals(taps, runner);
        return taps.DrainToImmutable();
    }

    private static void Add(List<Node> nodes, Node? node)
    {
        if (node is not null && !nodes.Contains(node))
        {
            nodes.Add(node);
        }
    }

    private static void AddExternals(ImmutableArray<Tap>.Builder taps, FlowRunner runner)
    {
        if (runner.Flow.Client.External is null && runner.State.Cluster.Index.ExternalAt(runner.Flow.Address) is { } server)
        {
            runner.State.Visit(server);
        }

        foreach (var visit in runner.State.Visits)
        {
            if (visit.Host.Node.StartsWith(ExternalNetNs.NodePrefix, StringComparison.Ordinal))
            {
                taps.Add(TapOf(visit, visit.Devices[0], "external.eth0"));
            }
        }
    }

    private static Tap TapOf(NodeVisit visit, NetInterface device, string role) =>
        new(new Place(device.NetNs.Node, device.NetNs.Name, device.Name), role, !device.HasLinkLayer, visit.Seen(device.NodeIndex));

    private static string Role(FlowRunner runner, NetNs? server, string prefix, NetInterface device)
    {
        var netNs = device.NetNs;
        if (!netNs.IsHost)
        {
            return netNs == runner.Client ? "client." + OwnEnd(device)
                : netNs == server ? "server." + OwnEnd(device)
                : $"{prefix}.pod:{PodName(netNs)}.{device.Name}";
        }

        if (device.Peer is { } peer && peer.NetNs != netNs)
        {
            return peer.NetNs == runner.Client ? "client.lxc"
                : peer.NetNs == server ? "server.lxc"
                : $"{prefix}.lxc:{PodName(peer.NetNs)}";
        }

        return $"{prefix}.{device.Name}";
    }

    // The health endpoint's own end is called cilium, but plays the part of a pod's eth0.
    private static string OwnEnd(NetInterface device) => device.Kind == DeviceKind.Loopback ? "lo" : "eth0";

    private static string PodName(NetNs netNs) => netNs.Name.StartsWith("pod/", StringComparison.Ordinal) ? netNs.Name[4..] : "health";
}
