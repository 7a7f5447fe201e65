using System.Collections.Immutable;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>Native routing: pod addresses are on the wire.</summary>
internal static class RoutedConfigurations
{
    /// <summary>Values of native routing up to 1.13.</summary>
    public const string Native = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";

    /// <summary>The same from 1.14 on.</summary>
    public const string NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";

    public static ImmutableArray<DatapathConfiguration> All { get; } =
    [
        new("native-kube-proxy", "Native routing with kube-proxy", Native,
            """
            Pods speak with their own addresses on the wire, and the stack of both nodes carries every packet that leaves its node. Cilium decides about policy
            and about the ClusterIPs that pods ask for; kube-proxy has the rest. It is the longest way of all: routing and netfilter run on both nodes, and four
            places take one off the TTL.
            """,
            [
                "The ClusterIP is translated in from-container even though kube-proxy runs (`__per_packet_lb_svc_xlate_4`, `bpf/bpf_lxc.c`). The chains `KUBE-SVC-…` meet only what processes of a node send.",
                "No program is on `eth0`: the agent attaches there only for what needs native devices, such as BPF NodePort (`reloadHostDatapath`, `pkg/datapath/loader/loader.go`).",
                "The receiving node routes to `cilium_host`, and tcpdump shows nothing there: from-host runs on TC egress and sends the packet to the pod's device before `dev_queue_xmit_nit` gives it to a tap (`net/core/dev.c`).",
                "A pod's frames go to the MAC address of its lxc device although its gateway's address is on `cilium_host`: from-container answers the ARP request (`tail_handle_arp`, `bpf/bpf_lxc.c`).",
            ]),
        new("native-kpr-legacy", "Native routing with kube-proxy replacement, legacy host routing", Native + ",kubeProxyReplacement=strict",
            """
            As with kube-proxy, but services are Cilium's: at connect() for pods, in from-netdev for clients from outside. Masquerading stays with iptables, and that
            alone keeps host routing legacy: a packet that jumped past netfilter would miss its masquerading.
            """,
            [
                "A pod's tap never shows a service's address: connect() already talks to the backend (`__sock4_xlate_fwd`, `bpf/bpf_sock.c`).",
                "Only `bpf.masquerade=true` is missing for BPF host routing (`initKubeProxyReplacementOptions`, `daemon/cmd/kube_proxy_replacement.go`).",
                "The kernel's conntrack knows these connections although nothing of kube-proxy is there: they cross the stack.",
                "from-netdev could hand a packet to its pod and does not: with legacy host routing that would pass conntrack by, and the answer would be masqueraded or `INVALID` (`handle_ipv4`, `bpf/bpf_host.c`).",
            ]),
        new("native-kpr-ebpf", "Native routing with kube-proxy replacement, BPF host routing",
            Native + ",kubeProxyReplacement=strict,bpf.masquerade=true",
            """
            The shortest way on the wire. from-container sends packets straight to `eth0`, from-netdev straight into the receiving pod. Neither node routes, neither
            runs netfilter, and two places take one off the TTL.
            """,
            [
                "An lxc device shows only what its own pod sends: `redirect_peer` puts the packet into the pod's `eth0` and passes over the device's tap and its TC egress (`skb_do_redirect`, `net/core/filter.c`).",
                "A process of the node is the exception: from-host runs on TC egress, where `redirect_peer` is not allowed, so kubelet's probes are visible on lxc in both directions (`redirect_ep`, `bpf/lib/common.h`).",
                "conntrack lists nothing of it: PREROUTING and OUTPUT were never passed.",
                "`eth0` and the pod's `eth0` carry the same time stamp at the receiver: `redirect_peer` goes on inside the same receive.",
                "With one native device nobody asks the FIB: `redirect_neigh` routes by itself (`redirect_direct_v4`, `bpf/lib/fib.h`).",
            ]),
    ];
}
