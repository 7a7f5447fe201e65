namespace Visualizer.Engine.Cilium.Lib;

/// <summary>What the program on XDP tells the one on TC ingress of the same device (<c>struct xdp_md data_meta</c>).</summary>
/// <remarks>Source: <c>bpf/lib/common.h XFER_PKT_… @ 1.13</c>.</remarks>
internal static class XdpTransfer
{
    /// <summary><c>XFER_PKT_NO_SVC</c>: NodePort has seen the packet, TC need not.</summary>
    public const uint NoService = 1;

    /// <summary><c>XFER_PKT_ENCAP</c>: translated, and TC is to send it into the tunnel. The tunnel key travels with it.</summary>
    public const uint Encapsulate = 2;
}
