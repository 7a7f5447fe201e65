using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>What a driver needs to send packets and to see where they arrive.</summary>
internal sealed class FlowRunner
{
    /// <summary>Prepares a flow on a provisioned cluster.</summary>
    public FlowRunner(ClusterDatapath cluster, Flow flow)
    {
        Flow = flow;
        State = new FlowState(cluster, flow.PinnedBackend);
        Client = State.Visit(flow.Client.Node!).Datapath.Find(flow.Client.NetNsName)!;
    }

    /// <summary>The flow.</summary>
    public Flow Flow { get; }

    /// <summary>Its state.</summary>
    public FlowState State { get; }

    /// <summary>Netns of the client.</summary>
    public NetNs Client { get; }

    /// <summary>Netns that took the first request; null when none did.</summary>
    public NetNs? Server { get; private set; }

    /// <summary>Seed of everything arbitrary in the flow: ports, identifiers, sequence numbers.</summary>
    public ulong Seed => StableHash.Of(
        State.Cluster.Index.Cluster.Name, Flow.Client.Ip.ToString(), Flow.TypedHost, Flow.Kind == FlowKind.Ping ? "ping" : "curl");

    /// <summary>Lets a packet walk from its sender to its end.</summary>
    /// <param name="sender">Netns that it starts in.</param>
    /// <param name="packet">The IPv4 packet.</param>
    /// <param name="direction">Towards whom.</param>
    /// <param name="summary">What it is.</param>
    /// <param name="call">Hop of the system call that the packet comes from; null when there was none.</param>
    public Arrival Send(NetNs sender, byte[] packet, PacketDirection direction, string summary, Hop? call = null)
    {
        var octets = new byte[EthernetHeader.LengthBytes + packet.Length];
        packet.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes));
        var skb = new SocketBuffer(octets);
        var walk = new PacketWalk(State, skb, sender, direction, summary);
        if (call is not null)
        {
            walk.Add(call);
        }

        var trace = walk.Run(Stage.SocketSend);
        if (trace.Failure is null && direction == PacketDirection.Request)
        {
            Server ??= walk.NetNs;
        }

        return new Arrival(trace, skb, walk.NetNs);
    }

    /// <summary>connect(), through the cgroup hook where socket LB is on: where packets go, and the hop to begin the first of them with.</summary>
    public (SocketVerdict? Verdict, Hop? Hop) Connect(TransportProtocol protocol)
    {
        var visit = State.VisitOf(Client);
        if (visit.Datapath.SocketProgram is not { } program)
        {
            return (null, null);
        }

        var hook = new HookContext { State = visit.State, Evidence = State.Evidence, PinnedBackend = Flow.PinnedBackend };
        var verdict = program.Connect(new SocketCall(Client, protocol, Flow.Address, Flow.Port), hook);
        State.Clock += StageCosts.Of(Stage.CgroupConnect4);
        var hop = new Hop
        {
            Place = new Place(Client.Node, Client.Name, null),
            Stage = Stage.CgroupConnect4,
            Program = verdict.Program,
            Action = verdict.Action,
            Code = verdict.Code,
            Args = verdict.Args is null ? [] : [.. verdict.Args],
            Evidence = State.Evidence.Take(),
            Confidence = verdict.Code.Confidence,
        };
        return (verdict, hop);
    }

    /// <summary>A system call that failed: one packet without frames.</summary>
    public void FailCall(Hop hop, string call, DropReason reason) =>
        State.Packets.Add(new PacketTrace(State.Packets.Count, PacketDirection.Request, call, [hop], reason));

    /// <summary>A header of a packet that the sender makes, with the next IP identification of its own.</summary>
    public Ipv4Header Header(Ipv4Address source, Ipv4Address destination, IpProtocol protocol, byte ttl, bool dontFragment) =>
        new(0, 0, State.NextIdentification(source), dontFragment, false, 0, ttl, protocol, source, destination);
}

/// <summary>Where a packet ended.</summary>
/// <param name="Trace">Its hops.</param>
/// <param name="Skb">Its octets at the end.</param>
/// <param name="NetNs">Netns that it ended in.</param>
internal sealed record Arrival(PacketTrace Trace, SocketBuffer Skb, NetNs NetNs)
{
    /// <summary>Whether a socket, or the kernel's own ICMP, took it.</summary>
    public bool IsDelivered => Trace.Failure is null;
}
