using System.Collections.Immutable;
using static Visualizer.Engine.Helm.HelmType;
using static Visualizer.Engine.Helm.ValueInfluence;

namespace Visualizer.Engine.Helm;

/// <summary>Values that decide how packets travel between pods and nodes: routing, masquerading, host routing, devices, MTU, encryption.</summary>
internal static class DatapathValues
{
    public static ImmutableArray<CatalogueEntry> All =>
    [
        .. In(ValueGroup.Routing, Routing),
        .. In(ValueGroup.Masquerading, Masquerading),
        .. In(ValueGroup.HostRouting, HostRouting),
        .. In(ValueGroup.PodDevices, PodDevices),
        .. In(ValueGroup.Devices, Devices),
        .. In(ValueGroup.Encryption, Encryption),
    ];

    private static ImmutableArray<CatalogueEntry> Routing =>
    [
        // Cilium ≤ 1.13 spells the mode "tunnel", ≥ 1.14 "routingMode" and "tunnelProtocol"; the chart of 1.15 stops at "tunnel".
        new("tunnel", Text, Modelled, "vxlan",
            "Encapsulation between nodes, or disabled for native routing.", "节点之间的封装方式；disabled 表示 native 路由。")
            { Until = 14, Choices = ["vxlan", "geneve", "disabled"], LaterDefaults = [(14, "")] },
        new("routingMode", Text, Modelled, "tunnel",
            "Whether pod packets travel in a tunnel or are routed by the underlay.", "Pod 报文走隧道，还是由底层网络路由。")
            { Since = 14, Choices = ["", "tunnel", "native"] },
        new("tunnelProtocol", Text, Modelled, "vxlan",
            "Encapsulation of the tunnel.", "隧道的封装协议。")
            { Since = 14, Choices = ["", "vxlan", "geneve"], Needs = new("a tunnel, or DSR told by Geneve", "隧道模式，或以 Geneve 通告的 DSR") },
        new("tunnelPort", Integer, Modelled, "0",
            "UDP port of the tunnel; 0 is 8472 for VXLAN and 6081 for Geneve.", "隧道的 UDP 端口；0 表示 VXLAN 用 8472，Geneve 用 6081。")
            { Needs = new("a tunnel", "隧道模式") },
        new("ipv4NativeRoutingCIDR", Cidr, Modelled, "",
            "Destinations that the underlay routes, hence never masqueraded.", "由底层网络路由的目的地址，因此不做地址伪装。"),
        new("autoDirectNodeRoutes", Bool, Modelled, "false",
            "Agents install a route to the pod CIDR of every node on the same L2.", "agent 为同一二层的每个节点安装指向其 Pod CIDR 的路由。")
            { Needs = new("native routing", "native 路由") },
        new("directRoutingSkipUnreachable", Bool, Modelled, "false",
            "Direct node routes leave out nodes of another L2.", "直连节点路由跳过不在同一二层的节点。")
            { Since = 16, Needs = new("autoDirectNodeRoutes=true", "autoDirectNodeRoutes=true") },
        new("endpointRoutes.enabled", Bool, Modelled, "false",
            "One route per pod to its lxc device instead of one per node to cilium_host.",
            "每个 Pod 一条指向其 lxc 设备的路由，代替每个节点一条指向 cilium_host 的路由。"),
        new("underlayProtocol", Text, Modelled, "ipv4",
            "Address family of the tunnel's outer header.", "隧道外层头部的地址族。")
            { Since = 18, Choices = ["ipv4", "ipv6"], Needs = new("a tunnel", "隧道模式") },
    ];

    private static ImmutableArray<CatalogueEntry> Masquerading =>
    [
        new("enableIPv4Masquerade", Bool, Modelled, "true", "Packets that leave the cluster get the node's address.", "离开集群的报文换用节点地址。"),
        new("bpf.masquerade", Bool, Modelled, "false",
            "Masquerading by the programs on the native devices instead of iptables.", "由 native 设备上的 BPF 程序而不是 iptables 做地址伪装。")
            { Needs = new("NodePort by the programs; with a tunnel socket LB too", "BPF NodePort；使用隧道时还需要 socket LB") },
        new("egressMasqueradeInterfaces", TextList, Modelled, "",
            "Limits iptables masquerading to these devices.", "将 iptables 地址伪装限制在这些设备上。")
            { Needs = new("bpf.masquerade=false", "bpf.masquerade=false") },
        new("ipMasqAgent.enabled", Bool, Modelled, "false",
            "Exclusions from masquerading come from the ip-masq-agent's list.", "不做地址伪装的地址取自 ip-masq-agent 的列表。")
            { Needs = new("bpf.masquerade=true", "bpf.masquerade=true") },
        new("remoteNodeIdentity", Bool, Modelled, "true",
            "Other nodes have an identity of their own.", "其他节点有自己的安全标识。") { Until = 15 },
    ];

