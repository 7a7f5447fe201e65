using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Who translates services: kube-proxy replacement, socket LB, kube-proxy, load balancing.</summary>
internal static class ServiceCodes
{
    public static readonly FindingCode Full = new("kube-proxy-replacement.full", Severity.Info, "Rules/KubeProxyReplacementRule",
        "kubeProxyReplacement={0} turns on NodePort, external IPs, socket LB, host ports and session affinity in the programs.",
        "kubeProxyReplacement={0} 在 BPF 程序中开启 NodePort、external IP、socket LB、host port 与会话保持。")
    { Decides = "kubeProxyReplacement" };

    public static readonly FindingCode Off = new("kube-proxy-replacement.off", Severity.Info, "Rules/KubeProxyReplacementRule",
        "kubeProxyReplacement={0}: the programs serve neither NodePort nor external IPs nor host ports, and ClusterIPs of pods packet by packet.",
        "kubeProxyReplacement={0}：BPF 程序不处理 NodePort、external IP 与 host port；Pod 访问 ClusterIP 时逐包处理。")
    { Decides = "kubeProxyReplacement" };

    public static readonly FindingCode OneByOne = new("kube-proxy-replacement.one-by-one", Severity.Info, "Rules/KubeProxyReplacementRule",
        "kubeProxyReplacement={0}: each feature by its own value; on are: {1}.",
        "kubeProxyReplacement={0}：各项功能由各自的值决定；已开启：{1}。")
    { Decides = "kubeProxyReplacement" };

    public static readonly FindingCode Invalid = new("kube-proxy-replacement.invalid", Severity.Error, "Rules/KubeProxyReplacementRule",
        "The agent stops: \"{0}\" It takes {1}.",
        "agent 停止：“{0}”可用的值：{1}。");

    public static readonly FindingCode MeansFalse = new("kube-proxy-replacement.word-means-false", Severity.Warning, "Rules/KubeProxyReplacementRule",
        "Version {0} accepts kubeProxyReplacement={1} and takes it for false: no feature is turned on.",
        "{0} 版本接受 kubeProxyReplacement={1}，但当作 false：不开启任何功能。")
    { Decides = "kubeProxyReplacement" };

    public static readonly FindingCode SocketLbOn = new("socket-lb.on", Severity.Info, "Rules/SocketLbRule",
        "Services are translated at connect() and sendmsg(), because of {0}: packets leave already addressed to a backend.",
        "在 connect() 与 sendmsg() 处完成服务地址转换（{0}）：报文发出时目的地址已是后端。")
    { Decides = "socketLb" };

    public static readonly FindingCode SocketLbOff = new("socket-lb.off", Severity.Info, "Rules/SocketLbRule",
        "No socket LB, because of {0}: packets of pods leave addressed to the service and from-container translates them.",
        "没有 socket LB（{0}）：Pod 报文发出时目的地址仍是服务地址，由 from-container 转换。")
    { Decides = "socketLb" };

    public static readonly FindingCode HostNamespaceOnly = new("socket-lb.host-namespace-only", Severity.Info, "Rules/SocketLbRule",
        "Socket LB is left to processes of the host netns; packets of pods are translated by from-container.",
        "socket LB 仅用于主机 netns 中的进程；Pod 报文由 from-container 转换。");

    public static readonly FindingCode HostNamespaceOnlyIdle = new("socket-lb.host-namespace-only-idle", Severity.Warning, "Rules/SocketLbRule",
        "socketLB.hostNamespaceOnly only takes effect when socket LB is on.",
        "只有启用 socket LB 时，socketLB.hostNamespaceOnly 才生效。");

    public static readonly FindingCode HostNamespaceOnlyKernel = new("socket-lb.host-namespace-only-kernel", Severity.Warning, "Rules/SocketLbRule",
        "socketLB.hostNamespaceOnly needs kernel 5.7 (netns cookie); with {0} socket LB serves every netns.",
        "socketLB.hostNamespaceOnly 需要 5.7 内核（netns cookie）；在 {0} 上 socket LB 对所有 netns 生效。");

    public static readonly FindingCode KubeProxyRuns = new("services.kube-proxy-runs", Severity.Info, "Rules/KubeProxyRule",
        "kube-proxy runs in iptables mode and serves ClusterIPs for the nodes' own processes, and NodePorts.",
        "kube-proxy 以 iptables 模式运行，为节点自身的进程处理 ClusterIP，并处理 NodePort。")
    { Decides = "kubeProxy" };

