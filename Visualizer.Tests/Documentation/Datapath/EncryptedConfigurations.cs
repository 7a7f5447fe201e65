using System.Collections.Immutable;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>IPsec and WireGuard.</summary>
internal static class EncryptedConfigurations
{
    private const string Ipsec = "encryption.enabled=true,encryption.type=ipsec", Wireguard = "encryption.enabled=true,encryption.type=wireguard";

    public static ImmutableArray<DatapathConfiguration> All { get; } =
    [
        new("ipsec-native", "IPsec with native routing", RoutedConfigurations.Native + "," + Ipsec,
            """
            from-container only marks the packet. A routing rule of that mark leads to table 200, XFRM encrypts on the way out, and the ESP packet, which is the
            node's own, goes over `cilium_host` and `cilium_net` back into the stack before it leaves by `eth0`. The receiver decrypts, and from-network hands the
            plain packet to `cilium_host`, where from-host delivers it.
            """,
            [
                "The TTL arrives with 61, one more than without encryption: the receiver never runs `ip_forward`.",
                "One request is at three taps of the sending node: `cilium_host`, `cilium_net`, `eth0`. The answer's ESP is on neither of the first two.",
                "The receiver's `eth0` shows every packet twice, as ESP and as plain text with the same MAC addresses: XFRM puts the decrypted packet back on the device (`xfrm_input`, `net/xfrm/xfrm_input.c`).",
                "`proto 50` in table 200 is the originator that Cilium writes into the route. It filters nothing.",
                "On `cilium_host` the frame has the same MAC address twice: a NOARP device is its own neighbour (`arp_constructor`, `net/ipv4/arp.c`).",
                "What kube-proxy sends to a backend of another node is not encrypted: the mark was decided before the destination was.",
                "`cilium_net` would drop the ESP packet as a martian, were it not for `accept_local` (`setup_dev`, `bpf/init.sh`; later in `pkg/datapath/loader/netlink.go`).",
            ]),
        new("ipsec-vxlan", "IPsec with VXLAN", Ipsec,
            """
            Up to 1.17 ESP is inside the tunnel: the packet is encrypted on its way to `cilium_host`, where from-host puts it into the tunnel before a tap sees it. From 1.18
            on it is the other way round, which this build does not walk.
            """,
            [
                "from-container leaves the TTL alone: the return to the stack for encryption skips `ipv4_l3` (`encap_and_redirect_lxc`, `bpf/lib/encap.h`).",
                "`cilium_vxlan` of the receiver shows each packet twice, as ESP and as plain text.",
                "An inner packet of 1373 octets is the largest: 50 for the tunnel and 77 for ESP (`pkg/mtu/mtu.go`).",
            ]),
        new("wireguard-native", "WireGuard with native routing, legacy host routing", RoutedConfigurations.Native + "," + Wireguard,
            """
            to-netdev on `eth0` decides: a packet to a pod of another node goes to `cilium_wg0` in place of the wire. What leaves is UDP between nodes on port 51871.
            The receiver decrypts into `cilium_wg0`, and the stack forwards from there.
            """,
            [
                "`eth0` never shows plain text: to-netdev takes the packet away on TC egress, before the tap (`wg_maybe_redirect_to_encrypt`, `bpf/lib/wireguard.h`).",
                "Frames on `cilium_wg0` have no MAC addresses: the device has no link layer.",
                "The encrypted packet passes to-netdev too. The mark that the device puts on it keeps it from going round in circles.",
            ]),
        new("wireguard-native-ebpf", "WireGuard with native routing, BPF host routing",
            RoutedConfigurations.NewNative + ",kubeProxyReplacement=true,bpf.masquerade=true," + Wireguard,
            """
            The sender is as quick as without encryption. Up to 1.17 no program is on `cilium_wg0`, so what the receiver decrypts goes through its stack even though
            host routing is BPF; from 1.18 on a program delivers it.
            """,
            [
                "The receiver's lxc device shows the request up to 1.17 and does not from 1.18 on (`cil_from_wireguard`, `bpf/bpf_wireguard.c`).",
            ]) { Version = "1.18.0", Kernel = "6.8" },
        new("wireguard-vxlan", "WireGuard with VXLAN", Wireguard,
            """
            Up to 1.14 WireGuard takes the tunnel's place between pods: from-container sends the packet to `cilium_wg0` and nothing is encapsulated. From 1.15 on it is wrapped
            round the tunnel.
            """,
            [
                "Up to 1.14 `cilium_vxlan` stays silent while pods of two nodes talk (`encap_and_redirect_lxc`, `bpf/lib/encap.h`).",
                "The pods' MTU falls from 1420 to 1370 with 1.15: both headers are on the wire then.",
            ]),
    ];
}
