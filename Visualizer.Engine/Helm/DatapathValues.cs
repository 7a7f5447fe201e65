using System.Collections.Immutable;
using static Visualizer.Engine.Helm.HelmType;
using static Visualizer.Engine.Helm.ValueInfluence;

namespace Visualizer.Engine.Helm;

/// <summary>Values that decide how packets travel between pods and nodes: routing, masquerading, host routing, encryption, devices, MTU.</summary>
internal static class DatapathValues
{
    public static ImmutableArray<CatalogueEntry> All { get; } =
    [
        // Routing. Cilium ≤ 1.13 spells the mode "tunnel", ≥ 1.14 "routingMode" and "tunnelProtocol"; the chart of 1.15 stops at "tunnel".
        new("tunnel", Text, Modelled, "vxlan", "Encapsulation between nodes, or disabled for native routing.")
            { Until = 14, Choices = ["vxlan", "geneve", "disabled"], LaterDefaults = [(14, "")] },
        new("routingMode", Text, Modelled, "tunnel", "Whether pod packets travel in a tunnel or are routed by the underlay.")
            { Since = 14, Choices = ["", "tunnel", "native"] },
        new("tunnelProtocol", Text, Modelled, "vxlan", "Encapsulation of the tunnel.") { Since = 14, Choices = ["", "vxlan", "geneve"] },
        new("tunnelPort", Integer, Modelled, "0", "UDP port of the tunnel; 0 is 8472 for VXLAN and 6081 for Geneve."),
        new("ipv4NativeRoutingCIDR", Cidr, Modelled, "", "Destinations that the underlay routes, hence never masqueraded."),
        new("autoDirectNodeRoutes", Bool, Modelled, "false", "Agents install a route to the pod CIDR of every node on the same L2."),
        new("directRoutingSkipUnreachable", Bool, Modelled, "false", "Direct node routes leave out nodes of another L2.") { Since = 16 },
        new("endpointRoutes.enabled", Bool, Modelled, "false", "One route per pod to its lxc device instead of one per node to cilium_host."),
        new("underlayProtocol", Text, Modelled, "ipv4", "Address family of the tunnel's outer header.") { Since = 18, Choices = ["ipv4", "ipv6"] },

        // Masquerading.
        new("enableIPv4Masquerade", Bool, Modelled, "true", "Packets that leave the cluster get the node's address."),
        new("bpf.masquerade", Bool, Modelled, "false", "Masquerading by the programs on the native devices instead of iptables."),
        new("egressMasqueradeInterfaces", TextList, Modelled, "", "Limits iptables masquerading to these devices."),
        new("ipMasqAgent.enabled", Bool, Modelled, "false", "Exclusions from masquerading come from the ip-masq-agent's list."),
        new("remoteNodeIdentity", Bool, Modelled, "true", "Other nodes have an identity of their own.") { Until = 15 },

        // Host routing and the attachment of programs.
        new("bpf.hostLegacyRouting", Bool, Modelled, "false", "Keeps packets of pods in the node's stack even where programs could redirect them."),
        new("bpf.datapathMode", Text, Modelled, "veth", "Kind of device between pod and node.")
            { Since = 16, Choices = ["veth", "netkit", "netkit-l2"] },
        new("bpf.enableTCX", Bool, Modelled, "true", "Attaches programs by tcx where the kernel has it.") { Since = 16 },
        new("devices", TextList, Modelled, "", "Native devices; empty: found by the agent. A plus sign at the end matches any rest."),
        new("enableRuntimeDeviceDetection", Bool, None, "false", "The agent notices new devices while it runs.") { Until = 17 },
        new("MTU", Integer, Modelled, "0", "MTU of the underlay; 0: that of the device with the default route."),

        // Encryption.
        new("encryption.enabled", Bool, Modelled, "false", "Encrypts packets between pods of different nodes."),
        new("encryption.type", Text, Modelled, "ipsec", "What encrypts.") { Choices = ["ipsec", "wireguard"], LaterChoices = [(18, "ztunnel")] },
        new("encryption.nodeEncryption", Bool, Modelled, "false", "Encrypts packets between nodes too."),
        new("encryption.strictMode.enabled", Bool, Modelled, "false", "Drops packets between pods that would leave unencrypted.") { Since = 15 },
        new("encryption.ipsec.encryptedOverlay", Bool, Modelled, "false", "Puts the tunnel of multicast inside ESP; needs a tunnel.") { Since = 15 },
        new("encryption.strictMode", Tree, None, "", "Details of strict mode.") { Since = 15 },
        new("encryption.ipsec", Tree, None, "", "Keys, files and intervals of IPsec; the model derives its keys."),
        new("encryption.wireguard", Tree, None, "", "Details of WireGuard."),
        new("encryption.interface", Text, None, "", "Device that ESP arrives on; the model's nodes have one."),
        new("encryption.keyFile", Text, None, "keys", "Name of the IPsec key in its secret."),
        new("encryption.secretName", Text, None, "cilium-ipsec-keys", "Secret with the IPsec key."),
        new("encryption.mountPath", Text, None, "/etc/ipsec", "Where the secret is mounted."),
    ];
}