    private static ImmutableArray<CatalogueEntry> HostRouting =>
    [
        new("bpf.hostLegacyRouting", Bool, Modelled, "false",
            "Keeps packets of pods in the node's stack even where programs could redirect them.",
            "即使 BPF 程序可以直接重定向，也让 Pod 报文走节点协议栈。"),
    ];

    private static ImmutableArray<CatalogueEntry> PodDevices =>
    [
        new("bpf.datapathMode", Text, Modelled, "veth",
            "Kind of device between pod and node.", "Pod 与节点之间的设备类型。")
            {
                Since = 16, Choices = ["veth", "netkit", "netkit-l2"],
                Needs = new("netkit: kernel 6.8 and bpf.enableTCX=true", "netkit：6.8 内核以及 bpf.enableTCX=true"),
            },
        new("bpf.enableTCX", Bool, Modelled, "true",
            "Attaches programs by tcx where the kernel has it.", "在内核支持时以 tcx 方式挂载程序。")
            { Since = 16, Needs = new("kernel 6.6", "6.6 内核") },
    ];

    private static ImmutableArray<CatalogueEntry> Devices =>
    [
        new("devices", TextList, Modelled, "",
            "Native devices; empty: found by the agent. A plus sign at the end matches any rest.",
            "native 设备；为空时由 agent 检测。末尾的加号匹配任意后缀。"),
        new("enableRuntimeDeviceDetection", Bool, None, "false",
            "The agent notices new devices while it runs.", "agent 在运行中发现新设备。") { Until = 17 },
        new("MTU", Integer, Modelled, "0",
            "MTU of the underlay; 0: that of the device with the default route.", "底层网络的 MTU；0 表示取默认路由所在设备的 MTU。"),
    ];

    private static ImmutableArray<CatalogueEntry> Encryption =>
    [
        new("encryption.enabled", Bool, Modelled, "false", "Encrypts packets between pods of different nodes.", "加密不同节点的 Pod 之间的报文。"),
        new("encryption.type", Text, Modelled, "ipsec",
            "What encrypts.", "加密方式。")
            {
                Choices = ["ipsec", "wireguard"], LaterChoices = [(18, "ztunnel")],
                Needs = new("ipsec up to 1.14: no NodePort by the programs", "1.14 及更早版本的 ipsec：不能使用 BPF NodePort"),
            },
        new("encryption.nodeEncryption", Bool, Modelled, "false",
            "Encrypts packets between nodes too.", "节点之间的报文也加密。") { Needs = new("encryption.enabled=true", "encryption.enabled=true") },
        new("encryption.strictMode.enabled", Bool, Modelled, "false",
            "Drops packets between pods that would leave unencrypted.", "丢弃将以明文发出的 Pod 间报文。")
            { Since = 15, Needs = new("encryption.enabled=true", "encryption.enabled=true") },
        new("encryption.ipsec.encryptedOverlay", Bool, Modelled, "false",
            "Puts the tunnel of multicast inside ESP.", "将组播的隧道置于 ESP 之内。") { Since = 15, Needs = new("ipsec and a tunnel", "ipsec 与隧道") },
        new("encryption.strictMode", Tree, None, "",
            "Details of strict mode.", "严格模式的细节。") { Since = 15 },
        new("encryption.ipsec", Tree, None, "",
            "Keys, files and intervals of IPsec; the model derives its keys.", "IPsec 的密钥、文件与间隔；模型自行推导密钥。"),
        new("encryption.wireguard", Tree, None, "", "Details of WireGuard.", "WireGuard 的细节。"),
        new("encryption.interface", Text, None, "",
            "Device that ESP arrives on; the model's nodes have one.", "ESP 到达的设备；模型中的节点只有一个。"),
        new("encryption.keyFile", Text, None, "keys", "Name of the IPsec key in its secret.", "IPsec 密钥在 secret 中的名称。"),
        new("encryption.secretName", Text, None, "cilium-ipsec-keys", "Secret with the IPsec key.", "存放 IPsec 密钥的 secret。"),
        new("encryption.mountPath", Text, None, "/etc/ipsec", "Where the secret is mounted.", "secret 的挂载位置。"),
    ];

    private static IEnumerable<CatalogueEntry> In(ValueGroup group, ImmutableArray<CatalogueEntry> entries) =>
        entries.Select(entry => entry with { Group = group });
}
