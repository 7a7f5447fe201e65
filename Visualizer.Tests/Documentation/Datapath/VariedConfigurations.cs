using System.Collections.Immutable;
using static Visualizer.Tests.Documentation.Datapath.RoutedConfigurations;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>Values that change one thing about a configuration of the other files.</summary>
internal static class VariedConfigurations
{
    public static ImmutableArray<DatapathConfiguration> All { get; } =
    [
        new("endpoint-routes", "Endpoint routes", Native + ",endpointRoutes.enabled=true",
            """
            Every pod has a route of its own to its lxc device, and what is for it is decided on that device's TC egress, by to-container. The route to `cilium_host`
            is gone, and with it from-host's part in the delivery.
            """,
            [
                "to-container is attached in this configuration and in no other (`RequireEgressProg`, `pkg/datapath/loader/loader.go`).",
                "from-container leaves the TTL alone: without the agent's routing (`ENABLE_ROUTING`) the stack is the only router.",
            ]),
        new("partial-kube-proxy-replacement", "Partial kube-proxy replacement", Native + ",kubeProxyReplacement=partial,nodePort.enabled=true",
            """
            NodePorts are the programs', ClusterIPs of pods are translated packet by packet, and kube-proxy still serves what it is asked for. The word decides nothing by
            itself: each feature has a flag.
            """,
            [
                "Without `socketLB.enabled` a pod's tap shows the service's address, and the answer bears it too.",
                "Host routing stays legacy with any masquerading by iptables, as with the full replacement.",
            ]),
        new("socket-lb-host-namespace-only", "Socket LB for processes of nodes only", Native + ",kubeProxyReplacement=strict,bpf.masquerade=true,socketLB.hostNamespaceOnly=true",
            """
            As with the full replacement, but pods' connect() is left alone and from-container translates each packet. Service meshes ask for it: their proxies want to see the
            service's address.
            """,
            [
                "The pod's own tap and its lxc device show the ClusterIP, everything behind from-container the backend (`ENABLE_PER_PACKET_LB`, `bpf/bpf_lxc.c`).",
                "A pod that reaches itself through its own service gets its packets from 169.254.42.1; with socket LB they never leave the pod.",
                "A NodePort of another node is no longer translated in the pod: the packet goes to that node.",
            ]),
        new("xdp-acceleration", "XDP acceleration of NodePorts",
            Native + ",kubeProxyReplacement=strict,bpf.masquerade=true,loadBalancer.acceleration=native",
            """
            The programs of the NodePort run in the driver. A request for a backend of another node is turned round before the kernel has made a packet of it.
            """,
            [
                "No tap of the node that was asked shows the request or the answer: AF_PACKET sees packets, and XDP_TX leaves before there is one (`cil_xdp_entry`, `bpf/bpf_xdp.c`).",
                "A backend on the same node is served as ever: XDP passes the packet on, translated.",
            ]),
        new("dsr", "Direct server return, told by an IPv4 option", Native + ",kubeProxyReplacement=strict,bpf.masquerade=true,loadBalancer.mode=dsr",
            """
            The node that is asked rewrites the destination only. The backend sees the client's address, and its node answers the client directly, in the name of the node
            that was asked.
            """,
            [
                "A capture on the node that was asked shows every request twice and no answer at all: that is the mode at work, and no loss.",
                "The SYN is 8 octets longer behind that node: IPv4 option 0x9a says which address and port were asked, and it stays on up to the pod (`dsr_set_opt4`, `bpf/lib/nodeport.h`).",
                "What lies between the nodes must let packets with options pass, and sources that are not its own: many clouds do neither.",
                "`loadBalancer.mode=hybrid` serves TCP so and UDP with SNAT (`nodeport_uses_dsr`).",
            ]),
        new("dsr-geneve", "Direct server return, told by Geneve",
            NewNative + ",tunnelProtocol=geneve,kubeProxyReplacement=true,bpf.masquerade=true,loadBalancer.mode=dsr,loadBalancer.dsrDispatch=geneve",
            """
            The request travels to the backend's node in Geneve, whose header says what was asked; pods still speak natively, and the answer leaves without a tunnel.
            """,
            [
                "Only requests of NodePorts are in the tunnel, although routing is native: the answer is plain and has the address of the node that was asked as its source.",
                "The option is in the header of the SYN alone; the segments after it are in Geneve without it (`encap_geneve_dsr_opt4`, `bpf/lib/nodeport.h`).",
                "The tunnel keeps the TTL: behind the node that was asked it is one more than with the IPv4 option.",
            ]) { Version = "1.16.0" },
        new("netkit", "netkit devices", NewNative + ",kubeProxyReplacement=true,bpf.masquerade=true,bpf.datapathMode=netkit",
            """
            A netkit pair in place of veth: the program of the pod's side runs when the pod transmits, still in the pod's netns, and sends the packet on before the node's
            end sees it.
            """,
            [
                "An lxc device shows the opposite of what veth shows: on one node the receiver's sees the request, the sender's does not (`netkit_xmit`, `drivers/net/netkit.c`).",
                "Frames of pods have no MAC addresses in L3 mode; nobody sends ARP.",
                "TTLs are those of BPF host routing with veth.",
            ]) { Version = "1.16.0", Kernel = "6.8" },
    ];
}
