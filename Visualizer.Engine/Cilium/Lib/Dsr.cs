using System.Buffers.Binary;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Direct server return: the load balancer keeps the client's address and says what was asked; the backend's node answers in its name.</summary>
/// <remarks>
/// <code>
///  request  client ─▶ N1:nodePort ─▶ DNAT, "asked: N1:nodePort" ─▶ N2 notes it ─▶ backend
///  reply    backend ─▶ N2: source := N1:nodePort ─▶ client; N1 never sees it
/// </code>
/// Source: <c>bpf/lib/nodeport.h dsr_set_opt4, handle_dsr_v4, xlate_dsr_v4 @ 1.12</c>, <c>encap_geneve_dsr_opt4, nodeport_extract_dsr_v4,
/// tail_nodeport_dsr_ingress_ipv4 @ 1.14</c>. Only the SYN of a TCP connection tells, and every UDP datagram.
/// </remarks>
internal static class Dsr
{
    /// <summary>Whether requests of the packet's protocol are served so (<c>nodeport_uses_dsr4</c>).</summary>
    public static bool Serves(NodeConstants node, SocketBuffer skb) => node.Config.LoadBalancing switch
    {
        LoadBalancerMode.Dsr => skb.Protocol is IpProtocol.Tcp or IpProtocol.Udp,
        LoadBalancerMode.Hybrid => skb.Protocol == IpProtocol.Tcp,
        _ => false,
    };

    /// <summary>Sends a request on to the backend that it is addressed to by now.</summary>
    /// <param name="node">The node's constants.</param>
    /// <param name="asked">Tuple of the packet as the client sent it.</param>
    /// <param name="skb">The packet.</param>
    /// <param name="hook">Surroundings.</param>
    public static Verdict Forward(NodeConstants node, in ConntrackTuple asked, SocketBuffer skb, HookContext hook)
    {
        var frontend = new DsrOption(asked.Destination, (ushort)asked.DestinationPort);
        var tells = skb.Protocol != IpProtocol.Tcp || (skb.TcpFlags & TcpFlags.Syn) != 0;
        return node.Config.DsrDispatch == DsrDispatch.Geneve
            ? ForwardByGeneve(node, frontend, tells, skb, hook)
            : ForwardByOption(node, frontend, tells, skb, hook);
    }

    /// <summary>From 1.14 on the NodePort step of the backend's node notes what the packet tells; false when it belongs to no such connection.</summary>
    public static bool Note(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        if (!node.Config.Cilium.IsAtLeast(14) || !Serves(node, skb))
        {
            return false;
        }

        var state = (ProgramState)hook.State.Programs;
        var tuple = ConntrackTuple.Of(skb);
        var isTold = TryRead(node, skb, hook, out var frontend);
        if (!isTold && !(state.Conntrack.TryPeek(tuple, ConntrackScope.Egress, out var known) && known.IsDsr))
        {
            return false;
        }

        var entry = state.Conntrack.Lookup(tuple, ConntrackScope.Egress, skb).Entry;
        if (isTold && (entry is not { IsDsr: true } || skb.Protocol == IpProtocol.Tcp))
        {
            entry = state.Conntrack.Create(
                new ConntrackEntry { Tuple = tuple, Scope = ConntrackScope.Egress, SourceIdentity = SecurityIdentity.World, IsDsr = true }, skb);
            hook.Evidence.Add(state.Snat.NoteFrontend(tuple, frontend.Address, frontend.Port));
        }

        hook.Evidence.AddIfAny(entry);
        return true;
    }

    /// <summary>Whether the policy program shall mark the connection that the packet begins; up to 1.13 it reads and notes what the packet tells.</summary>
    public static bool IsBegunBy(NodeConstants node, in ConntrackTuple tuple, SocketBuffer skb, HookContext hook)
    {
        var state = (ProgramState)hook.State.Programs;
        if (node.Config.Cilium.IsAtLeast(14))
        {
            return state.Conntrack.TryPeek(tuple, ConntrackScope.Egress, out var noted) && noted.IsDsr;
        }

        if (!TryRead(node, skb, hook, out var frontend))
        {
            return false;
        }

        hook.Evidence.Add(state.Snat.NoteFrontend(tuple, frontend.Address, frontend.Port));
        return true;
    }

    /// <summary>What the packet tells; false when nothing.</summary>
    public static bool TryRead(NodeConstants node, SocketBuffer skb, HookContext hook, out DsrOption frontend)
    {
        frontend = default;
        if (!Serves(node, skb))
        {
            return false;
        }

        if (node.Config.DsrDispatch == DsrDispatch.Geneve)
        {
            return hook.Device == node.TunnelDevice && skb.TunnelKey is { } key && DsrOption.TryParseGeneve(key.Options.Span, out frontend);
        }

        return DsrOption.TryParseIpv4(skb.Packet[Ipv4Header.MinimumLengthBytes..Ipv4Packet.HeaderLengthOf(skb.Packet)], out frontend);
    }

