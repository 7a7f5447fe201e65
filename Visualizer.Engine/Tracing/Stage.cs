namespace Visualizer.Engine.Tracing;

/// <summary>Where in the kernel a hop happens. The names of <see cref="StageNames"/> are a contract.</summary>
/// <remarks>
/// <code>
///  wire ─▶ [xdp] ─▶ dev-receive ─▶ tc-ingress ─▶ nf-prerouting ─▶ route-lookup ─┬▶ nf-input ─▶ local-deliver ─▶ socket-receive
///                    (tap)                                                      │                    └▶ xfrm-decrypt, tunnel-decap
///                                                                               └▶ xfrm-policy ─▶ forward ─▶ nf-forward ─┐
///  socket-send ─▶ route-lookup ─▶ nf-output ─────────────────────────────────────────────────────────────────────────────┤
///        nf-postrouting ─▶ [xfrm-encrypt ─▶ route-lookup ─▶ nf-output ─▶ nf-postrouting] ─▶ neighbour ─▶ tc-egress ─▶ dev-transmit ─▶ wire
///                                                                                                                     (tap)
/// </code>
/// </remarks>
public enum Stage
{
    /// <summary>The application, or the kernel on its own account, hands a packet to the stack.</summary>
    SocketSend,

    /// <summary>A socket, or the kernel's own ICMP, takes the packet.</summary>
    SocketReceive,

    /// <summary>cgroup hook of connect().</summary>
    CgroupConnect4,

    /// <summary>cgroup hook of sendmsg() on unconnected UDP.</summary>
    CgroupSendmsg4,

    /// <summary>cgroup hook of recvmsg().</summary>
    CgroupRecvmsg4,

    /// <summary>XDP hook, before any tap.</summary>
    Xdp,

    /// <summary><c>__netif_receive_skb_core</c>: the frame arrived; incoming tap.</summary>
    DevReceive,

    /// <summary>clsact or tcx, receiving.</summary>
    TcIngress,

    /// <summary>clsact or tcx, transmitting; before the outgoing tap.</summary>
    TcEgress,

    /// <summary>Netfilter PREROUTING.</summary>
    NfPrerouting,

    /// <summary>Netfilter INPUT.</summary>
    NfInput,

    /// <summary>Netfilter FORWARD.</summary>
    NfForward,

    /// <summary>Netfilter OUTPUT.</summary>
    NfOutput,

    /// <summary>Netfilter POSTROUTING.</summary>
    NfPostrouting,

    /// <summary>Rules, tables, routes, source check.</summary>
    RouteLookup,

    /// <summary><c>ip_forward</c>: TTL − 1, MTU.</summary>
    Forward,

    /// <summary><c>ip_local_deliver</c>: the address is ours.</summary>
    LocalDeliver,

    /// <summary>XFRM policy lookup.</summary>
    XfrmPolicy,

    /// <summary>ESP out.</summary>
    XfrmEncrypt,

    /// <summary>ESP in.</summary>
    XfrmDecrypt,

    /// <summary>VXLAN or Geneve device wraps the frame.</summary>
    TunnelEncap,

    /// <summary>VXLAN or Geneve socket unwraps the frame.</summary>
    TunnelDecap,

    /// <summary>WireGuard device encrypts.</summary>
    WireguardEncrypt,

    /// <summary>WireGuard socket decrypts.</summary>
    WireguardDecrypt,

    /// <summary>Resolving the next hop's MAC address.</summary>
    Neighbour,

    /// <summary><c>dev_hard_start_xmit</c>: outgoing tap, then driver or veth peer.</summary>
    DevTransmit,

    /// <summary>The underlay between nodes, the gateway included.</summary>
    Wire,
}
