using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of socket LB on the cgroup hooks.</summary>
public static class SocketLbCodes
{
    /// <summary>The destination becomes a backend.</summary>
    public static HopCode Rewritten { get; } = new(
        "sock-lb.rewritten",
        Citation.Cilium("bpf/bpf_sock.c", "__sock4_xlate_fwd"),
        new HopText(
            "{0}:{1} becomes backend {2}:{3}",
            "{0}:{1} is a service, so the system call goes on with backend {2}:{3}. The packet will carry that address from the start; the service's never appears on any interface."),
        new HopText(
            "{0}:{1} 改为后端 {2}:{3}",
            "{0}:{1} 是服务，因此系统调用改用后端 {2}:{3}。数据包从一开始就是这个地址；服务地址不会出现在任何接口上。"));

    /// <summary>The destination is no service.</summary>
    public static HopCode NoService { get; } = new(
        "sock-lb.no-service",
        Citation.Cilium("bpf/bpf_sock.c", "__sock4_xlate_fwd"),
        new HopText(
            "No service: the destination stays",
            "No frontend in the service map has this address and port, so the system call goes on as it is."),
        new HopText(
            "不是服务：目的地址不变",
            "服务 map 中没有这个地址和端口的前端，系统调用按原样继续。"));

    /// <summary>Socket LB is limited to the host netns.</summary>
    public static HopCode HostNamespaceOnly { get; } = new(
        "sock-lb.host-namespace-only",
        Citation.Cilium("bpf/bpf_sock.c", "__sock4_xlate_fwd"),
        new HopText(
            "Skipped: socket LB is for the host netns only",
            "socketLB.hostNamespaceOnly is set and the process is in a pod: from-container will translate the packet instead."),
        new HopText(
            "跳过：socket LB 仅限 host netns",
            "设置了 socketLB.hostNamespaceOnly，而进程位于 Pod 内：改由 from-container 转换数据包。"));

    /// <summary>The service has no backend.</summary>
    public static HopCode NoBackend { get; } = new(
        "sock-lb.no-backend",
        Citation.Cilium("bpf/bpf_sock.c", "__sock4_xlate_fwd"),
        new HopText(
            "Refused: {0}:{1} has no backend",
            "{0}:{1} is a service without backend here: the system call fails and no packet is ever made."),
        new HopText(
            "拒绝:{0}:{1} 没有后端",
            "{0}:{1} 是服务，但这里没有后端：系统调用失败，不会产生任何数据包。"),
        Confidence.Inferred);

    /// <summary>The application is told the address that it asked.</summary>
    public static HopCode Restored { get; } = new(
        "sock-lb.restored",
        Citation.Cilium("bpf/bpf_sock.c", "__sock4_xlate_rev"),
        new HopText(
            "{0}:{1} is shown as {2}:{3}",
            "The application asked {2}:{3} and shall not notice that {0}:{1} answers."),
        new HopText(
            "{0}:{1} 显示为 {2}:{3}",
            "应用访问的是 {2}:{3}，不应察觉实际应答的是 {0}:{1}。"));

    /// <summary>The peer is whom the application asked.</summary>
    public static HopCode NothingToRestore { get; } = new(
        "sock-lb.nothing-to-restore",
        Citation.Cilium("bpf/bpf_sock.c", "__sock4_xlate_rev"),
        new HopText(
            "Nothing to undo",
            "This socket was not translated, so the application sees its peer's own address."),
        new HopText(
            "无需还原",
            "该套接字没有做过转换，应用看到的就是对端自己的地址。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Rewritten,
        NoService,
        HostNamespaceOnly,
        NoBackend,
        Restored,
        NothingToRestore,
    ];
}
