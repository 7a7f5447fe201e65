using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Simulation.Stages;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>The walk of one packet from the socket, or the kernel, that made it to its end: a loop over stages, each naming the next.</summary>
internal sealed class PacketWalk
{
    // A real kernel limits nested transmits to a few; a packet of this model crosses at most a few dozen stages per node.
    private const int MaximumHops = 400;

    private readonly List<Hop> _hops = new(24);
    private readonly int _index;
    private readonly PacketDirection _direction;
    private readonly string _summary;
    private byte? _ttlAtEntry;

    /// <summary>Starts at the sender.</summary>
    public PacketWalk(FlowState flow, SocketBuffer skb, NetNs sender, PacketDirection direction, string summary)
    {
        Flow = flow;
        Skb = skb;
        NetNs = sender;
        Visit = flow.VisitOf(sender);
        _index = flow.Packets.Count;
        _direction = direction;
        _summary = summary;
        Visit.WasEntered |= direction != PacketDirection.None;
    }

    /// <summary>State of the flow.</summary>
    public FlowState Flow { get; }

    /// <summary>The packet.</summary>
    public SocketBuffer Skb { get; }

    /// <summary>Netns that the packet is in.</summary>
    public NetNs NetNs { get; private set; }

    /// <summary>Node that the packet is on.</summary>
    public NodeVisit Visit { get; private set; }

    /// <summary>Surroundings of programs, reused for every hook.</summary>
    public HookContext Hook { get; } = new();

    /// <summary>Evidence of the hop that runs.</summary>
    public EvidenceList Evidence => Flow.Evidence;

    /// <summary>Why the packet ended before a socket; null while it goes on and when it arrived.</summary>
    public DropReason? Failure { get; private set; }

    /// <summary>Whether OUTPUT changed the destination, so that the route that is looked up next is the packet's second.</summary>
    public bool IsRerouted { get; set; }

    /// <summary>Device that the packet is at.</summary>
    public NetInterface Device => Skb.Device!;

    /// <summary>Walks to the end and files the packet.</summary>
    public PacketTrace Run(Stage first)
    {
        Stage? next = first;
        while (next is { } stage)
        {
            _ttlAtEntry = Skb.InnermostTtl;
            next = StageHandlers.Of(stage).Run(this);
            if (_hops.Count > MaximumHops)
            {
                throw new InvalidOperationException($"Packet '{_summary}' does not end: {NetNs.Node} {NetNs.Name} {stage}.");
            }
        }

        var packet = new PacketTrace(_index, _direction, _summary, [.. _hops], Failure);
        Flow.Packets.Add(packet);
        return packet;
    }

    /// <summary>Moves the packet to another device, and to its netns and node when they differ.</summary>
    public void MoveTo(NetInterface device)
    {
        Skb.Device = device;
        if (device.NetNs == NetNs)
        {
            return;
        }

        if (device.NetNs.Node != NetNs.Node)
        {
            Visit = Flow.VisitOf(device.NetNs);
            Visit.WasEntered |= _direction != PacketDirection.None;
        }

        NetNs = device.NetNs;
    }

    /// <summary>A hop in the stack or on a device of the packet's netns.</summary>
    public void Record(
        Stage stage,
        HopAction action,
        HopCode code,
        FrameStart start,
        string? program = null,
        NetInterface? target = null,
        NetInterface? skips = null,
        object?[]? args = null,
        Confidence confidence = Confidence.Source)
    {
        Flow.Clock += StageCosts.Of(stage);
        Add(new Hop
        {
            Place = new Place(NetNs.Node, NetNs.Name, Skb.Device?.Name),
            Stage = stage,
            Program = program,
            Action = action,
            Target = target?.Name,
            Skips = skips?.Name,
            Code = code,
            Args = args is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(args),
            Evidence = Evidence.Take(),
            Confidence = confidence > code.Confidence ? confidence : code.Confidence,
            Ttl = Skb.InnermostTtl,
            TtlBefore = _ttlAtEntry == Skb.InnermostTtl ? null : _ttlAtEntry,
            Mark = Skb.Mark,
            Frame = Skb.Snapshot(start),
            FrameStart = start,
        });
    }

    /// <summary>A hop that has no packet yet, or no place: socket LB and the wire make their own.</summary>
    public void Add(Hop hop)
    {
        _hops.Add(hop);
        _ttlAtEntry = hop.Ttl ?? _ttlAtEntry;
    }

    /// <summary>The tap of the packet's device sees the frame, at the hop that is about to be recorded.</summary>
    public void Tap(bool isOutgoing, long time)
    {
        var frame = Skb.Snapshot(Device.HasLinkLayer ? FrameStart.Ethernet : FrameStart.Ipv4);
        Visit.See(Device.NodeIndex, new Sighting(_index, _hops.Count, _direction, isOutgoing, time, Flow.NextSighting(), frame));
    }

    /// <summary>The packet ends here, before a socket.</summary>
    public Stage? Fail(DropReason reason)
    {
        Failure = reason;
        return null;
    }
}