    public static readonly FindingCode KubeProxyAbsent = new("services.kube-proxy-absent", Severity.Info, "Rules/KubeProxyRule",
        "kube-proxy does not run.",
        "kube-proxy 不运行。")
    { Decides = "kubeProxy" };

    public static readonly FindingCode BothServe = new("services.both-serve-nodeport", Severity.Info, "Rules/KubeProxyRule",
        "kube-proxy runs beside the replacement: both keep service tables, the programs answer first.",
        "kube-proxy 与其替代功能同时运行：两者都维护服务表，由 BPF 程序先处理。")
    { Decides = "kubeProxy" };

    public static readonly FindingCode NobodyServes = new("services.nobody-serves-nodeport", Severity.Warning, "Rules/KubeProxyRule",
        "Neither kube-proxy nor the programs serve NodePorts.",
        "kube-proxy 与 BPF 程序都不处理 NodePort。")
    { Decides = "kubeProxy" };

    public static readonly FindingCode LoadBalancerRefused = new("load-balancer.refused", Severity.Error, "Rules/LoadBalancerRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”")
    {
        Meaning = new(
            "The load balancer is asked for something that another value, or this version, rules out: its mode, its dispatch, its acceleration or the size of its table.",
            "对负载均衡的要求与其他取值或该版本不相容：其模式、派发方式、加速或表的大小。"),
    };

    public static readonly FindingCode LoadBalancerSnat = new("load-balancer.snat", Severity.Info, "Rules/LoadBalancerRule",
        "loadBalancer.mode={0}: NodePort requests for backends of other nodes go on from this node's address, and the replies come back through it.",
        "loadBalancer.mode={0}：后端在其他节点上的 NodePort 请求以本节点地址转发，回包也经本节点返回。");

    public static readonly FindingCode LoadBalancerDsrOption = new("load-balancer.dsr-option", Severity.Info, "Rules/LoadBalancerRule",
        "loadBalancer.mode={0}: NodePort requests for backends of other nodes keep the client's address (hybrid: TCP only); an IPv4 option carries the address asked, and the replies leave the backend's node directly.",
        "loadBalancer.mode={0}：后端在其他节点上的 NodePort 请求保留客户端地址（hybrid：仅 TCP）；被访问的地址由 IPv4 选项携带，回包从后端所在节点直接发出。");

    public static readonly FindingCode LoadBalancerDsrGeneve = new("load-balancer.dsr-geneve", Severity.Info, "Rules/LoadBalancerRule",
        "loadBalancer.mode={0}: NodePort requests for backends of other nodes keep the client's address (hybrid: TCP only) and travel in Geneve, whose option carries the address asked; the replies leave the backend's node directly.",
        "loadBalancer.mode={0}：后端在其他节点上的 NodePort 请求保留客户端地址（hybrid：仅 TCP），经 Geneve 传送，被访问的地址由其选项携带；回包从后端所在节点直接发出。");

    public static readonly FindingCode RangeMalformed = new("load-balancer.range-malformed", Severity.Error, "Rules/NodePortRangeRule",
        "nodePort.range is \"{0}\"; the agent takes two ports in ascending order, such as 30000,32767, and stops.",
        "nodePort.range 为 \"{0}\"；agent 只接受升序的两个端口，例如 30000,32767，因而停止。");

    public static readonly FindingCode RangeOverlaps = new("load-balancer.range-overlaps-ephemeral-ports", Severity.Error, "Rules/NodePortRangeRule",
        "NodePorts {0} to {1} overlap the nodes' ephemeral ports 32768 to 60999 and nodePort.autoProtectPortRange is off: the agent stops.",
        "NodePort {0} 至 {1} 与节点的临时端口 32768 至 60999 重叠，且 nodePort.autoProtectPortRange 已关闭：agent 停止。");

    public static readonly FindingCode NoConntrackRefused = new("no-conntrack.refused", Severity.Error, "Rules/NoConntrackRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”")
    {
        Meaning = new(
            "Something in this configuration still needs the kernel's conntrack for packets of pods.",
            "当前配置中仍有功能需要内核为 Pod 报文做 conntrack。"),
    };

    public static ImmutableArray<FindingCode> All =>
    [
        Full, Off, OneByOne, Invalid, MeansFalse, SocketLbOn, SocketLbOff, HostNamespaceOnly, HostNamespaceOnlyIdle, HostNamespaceOnlyKernel,
        KubeProxyRuns, KubeProxyAbsent, BothServe, NobodyServes, LoadBalancerRefused, LoadBalancerSnat, LoadBalancerDsrOption, LoadBalancerDsrGeneve, RangeMalformed, RangeOverlaps, NoConntrackRefused,
    ];
}
