using System.Collections.Immutable;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>VXLAN and Geneve: node addresses are on the wire.</summary>
internal static class TunnelledConfigurations
{
    public static ImmutableArray<DatapathConfiguration> All { get; } =
    [
        new("vxlan-kube-proxy", "VXLAN with kube-proxy: the chart's defaults", "",
            """
            What a plain `helm install` gives. Packets between nodes go into the tunnel in from-container and come out of it in from-overlay, both times by a redirect:
            the stack routes only what carries them. Host routing is legacy, which shows on lxc and nowhere else.
            """,
            [
                "The TTL falls by one, as with BPF host routing: from-overlay delivers by itself in both (`handle_ipv4`, `bpf/bpf_overlay.c`).",
                "The VNI is the identity of the sender, so the two directions of one ping have different VNIs (`__encap_with_nodeid`, `bpf/lib/encap.h`).",
                "The inner frame has the MAC addresses of the sending pod and its lxc device. That of `cilium_vxlan` is in no frame: it is never a sender or a receiver of the inner link.",
                "`cilium_vxlan` has an MTU of 1500; 1450 is a property of routes (`pkg/mtu/mtu.go`).",
                "The route to another node's pods leads to `cilium_host`, and no pod's packet takes it. Processes of the node do.",
                "A pod that talks to another node's address leaves the node outside the tunnel and is masqueraded.",
            ]),
        new("vxlan-kpr-legacy", "VXLAN with kube-proxy replacement, legacy host routing", "kubeProxyReplacement=strict",
            """
            Between pods the same as with kube-proxy. Services are Cilium's, and a NodePort with a backend on another node reaches it through the tunnel.
            """,
            [
                "The backend of a NodePort sees the router address of the node that was asked, not its node address: the packet travels in the tunnel (`nodeport_lb4`, `bpf/lib/nodeport.h`).",
                "Its VNI is 2, the identity world: whoever asked came from outside.",
            ]),
        new("vxlan-kpr-ebpf", "VXLAN with kube-proxy replacement, BPF host routing", "kubeProxyReplacement=strict,bpf.masquerade=true",
            """
            As the defaults, but from-overlay puts packets into the pod with `redirect_peer`, and programs masquerade. Up to 1.16 a packet to the world still crosses
            the stack; from 1.17 on it does not.
            """,
            [
                "A packet to the world costs two of the TTL up to 1.16 although host routing is BPF: a destination without a tunnel endpoint went to the stack (`handle_ipv4_from_lxc`, `bpf/bpf_lxc.c`). Native routing costs one.",
                "The outer packet is the node's own: it passes OUTPUT and POSTROUTING, and its TTL is always 64 (`udp_tunnel_xmit_skb`, `net/ipv4/udp_tunnel_core.c`).",
                "The answer to a process of a node comes back by `cilium_net` and `cilium_host`, where taps see it: from-overlay hands it over with one less (`ipv4_host_delivery`, `bpf/lib/l3.h`).",
            ]),
        new("geneve-kpr-ebpf", "Geneve with kube-proxy replacement, BPF host routing", "tunnel=geneve,kubeProxyReplacement=strict,bpf.masquerade=true",
            """
            VXLAN's way with another header: UDP port 6081, and options where direct server return needs them. Stages, TTLs and lengths are the same.
            """,
            [
                "A Geneve header without options has the 8 octets of VXLAN's, so the frame is as long (RFC 8926, section 3.4).",
                "tcpdump prints the inner frame on the same line; with VXLAN it is a line of its own.",
            ]),
    ];
}
