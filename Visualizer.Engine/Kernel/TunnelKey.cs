using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel;

/// <summary>Metadata that <c>bpf_skb_set_tunnel_key</c> attaches for a tunnel device in external mode, and that decapsulation leaves behind.</summary>
/// <param name="Remote">Outer destination when sending; outer source when received.</param>
/// <param name="Vni">Tunnel id, 24 bits: Cilium carries the source's identity in it.</param>
/// <param name="Options">Options of the tunnel header (<c>bpf_skb_set_tunnel_opt</c>); only Geneve has any.</param>
public readonly record struct TunnelKey(Ipv4Address Remote, uint Vni, Octets Options = default);
