using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>What a driver needs to send packets and to see where they arrive.</summary>
internal sealed class FlowRunner
{
    // net/ipv4/icmp.c icmp_send @ 5.11: errors bear the precedence "internetwork control".
    private const byte ErrorTypeOfService = 0xC0;

    // Nothing shorter meets an MTU: this is what every IPv4 host must take (RFC 791 §3.1).
    private const int AlwaysFits = 576;

    private const byte DefaultTtl = 64;

    /// <summary>Prepares a flow on a provisioned cluster.</summary>
    public FlowRunner(
        ClusterDatapath cluster, Flow flow, Action<FlowMoment>? watch = null, Func<string, NodeState?>? before = null, EarlierFlows? earlier = null,
        CancellationToken cancellation = default)
    {
        Flow = flow;
        State = new FlowState(cluster, flow.PinnedBackend)
        {
            Watch = watch,
            Before = earlier is null ? before : earlier.StateOf,
            Identifications = earlier?.Identifications ?? [],
            Cancellation = cancellation,
            Arp = flow.ColdNeighbours ? new ArpExchange() : null,
            Handshake = flow.ColdNeighbours ? new WireguardHandshake() : null,
        };
        var visit = flow.Client.External is { } host ? State.Visit(host) : State.Visit(flow.Client.Node!);
        Client = visit.Find(flow.Client.NetNsName)!;
        Destination = flow.Address;
    }

    /// <summary>The flow.</summary>
    public Flow Flow { get; }

    /// <summary>Its state.</summary>
    public FlowState State { get; }

    /// <summary>Netns of the client.</summary>
    public NetNs Client { get; }

    /// <summary>Netns that took the first request; null when none did.</summary>
    public NetNs? Server { get; private set; }

    /// <summary>Address that the client's packets are sent to: what socket LB made of the address that it was told.</summary>
    public Ipv4Address Destination { get; private set; }

