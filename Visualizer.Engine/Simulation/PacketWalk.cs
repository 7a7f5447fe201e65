using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visualizer.Engine.Addressing;
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
    private Queue<(SocketBuffer Skb, NetNs NetNs, NodeVisit Visit)>? _fragments;

    /// <summary>Starts at the sender.</summary>
    public PacketWalk(FlowState flow, SocketBuffer skb, NetNs sender, PacketDirection direction, string summary)
    {
        Flow = flow;
        Skb = skb;
        NetNs = sender;
        Visit = flow.VisitOf(sender);
        _index = flow.Reserve();
        _direction = direction;
        _summary = summary;
        Visit.WasEntered |= direction != PacketDirection.None;
    }

    /// <summary>State of the flow.</summary>
    public FlowState Flow { get; }

    /// <summary>The packet.</summary>
    public SocketBuffer Skb { get; private set; }

    /// <summary>Direction of the packet within the flow.</summary>
    public PacketDirection Direction => _direction;

    /// <summary>Netns that the packet is in.</summary>
    public NetNs NetNs { get; private set; }

    /// <summary>Node that the packet is on.</summary>
    public NodeVisit Visit { get; private set; }

    /// <summary>Surroundings of programs, reused for every hook.</summary>
    public HookContext Hook => Flow.Hook;

    /// <summary>Evidence of the hop that runs.</summary>
    public EvidenceList Evidence => Flow.Evidence;

    /// <summary>Why the packet ended before a socket; null while it goes on and when it arrived.</summary>
    public DropReason? Failure { get; private set; }

    /// <summary>What the kernel tells the sender about the packet's end; null when it is silent.</summary>
    public Icmpv4Message? Error { get; private set; }

    /// <summary>What a program sends back about the packet's end, and the stage at which that begins; null when nothing.</summary>
    public (SocketBuffer Skb, Stage First)? Answer { get; private set; }

    /// <summary>Whom the receiving process believes the sender to be, where a cgroup program told it; null otherwise.</summary>
    public (Ipv4Address Ip, int Port)? Peer { get; set; }

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
            Flow.Cancellation.ThrowIfCancellationRequested();
            _ttlAtEntry = Skb.InnermostTtl;
            next = StageHandlers.Of(stage).Run(this);
            if (_hops.Count > MaximumHops)
            {
                throw new InvalidOperationException($"Packet '{_summary}' does not end: {NetNs.Node} {NetNs.Name} {stage}.");
            }
        }

        return End();
    }

    /// <summary>Files the packet as it stands.</summary>
    public PacketTrace End() => Flow.Packets[_index] = new PacketTrace(_index, _direction, _summary, [.. _hops], Failure);

    /// <summary>Cuts the packet up; the walk goes on with the first fragment and takes the others one by one where one has arrived.</summary>
    public void Split(int mtuBytes)
    {
        var fragments = FragmentAssembly.Split(Skb, mtuBytes);
        _fragments ??= new();
        foreach (var fragment in fragments.Skip(1))
        {
            _fragments.Enqueue((fragment, NetNs, Visit));
        }

        Skb = fragments[0];
    }

    /// <summary>Goes back to where the packet was cut up, for the next fragment; null when there is none.</summary>
    public Stage? NextFragment()
    {
        if (_fragments is null || !_fragments.TryDequeue(out var next))
        {
            return null;
        }

        (Skb, NetNs, Visit) = next;
        return Stage.Neighbour;
    }

    /// <summary>The fragment that has arrived was the last one missing: the walk goes on with the whole packet.</summary>
    public void Reassemble() => Skb = Skb.Assembly!.Restore(Skb);

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
            Place = Here,
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

    /// <summary>Netns and device that the packet is at.</summary>
    public Place Here => new(NetNs.Node, NetNs.Name, Skb.Device?.Name);

    /// <summary>A hop that has no packet yet, or no place: socket LB and the wire make their own.</summary>
    public void Add(Hop hop)
    {
        _hops.Add(hop);
        _ttlAtEntry = hop.Ttl ?? _ttlAtEntry;
        Flow.Watch?.Invoke(new FlowMoment(_index, _hops.Count - 1, Flow.StateOf));
    }

    /// <summary>The tap of the packet's device sees the frame, at the hop that is about to be recorded.</summary>
    public void Tap(bool isOutgoing, long time)
    {
        var frame = Skb.Snapshot(Device.HasLinkLayer ? FrameStart.Ethernet : FrameStart.Ipv4);
        Visit.See(Device.NodeIndex, new Sighting(_index, _hops.Count, _direction, isOutgoing, time, Flow.NextSighting(), frame));
    }

    /// <summary>The packet ends here, and the kernel tells its sender by ICMP.</summary>
    public Stage? FailAndTell(DropReason reason, Icmpv4Message error)
    {
        // RFC 1122 §3.2.2: never about an ICMP error, nor about a fragment that is not the first.
        if (!Skb.IsIcmpError && Ipv4Packet.FragmentOffsetOf(Skb.Packet) == 0)
        {
            Error = error;
        }

        return Fail(reason);
    }

    /// <summary>The packet ends here, and the program that dropped it may send an answer out of the same device.</summary>
    public Stage? FailAndAnswer(DropReason reason, SocketBuffer? answer, Stage first)
    {
        if (answer is not null)
        {
            answer.Device = Device;
            Answer = (answer, first);
        }

        return Fail(reason);
    }

    /// <summary>The packet ends here, before a socket.</summary>
    public Stage? Fail(DropReason reason)
    {
        Failure = reason;
        return null;
    }
}
