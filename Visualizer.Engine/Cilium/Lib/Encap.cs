using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Handing a packet to the tunnel device with the metadata from which the device builds the outer headers.</summary>
/// <remarks>Source: <c>bpf/lib/encap.h encap_and_redirect_with_nodeid @ 1.13</c>. TTL and MAC addresses stay as they are.</remarks>
internal static class Encap
{
    /// <summary>Sets the tunnel key and redirects to the tunnel device. Arguments of the code: VNI, address of the other node.</summary>
    public static Verdict Redirect(
        NodeConstants node, SocketBuffer skb, Ipv4Address endpoint, SecurityIdentity source, HopCode code, Octets options = default)
    {
        // Seen from the other node this host is a remote node.
        var vni = (source == SecurityIdentity.Host ? SecurityIdentity.RemoteNode : source).Value;
        skb.TunnelKey = new TunnelKey(endpoint, vni, options);
        return new Verdict(HopAction.Redirect, code, node.TunnelDevice) { Args = [vni, endpoint] };
    }
}
