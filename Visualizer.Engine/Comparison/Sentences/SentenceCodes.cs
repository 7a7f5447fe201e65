using System.Collections.Immutable;

namespace Visualizer.Engine.Comparison.Sentences;

/// <summary>Every kind of sentence, in the order in which they are said.</summary>
public static class SentenceCodes
{
    internal static readonly SentenceCode Disposition = Of("say.disposition", "The flow does not end the same way: {0}.", "流的结局不同：{0}。");

    internal static readonly SentenceCode JumpedOver = Of(
        "say.jumped-over", "With {0}, tcpdump misses {1}: `redirect_peer` jumps over the device.", "{0}：tcpdump 看不到 {1}，因为 `redirect_peer` 越过了该设备。");

    internal static readonly SentenceCode TakenAway = Of(
        "say.taken-away", "With {0}, tcpdump misses {1}: {2} takes the packet away before the tap.", "{0}：tcpdump 看不到 {1}，因为 {2} 在抓包点之前就把包带走了。");

    internal static readonly SentenceCode ArrivalTtl = Of("say.ttl", "{0} arrives with TTL {1}.", "{0}到达时的 TTL：{1}。");

    internal static readonly SentenceCode ArrivalTtlExplained = Of(
        "say.ttl-explained", "{0} arrives with TTL {1}; in brackets who takes one off.", "{0}到达时的 TTL：{1}；括号内是各减 1 的环节。");

    internal static readonly SentenceCode Netfilter = Of(
        "say.netfilter", "Of netfilter's hooks the request crosses {0}.", "请求经过的 netfilter 钩子数：{0}。");

    internal static readonly SentenceCode Bytes = Of("say.bytes", "On the wire the request has {0}.", "请求在线路上的长度：{0}。");

    internal static readonly SentenceCode BytesAndMtu = Of(
        "say.bytes-and-mtu", "On the wire the request has {0}; pods get an MTU of {1}.", "请求在线路上的长度：{0}；Pod 的 MTU：{1}。");

    internal static readonly SentenceCode Mtu = Of("say.mtu", "Pods get an MTU of {0}.", "Pod 的 MTU：{0}。");

    internal static readonly SentenceCode OnlySeen = Of("say.only-seen", "Only with {0} does tcpdump show {1}{2}.", "只有 {0} 中 tcpdump 能看到 {1}{2}。");

    internal static readonly SentenceCode RoutedPast = Of(
        "say.routed-past",
        "With {0}, {1} is sent out on {2}, yet tcpdump there shows nothing: {3} takes it away at {4}, before the tap.",
        "{0}：{1}从 {2} 发出，但在那里 tcpdump 什么也看不到，因为 {3} 在 {4} 上、抓包点之前就把它带走了。");

    internal static readonly SentenceCode Repeated = Of(
        "say.repeated", "With {0}, tcpdump shows the same packet more than once: {1}, as {2}.", "{0}：tcpdump 会多次看到同一个包：{1}，形式为 {2}。");

    internal static readonly SentenceCode Silent = Of(
        "say.silent", "With {0} alone, tcpdump does not show {1}: it does not come there.", "只有 {0} 中 tcpdump 看不到 {1}：它不经过那里。");

    internal static readonly SentenceCode Encryption = Of(
        "say.encryption", "Between the nodes the request is encrypted only with {0}.", "只有 {0} 中请求在节点之间是加密的。");

    internal static readonly SentenceCode Forwards = Of(
        "say.forwards", "The kernel's stack forwards the request: {0}.", "内核协议栈转发请求的次数：{0}。");

    internal static readonly SentenceCode Hops = Of("say.hops", "The request takes {0}.", "请求经过的跳数：{0}。");

    internal static readonly SentenceCode InForce = Of("say.in-force", "In force: {0}.", "实际生效：{0}。");

    internal static readonly SentenceCode Same = Of(
        "say.same", "Nothing differs: the same hops, the same sightings, the same octets.", "没有差异：各跳、抓包结果和字节都相同。");

    internal static readonly SentenceCode TooFew = Of(
        "say.too-few", "Fewer than two variants have a path, so there is nothing to compare.", "有路径的方案不足两个，无从比较。");

    /// <summary>All of them.</summary>
    public static ImmutableArray<SentenceCode> All =>
    [
        Disposition, JumpedOver, TakenAway, ArrivalTtl, ArrivalTtlExplained, Netfilter, Bytes, BytesAndMtu, Mtu, OnlySeen, RoutedPast, Repeated, Silent, Encryption,
        Forwards, Hops, InForce, Same, TooFew,
    ];

    private static SentenceCode Of(string value, string english, string chinese) => new(value, new(english, chinese));
}
