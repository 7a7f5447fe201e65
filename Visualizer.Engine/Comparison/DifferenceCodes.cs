using System.Collections.Immutable;

namespace Visualizer.Engine.Comparison;

/// <summary>Every kind of difference.</summary>
public static class DifferenceCodes
{
    internal static readonly DifferenceCode Outcome = Config("config.outcome", "What becomes of the values: {0}.", "这些取值的结果：{0}。");
    internal static readonly DifferenceCode Cilium = Config("config.cilium-version", "Cilium: {0}.", "Cilium：{0}。");
    internal static readonly DifferenceCode Kernel = Config("config.kernel", "Kernel: {0}.", "内核：{0}。");
    internal static readonly DifferenceCode Routing = Config("config.routing", "Routing: {0}.", "路由模式：{0}。");
    internal static readonly DifferenceCode HostRouting = Config("config.host-routing", "Host routing: {0}.", "主机路由：{0}。");

    internal static readonly DifferenceCode KubeProxyReplacement =
        Config("config.kube-proxy-replacement", "kubeProxyReplacement in force: {0}.", "生效的 kubeProxyReplacement：{0}。");

    internal static readonly DifferenceCode KubeProxy = Config("config.kube-proxy", "kube-proxy: {0}.", "kube-proxy：{0}。");
    internal static readonly DifferenceCode SocketLb = Config("config.socket-lb", "Socket LB: {0}.", "Socket LB：{0}。");
    internal static readonly DifferenceCode Masquerading = Config("config.masquerading", "Masquerading: {0}.", "masquerade：{0}。");
    internal static readonly DifferenceCode Encryption = Config("config.encryption", "Encryption: {0}.", "加密：{0}。");
    internal static readonly DifferenceCode Devices = Config("config.devices", "Native devices: {0}.", "native 设备：{0}。");

    internal static readonly DifferenceCode DirectRoutingDevice =
        Config("config.direct-routing-device", "Device of direct routing: {0}.", "直接路由设备：{0}。");

    internal static readonly DifferenceCode NativeRoutingCidr =
        Config("config.native-routing-cidr", "Native routing CIDR: {0}.", "native routing CIDR：{0}。");

    internal static readonly DifferenceCode PodMtu = new("mtu.pod", DifferenceKind.Mtu, new("MTU of pods: {0}.", "Pod 的 MTU：{0}。"));

    internal static readonly DifferenceCode WireBytes = new(
        "bytes.on-wire", DifferenceKind.Bytes, new("Bytes of {0} on the wire: {1}.", "{0}在线路上的字节数：{1}。"));

    internal static readonly DifferenceCode TapBytes = new(
        "bytes.at-tap", DifferenceKind.Bytes, new("Bytes of {0} at {1}: {2}.", "{0}在 {1} 的字节数：{2}。"));

    internal static readonly DifferenceCode Disposition = new(
        "hop.disposition", DifferenceKind.Hop, new("The flow ends differently: {0}.", "流的结局不同：{0}。"));

    internal static readonly DifferenceCode HopOnlyIn = new(
        "hop.only-in", DifferenceKind.Hop, new("Only with {3} does {0} come to {1} at {2}.", "只有 {3} 中{0}到达 {2} 的 {1}。"));

    internal static readonly DifferenceCode HopAction = new(
        "hop.action", DifferenceKind.Hop, new("{0} at {1} of {2} does with {3}: {4}.", "{2} 的 {1} 处的 {0} 对{3}：{4}。"));

    internal static readonly DifferenceCode TapFlipped = new(
        "tap.flipped", DifferenceKind.Tap, new("tcpdump on {0} shows {1} only with {2}.", "只有 {2} 中 tcpdump 在 {0} 看到{1}。"));

    internal static readonly DifferenceCode TapTtl = new(
        "ttl.at-tap", DifferenceKind.Ttl, new("TTL of {0} at {1}: {2}.", "{0}在 {1} 的 TTL：{2}。"));

    internal static readonly DifferenceCode ArrivalTtl = new(
        "ttl.on-arrival", DifferenceKind.Ttl, new("TTL with which {0} arrives: {1}.", "{0}到达时的 TTL：{1}。"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<DifferenceCode> All =>
    [
        Outcome, Cilium, Kernel, Routing, HostRouting, KubeProxyReplacement, KubeProxy, SocketLb, Masquerading, Encryption, Devices,
        DirectRoutingDevice, NativeRoutingCidr, PodMtu, WireBytes, TapBytes, Disposition, HopOnlyIn, HopAction, TapFlipped, TapTtl, ArrivalTtl,
    ];

    private static DifferenceCode Config(string value, string english, string chinese) => new(value, DifferenceKind.Config, new(english, chinese));
}
