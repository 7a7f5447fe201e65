using System.Collections.Immutable;
using System.Diagnostics;

namespace Visualizer.Engine.Tracing;

/// <summary>The published spelling of stages and actions, and which actions each stage may take.</summary>
public static class StageNames
{
    private static readonly ImmutableArray<string> Stages =
    [
        "socket-send", "socket-receive", "cgroup-connect4", "cgroup-sendmsg4", "cgroup-recvmsg4", "xdp", "dev-receive", "tc-ingress", "tc-egress",
        "nf-prerouting", "nf-input", "nf-forward", "nf-output", "nf-postrouting", "route-lookup", "forward", "local-deliver",
        "xfrm-policy", "xfrm-encrypt", "xfrm-decrypt", "tunnel-encap", "tunnel-decap", "wireguard-encrypt", "wireguard-decrypt",
        "neighbour", "dev-transmit", "wire",
    ];

    private static readonly ImmutableArray<string> Actions =
    [
        "transmit", "deliver", "reject", "allow", "pass", "drop", "tx", "redirect", "redirect-ingress", "redirect_peer", "redirect_neigh",
        "ok", "shot", "stolen", "accept", "dnat", "snat", "masquerade", "mark", "notrack", "local", "unicast", "unreachable", "forward",
        "encrypt", "decrypt", "encap", "decap", "resolve", "receive",
    ];

    /// <summary>The stage as the API and the page spell it: <c>tc-ingress</c>.</summary>
    public static string Of(Stage stage) => Stages[(int)stage];

    /// <summary>The action as the API and the page spell it: <c>redirect_peer</c>.</summary>
    public static string Of(HopAction action) => Actions[(int)action];

    /// <summary>Actions that the stage may take; the set is closed.</summary>
    public static ImmutableArray<HopAction> ActionsOf(Stage stage) => stage switch
    {
        Stage.SocketSend or Stage.DevTransmit => [HopAction.Transmit],
        Stage.SocketReceive => [HopAction.Deliver, HopAction.Reject],
        Stage.CgroupConnect4 or Stage.CgroupSendmsg4 or Stage.CgroupRecvmsg4 => [HopAction.Allow, HopAction.Reject],
        Stage.Xdp => [HopAction.Pass, HopAction.Drop, HopAction.Tx, HopAction.Redirect],
        Stage.DevReceive => [HopAction.Receive, HopAction.Drop],
        Stage.TcIngress or Stage.TcEgress =>
        [
            HopAction.Ok, HopAction.Shot, HopAction.Redirect, HopAction.RedirectIngress, HopAction.RedirectPeer, HopAction.RedirectNeigh,
            HopAction.Stolen,
        ],
        Stage.NfPrerouting or Stage.NfInput or Stage.NfForward or Stage.NfOutput or Stage.NfPostrouting =>
        [
            HopAction.Accept, HopAction.Drop, HopAction.Reject, HopAction.Dnat, HopAction.Snat, HopAction.Masquerade, HopAction.Mark,
            HopAction.Notrack,
        ],
        Stage.RouteLookup => [HopAction.Local, HopAction.Unicast, HopAction.Unreachable, HopAction.Drop],
        Stage.Forward => [HopAction.Forward, HopAction.Drop],
        Stage.LocalDeliver => [HopAction.Deliver, HopAction.Drop],
        Stage.XfrmPolicy => [HopAction.Allow, HopAction.Drop],
        Stage.XfrmEncrypt or Stage.WireguardEncrypt => [HopAction.Encrypt, HopAction.Drop],
        Stage.XfrmDecrypt or Stage.WireguardDecrypt => [HopAction.Decrypt, HopAction.Drop],
        Stage.TunnelEncap => [HopAction.Encap, HopAction.Drop],
        Stage.TunnelDecap => [HopAction.Decap, HopAction.Drop],
        Stage.Neighbour => [HopAction.Resolve, HopAction.Unreachable],
        Stage.Wire => [HopAction.Forward, HopAction.Unreachable, HopAction.Drop],
        _ => throw new UnreachableException(),
    };
}
