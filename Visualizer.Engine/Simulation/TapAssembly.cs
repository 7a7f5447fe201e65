using System.Collections.Immutable;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>Names every interface of the nodes concerned by the part that it plays, and collects what its tap saw. It decides nothing: sightings are the walk's.</summary>
internal static class TapAssembly
{
    /// <summary>Taps of the client's node, the server's, those that a packet entered, and those that the target names.</summary>
    public static ImmutableArray<Tap> Assemble(FlowRunner runner)
    {
        var clientNode = runner.Flow.Client.Node!;
        var serverNode = runner.Server is { } server ? runner.State.VisitOf(server).Datapath.Node : null;
        IEnumerable<Node> nodes =
        [
            clientNode, .. serverNode is null ? Array.Empty<Node>() : [serverNode],
            .. runner.State.Visits.Where(visit => visit.WasEntered).Select(visit => visit.Datapath.Node), .. runner.Flow.NamedNodes,
        ];
        var taps = ImmutableArray.CreateBuilder<Tap>();
        foreach (var node in nodes.Distinct())
        {
            var visit = runner.State.Visit(node);
            var prefix = node == clientNode ? "clientNode" : node == serverNode ? "serverNode" : "otherNode";
            foreach (var device in visit.Datapath.Devices)
            {
                var place = new Place(device.NetNs.Node, device.NetNs.Name, device.Name);
                taps.Add(new Tap(place, Role(runner, prefix, device), !device.HasLinkLayer, [.. visit.Seen(device.NodeIndex)]));
            }
        }

        return taps.DrainToImmutable();
    }

    private static string Role(FlowRunner runner, string prefix, NetInterface device)
    {
        var netNs = device.NetNs;
        if (!netNs.IsHost)
        {
            return netNs == runner.Client ? "client." + OwnEnd(device)
                : netNs == runner.Server ? "server." + OwnEnd(device)
                : $"{prefix}.pod:{PodName(netNs)}.{device.Name}";
        }

        if (device.Peer is { } peer && peer.NetNs != netNs)
        {
            return peer.NetNs == runner.Client ? "client.lxc"
                : peer.NetNs == runner.Server ? "server.lxc"
                : $"{prefix}.lxc:{PodName(peer.NetNs)}";
        }

        return $"{prefix}.{device.Name}";
    }

    // The health endpoint's own end is called cilium, but plays the part of a pod's eth0.
    private static string OwnEnd(NetInterface device) => device.Kind == DeviceKind.Loopback ? "lo" : "eth0";

    private static string PodName(NetNs netNs) => netNs.Name.StartsWith("pod/", StringComparison.Ordinal) ? netNs.Name[4..] : "health";
}