    /// <summary>Seed of everything arbitrary in the flow: ports, identifiers, sequence numbers.</summary>
    public ulong Seed => StableHash.Of(State.Cluster.Index.Cluster.Name, Flow.Client.Ip.ToString(), Flow.TypedHost, Flow.Kind switch
    {
        FlowKind.Ping => "ping",
        FlowKind.Curl => "curl",
        _ => "udp",
    } + (Flow.Repetition == 0 ? "" : Flow.Repetition.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Source address that the client's kernel gives a packet: that of its route (<c>ip_route_output_key_hash</c>).</summary>
    public Ipv4Address SourceFor(Ipv4Address destination) => Client.Routing.Lookup(destination, Mark.None).Route switch
    {
        null => Flow.Client.Ip,
        { Type: RouteType.Local } => destination,
        var route => Client.SourceFor(route),
    };

    /// <summary>Lets a packet walk from its sender to its end. What its kernel cannot send whole goes as fragments, packets of their own.</summary>
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
        if (packet.Length > AlwaysFits && sender.Routing.Lookup(skb.Destination, Mark.None).Route is { } route && packet.Length > MtuOf(route))
        {
            return direction == PacketDirection.Request && Flow.DontFragment
                ? Refuse(sender, skb, direction, route, call)
                : SendFragments(sender, skb, direction, summary, MtuOf(route), call);
        }

        return Walk(sender, skb, direction, summary, call);
    }

    /// <summary>Netns that the client's packets are addressed to, where that is one of the cluster; null when nobody there has the address.</summary>
    public NetNs? ExpectedServer() => State.Cluster.Index.Owner(Destination) switch
    {
        AddressOwner.PodAddress { Pod: var pod } => State.Visit(pod.Node).Find(pod.NetNsName),
        AddressOwner.HealthEndpoint { Node: var node } => State.Visit(node).Find("cilium-health"),
        AddressOwner.NodeAddress { Node: var node } => State.Visit(node).Host,
        AddressOwner.Router { Node: var node } => State.Visit(node).Host,
        _ => null,
    };

    /// <summary>connect(), or sendmsg() on an unconnected socket, through the cgroup hook where socket LB is on: where packets go, and the hop to begin the first of them with.</summary>
    public (SocketVerdict? Verdict, Hop? Hop) Connect(TransportProtocol protocol, bool isSend = false)
    {
        var visit = State.VisitOf(Client);
        if (visit.SocketProgram is not { } program)
        {
            return (null, null);
        }

        var hook = State.Hook;
        (hook.State, hook.Evidence, hook.PinnedBackend) = (visit.State, State.Evidence, Flow.PinnedBackend);
        var verdict = program.Connect(new SocketCall(Client, protocol, Flow.Address, Flow.Port, isSend, Flow.Repetition), hook);
        Destination = verdict.Address;
        var stage = isSend ? Stage.CgroupSendmsg4 : Stage.CgroupConnect4;
        State.Clock += StageCosts.Of(stage);
        var hop = new Hop
        {
            Place = new Place(Client.Node, Client.Name, null),
            Stage = stage,
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
    public void FailCall(Hop hop, string call, DropReason reason)
    {
        var index = State.Reserve();
        State.Packets[index] = new PacketTrace(index, PacketDirection.Request, call, [hop], reason);
        State.Watch?.Invoke(new FlowMoment(index, 0, State.StateOf));
    }

    /// <summary>A header of a packet that the sender makes, with the next IP identification of its own.</summary>
    public Ipv4Header Header(Ipv4Address source, Ipv4Address destination, IpProtocol protocol, byte ttl, bool dontFragment) =>
        new(0, 0, State.NextIdentification(source), dontFragment, false, 0, ttl, protocol, source, destination);

    private static int MtuOf(Route route) =>
        route.Type == RouteType.Local ? ushort.MaxValue : route.MtuBytes ?? route.Device.Mtu;

    private Arrival Walk(NetNs sender, SocketBuffer skb, PacketDirection direction, string summary, Hop? call)
    {
        var walk = new PacketWalk(State, skb, sender, direction, summary);
        if (call is not null)
        {
            walk.Add(call);
        }

        // What the gateway itself sends begins on the wire: it is no host of the model.
        var trace = walk.Run(sender.Node == Gateway.NodeName ? Stage.Wire : Stage.SocketSend);
        if (trace.Failure is null && direction == PacketDirection.Request)
        {
            Server ??= walk.NetNs;
        }

        var error = walk.Error is { } message ? Tell(walk, message, direction) : Answer(walk, direction);
        return new Arrival(trace, walk.Skb, walk.NetNs) { Peer = walk.Peer, Error = error };
    }

    private Arrival SendFragments(NetNs sender, SocketBuffer skb, PacketDirection direction, string summary, int mtu, Hop? call)
    {
        var fragments = FragmentAssembly.Split(skb, mtu);
        Arrival? failed = null, last = null;
        for (var index = 0; index < fragments.Count; index++)
        {
            last = Walk(sender, fragments[index], direction, $"{summary}, fragment {index + 1} of {fragments.Count}", index == 0 ? call : null);
            failed ??= last.IsDelivered ? null : last;
        }

        return failed ?? last!;
    }

    // EMSGSIZE: the socket may not fragment, and the route has an MTU (net/ipv4/ip_output.c __ip_append_data @ 5.11).
    private Arrival Refuse(NetNs sender, SocketBuffer skb, PacketDirection direction, Route route, Hop? call)
    {
        var walk = new PacketWalk(State, skb, sender, direction, "sendto() → EMSGSIZE");
        if (call is not null)
        {
            walk.Add(call);
        }

        State.Evidence.Add(route);
        walk.Record(
            Stage.RouteLookup, HopAction.Drop, RoutingCodes.MessageTooLong, FrameStart.Ipv4, target: route.Device,
            args: [skb.PacketLength, MtuOf(route)]);
        walk.Fail(new DropReason(Disposition.TooBig, null));
        return new Arrival(walk.End(), skb, sender) { RefusedByMtu = MtuOf(route) };
    }

    /// <summary>The program that dropped a packet has made an ICMP error of it.</summary>
    private Arrival? Answer(PacketWalk dropped, PacketDirection direction)
    {
        if (dropped.Answer is not { } answer || !Icmpv4Message.TryParse(answer.Skb.Payload, out var message))
        {
            return null;
        }

        var back = direction == PacketDirection.Request ? PacketDirection.Reply : PacketDirection.Request;
        var walk = new PacketWalk(State, answer.Skb, dropped.NetNs, back, IcmpErrorText.Summary(message));
        return new Arrival(walk.Run(answer.First), walk.Skb, walk.NetNs);
    }

    /// <summary>The kernel, or the gateway, at which a packet ended tells its sender so.</summary>
    private Arrival? Tell(PacketWalk walk, Icmpv4Message message, PacketDirection direction)
    {
        var (netNs, about) = (walk.NetNs, walk.Skb);
        var to = about.Source;
        if (netNs.Routing.Lookup(to, Mark.None).Route is not { } route
            || (route.Type == RouteType.Local && State.VisitOf(netNs).Node is null))
        {
            return null;
        }

        // Its source is the address that the packet was for, else what the route back to the sender prefers.
        var source = netNs.Routing.IsLocal(about.Destination) ? about.Destination
            : route.Type == RouteType.Local ? to
            : netNs.SourceFor(route);
        var packet = Ipv4Packet.CreateIcmp(
            Header(source, to, IpProtocol.Icmp, DefaultTtl, dontFragment: false) with { TypeOfService = ErrorTypeOfService }, message);
        var octets = new byte[EthernetHeader.LengthBytes + packet.Length];
        packet.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes));
        var skb = new SocketBuffer(octets);
        if (about.Conntrack is { } tracked)
        {
            // nf_ct_attach: the error belongs to the connection of the packet that it is about, even before that is confirmed.
            skb.Conntrack = new ConntrackAttachment(tracked.Entry, !tracked.IsReply) { IsRelated = true };
        }

        return Walk(
            netNs, skb, direction == PacketDirection.Request ? PacketDirection.Reply : PacketDirection.Request, IcmpErrorText.Summary(message), null);
    }
}