    /// <summary>A reply gets the source that its request was sent to (<c>xlate_dsr_v4</c>); false when nothing was noted of it.</summary>
    public static bool RestoreSource(NodeConstants node, in ConntrackTuple reply, SocketBuffer skb, HookContext hook)
    {
        if (!((ProgramState)hook.State.Programs).Snat.TryTranslate(reply, out var frontend))
        {
            return false;
        }

        hook.Evidence.Add(frontend);
        skb.SetSource(frontend.Ip, frontend.Port);
        if (node.Config.Cilium.IsAtLeast(14))
        {
            skb.Mark = skb.Mark.With(Marks.SnatDone, Marks.MagicMask);
        }

        return true;
    }

    private static Verdict ForwardByOption(NodeConstants node, DsrOption frontend, bool tells, SocketBuffer skb, HookContext hook)
    {
        if (tells && IsTooBig(node, skb, hook, DsrOption.Ipv4LengthBytes))
        {
            return TooBig(frontend, skb, hook, DsrOption.Ipv4LengthBytes);
        }

        if (tells)
        {
            skb.InsertOptions(frontend.ToIpv4().Span);
        }

        var verdict = node.NodePortDecrementsTtl
            ? Fib.RedirectDirect(node, skb, hook, DsrCodes.ForwardRouted, DsrCodes.ForwardRouted)
            : Fib.Redirect(skb, hook, DsrCodes.Forward);
        return verdict.Reason is null ? verdict with { Args = [Text(frontend)] } : verdict;
    }

    /// <summary>Every packet of the connection travels in the tunnel, with native routing too; the TTL stays.</summary>
    private static Verdict ForwardByGeneve(NodeConstants node, DsrOption frontend, bool tells, SocketBuffer skb, HookContext hook)
    {
        var backend = node.Maps.Ipcache.Lookup(skb.Destination);
        hook.Evidence.Add(backend);
        if (!backend.HasTunnelEndpoint)
        {
            return Drops.NoTunnelEndpoint(DsrCodes.NoTunnelEndpoint);
        }

        var options = tells ? frontend.ToGeneve() : Octets.None;
        var overhead = EthernetHeader.LengthBytes + Ipv4Header.MinimumLengthBytes + UdpHeader.LengthBytes + GeneveHeader.MinimumLengthBytes + options.Length;
        if (IsTooBig(node, skb, hook, overhead))
        {
            return TooBig(frontend, skb, hook, overhead);
        }

        var verdict = Encap.Redirect(node, skb, backend.TunnelEndpoint, SecurityIdentity.World, DsrCodes.ForwardByGeneve, options);
        return verdict with { Args = [SecurityIdentity.World.Value, backend.TunnelEndpoint, Text(frontend)] };
    }

    /// <summary><c>dsr_is_too_big</c>: asked only where clients are to be told (<c>ENABLE_DSR_ICMP_ERRORS</c>).</summary>
    private static bool IsTooBig(NodeConstants node, SocketBuffer skb, HookContext hook, int overhead) =>
        node.Config.PathMtuDiscovery && skb.PacketLength + overhead > hook.Device.Mtu;

    /// <summary><c>dsr_reply_icmp4</c>: an answer out of the backend's mouth that quotes the request as the client sent it.</summary>
    private static Verdict TooBig(DsrOption frontend, SocketBuffer skb, HookContext hook, int overhead)
    {
        const int QuotedContentBytes = 8, DestinationPortAt = 2, DefaultTtl = 64;
        var mtu = hook.Device.Mtu - overhead;
        if (!Ipv4Header.TryParse(skb.Packet, out var header))
        {
            return Drops.TooBig(mtu);
        }

        var quoted = skb.Packet[..(header.HeaderLength + QuotedContentBytes)].ToArray();
        (header with { Destination = frontend.Address }).Emit(quoted);
        BinaryPrimitives.WriteUInt16BigEndian(quoted.AsSpan(header.HeaderLength + DestinationPortAt), frontend.Port);
        var answer = Ipv4Packet.CreateIcmp(
            new Ipv4Header(
                header.TypeOfService, 0, header.Identification, true, false, 0, DefaultTtl, IpProtocol.Icmp, header.Destination, header.Source),
            new Icmpv4Message(Icmpv4Type.DestinationUnreachable, Icmpv4Message.FragmentationNeededCode, (uint)mtu, new Octets(quoted)));
        return Drops.TooBig(mtu) with
        {
            Answer = new SocketBuffer(new EthernetHeader(skb.EthernetSource, skb.EthernetDestination, EtherType.Ipv4).Frame(answer)),
        };
    }

    private static string Text(DsrOption frontend) => $"{frontend.Address}:{frontend.Port}";
}
