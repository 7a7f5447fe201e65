using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of drops that several programs share.</summary>
public static class ProgramDropCodes
{
    /// <summary>The TTL died in a program.</summary>
    public static HopCode TtlExpired { get; } = new(
        "program.ttl-expired",
        Citation.Cilium("bpf/lib/l3.h", "ipv4_l3"),
        new HopText(
            "Dropped silently: TTL expired in {program}",
            "A program that routes decrements the TTL, and {ttl} does not survive it. Programs send no ICMP time exceeded, so traceroute shows * here."),
        new HopText(
            "静默丢弃：TTL 在 {program} 中耗尽",
            "做路由的程序会减 TTL，而 {ttl} 已不够减。程序不发送 ICMP time exceeded，所以 traceroute 在这里显示 *。"),
        Confidence.Inferred);

    /// <summary>No usable route or neighbour.</summary>
    public static HopCode FibLookupFailed { get; } = new(
        "fib.lookup-failed",
        Citation.Cilium("bpf/lib/fib.h", "fib_redirect"),
        new HopText(
            "Dropped: FIB lookup for {dst} failed",
            "The program needs a route with a resolved neighbour to leave the node past the stack, and there is none for {dst}."),
        new HopText(
            "丢弃:{dst} 的 FIB 查询失败",
            "程序要绕过协议栈离开节点，需要一条邻居已解析的路由，而 {dst} 没有这样的路由。"));

    /// <summary>A service without backend.</summary>
    public static HopCode NoBackend { get; } = new(
        "lb.no-backend",
        Citation.Cilium("bpf/lib/lb.h", "lb4_local"),
        new HopText(
            "Dropped: {dst}:{dport} has no backend",
            "{dst}:{dport} is a service frontend, but no backend can serve it here."),
        new HopText(
            "丢弃:{dst}:{dport} 没有后端",
            "{dst}:{dport} 是服务前端，但这里没有可用的后端。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        TtlExpired,
        FibLookupFailed,
        NoBackend,
    ];
}
