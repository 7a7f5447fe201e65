using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>Everything that changes while one flow runs; passed from packet to packet, never kept afterwards.</summary>
/// <param name="cluster">The provisioned cluster.</param>
/// <param name="pinnedBackend">Address of the backend that load balancers shall choose; null: a hash chooses.</param>
internal sealed class FlowState(ClusterDatapath cluster, Ipv4Address? pinnedBackend)
{
    private readonly Dictionary<string, NodeVisit> _visits = [];
    private int _sightings;

    /// <summary>The provisioned cluster.</summary>
    public ClusterDatapath Cluster { get; } = cluster;

    /// <summary>Address of the backend that load balancers shall choose; null: a hash chooses.</summary>
    public Ipv4Address? PinnedBackend { get; } = pinnedBackend;

    /// <summary>The model's clock, nanoseconds since the first packet left the client's socket.</summary>
    public long Clock { get; set; }

    /// <summary>Packets in the order in which they were sent; a place is taken before the packet's walk is over.</summary>
    public List<PacketTrace> Packets { get; } = [];

    /// <summary>Evidence of the hop that runs.</summary>
    public EvidenceList Evidence { get; } = new();

    /// <summary>Surroundings of programs, reused for every hook.</summary>
    public HookContext Hook { get; } = new();

    /// <summary>Socket that the client waits on; null before it has one.</summary>
    public ClientSocket? ClientSocket { get; set; }

    /// <summary>Who resolves neighbours first; null where they are resolved already.</summary>
    public ArpExchange? Arp { get; init; }

    /// <summary>Who sets WireGuard sessions up first; null where they stand already.</summary>
    public WireguardHandshake? Handshake { get; init; }

    /// <summary>Sees every moment of the flow; null when nobody watches.</summary>
    public Action<FlowMoment>? Watch { get; init; }

    /// <summary>What earlier flows left behind on a node, by its name; null where there were none.</summary>
    public Func<string, NodeState?>? Before { get; init; }

    /// <summary>The last IP identification of each sender.</summary>
    public Dictionary<Ipv4Address, ushort> Identifications { get; init; } = [];

    /// <summary>Ends the work between two hops.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Nodes that were provisioned for this flow, and hosts outside the cluster.</summary>
    public IEnumerable<NodeVisit> Visits => _visits.Values;

    /// <summary>The node during this flow.</summary>
    public NodeVisit Visit(Node node)
    {
        if (!_visits.TryGetValue(node.Name, out var visit))
        {
            visit = new NodeVisit(Cluster.Of(node), StateOn(node.Name));
            _visits.Add(node.Name, visit);
        }

        return visit;
    }

    /// <summary>The host outside the cluster during this flow.</summary>
    public NodeVisit Visit(ExternalHost host) => VisitOutside(Cluster.Of(host));

    /// <summary>The node, or host outside the cluster, that the netns is on.</summary>
    public NodeVisit VisitOf(NetNs netNs) =>
        _visits.TryGetValue(netNs.Node, out var visit) ? visit
        : Cluster.Index.Node(netNs.Node) is { } node ? Visit(node)
        : VisitOutside(netNs);

    /// <summary>What has changed on a node or host outside, by its name.</summary>
    public NodeState StateOf(string node) => _visits.TryGetValue(node, out var visit) ? visit.State : Before?.Invoke(node) ?? NodeDatapath.NewState();

    /// <summary>Takes the next place among the packets.</summary>
    public int Reserve()
    {
        Packets.Add(null!);
        return Packets.Count - 1;
    }

    /// <summary>Order of the next sighting.</summary>
    public int NextSighting() => _sightings++;

    /// <summary>The next IP identification of a sender: each counts its own, from a value that its address decides.</summary>
    public ushort NextIdentification(Ipv4Address sender)
    {
        if (!Identifications.TryGetValue(sender, out var last))
        {
            last = (ushort)StableHash.Next(sender.Value, 1);
        }

        return Identifications[sender] = (ushort)(last + 1);
    }

    private NodeState StateOn(string node)
    {
        var state = Before?.Invoke(node) ?? NodeDatapath.NewState();
        if (Watch is not null)
        {
            ((ProgramState)state.Programs).Listen();
        }

        return state;
    }

    private NodeVisit VisitOutside(NetNs host)
    {
        if (!_visits.TryGetValue(host.Node, out var visit))
        {
            visit = new NodeVisit(host, StateOn(host.Node));
            _visits.Add(host.Node, visit);
        }

        return visit;
    }
}

/// <summary>Where the client waits for replies.</summary>
/// <param name="NetNs">Its netns.</param>
/// <param name="Port">Its local port, or the identifier of its echo requests.</param>
/// <param name="Peer">Whom a TCP socket is connected to; null for other sockets, which hear everybody.</param>
internal sealed record ClientSocket(NetNs NetNs, int Port, (Ipv4Address Ip, int Port)? Peer = null);
