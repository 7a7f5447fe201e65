using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>How packets of pods reach other nodes.</summary>
internal static class RoutingCodes
{
    public static readonly FindingCode Native = new("routing.native", Severity.Info, "Rules/RoutingModeRule",
        "Routing is native, because of {0}: the underlay routes pod addresses.",
        "路由模式为 native（{0}）：由底层网络路由 Pod 地址。")
    { Decides = "routing" };

    public static readonly FindingCode Vxlan = new("routing.vxlan", Severity.Info, "Rules/RoutingModeRule",
        "Routing is VXLAN, because of {0}: packets of pods travel between nodes in UDP.",
        "路由模式为 VXLAN（{0}）：Pod 报文在节点之间封装于 UDP 中。")
    { Decides = "routing" };

    public static readonly FindingCode Geneve = new("routing.geneve", Severity.Info, "Rules/RoutingModeRule",
        "Routing is Geneve, because of {0}: packets of pods travel between nodes in UDP.",
        "路由模式为 Geneve（{0}）：Pod 报文在节点之间封装于 UDP 中。")
    { Decides = "routing" };

    public static readonly FindingCode CloudPreset = new("routing.cloud-preset", Severity.Info, "Rules/RoutingModeRule",
        "{0} forces native routing.",
        "{0} 强制使用 native 路由。")
    { Decides = "routing" };

    public static readonly FindingCode NativeCidr = new("routing.native-cidr", Severity.Info, "Rules/NativeRoutingCidrRule",
        "Destinations in {0} are not masqueraded.",
        "目的地址属于 {0} 的报文不做地址伪装。")
    { Decides = "nativeRoutingCidr" };

    public static readonly FindingCode NativeCidrMissing = new("routing.native-cidr-missing", Severity.Error, "Rules/NativeRoutingCidrRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”")
    {
        Meaning = new(
            "Without it nobody knows which destinations the underlay routes: packets between pods would leave with the node's address.",
            "没有它就无从知道哪些目的地址由底层网络路由：Pod 之间的报文会被换成节点地址。"),
    };

    public static readonly FindingCode DirectRoutes = new("routing.direct-node-routes", Severity.Info, "Rules/DirectNodeRoutesRule",
        "Each node has a route to the pod CIDR of every other node, via its address.",
        "每个节点都有一条经由对端节点地址、指向其 Pod CIDR 的路由。");

    public static readonly FindingCode DirectRoutesWithTunnel = new("routing.direct-node-routes-with-tunnel", Severity.Error, "Rules/DirectNodeRoutesRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”")
    {
        Meaning = new(
            "In a tunnel the outer header already leads to the other node; a route past it would take packets out of the tunnel.",
            "隧道的外层头部已指向对端节点；另装一条绕过它的路由会使报文离开隧道。"),
    };

    public static readonly FindingCode DirectRoutesWithoutCidr = new(
        "routing.direct-node-routes-without-cidr", Severity.Warning, "Rules/DirectNodeRoutesRule",
        "The agent warns: direct node routes without ipv4NativeRoutingCIDR may lead to packets between pods being masqueraded.",
        "agent 警告：启用直连节点路由却没有设置 ipv4NativeRoutingCIDR，Pod 之间的报文可能被地址伪装。");

    public static readonly FindingCode NoRoutesToPods = new("routing.no-routes-to-other-nodes", Severity.Warning, "Rules/DirectNodeRoutesRule",
        "Routing is native, but nobody installs routes to the pods of other nodes: only the default route is left for them.",
        "路由模式为 native，但没有人安装通往其他节点 Pod 的路由：这些报文只能走默认路由。");

    public static readonly FindingCode EndpointRoutes = new("routing.endpoint-routes", Severity.Info, "Rules/EndpointRoutesRule",
        "Every pod has a route of its own to its lxc device, because of {0}.",
        "每个 Pod 都有一条指向自己 lxc 设备的路由（{0}）。");

    public static ImmutableArray<FindingCode> All =>
    [
        Native, Vxlan, Geneve, CloudPreset, NativeCidr, NativeCidrMissing, DirectRoutes, DirectRoutesWithTunnel, DirectRoutesWithoutCidr, NoRoutesToPods,
        EndpointRoutes,
    ];
}
