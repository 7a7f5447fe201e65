using System.Collections.Immutable;
using static Visualizer.Engine.Helm.HelmType;
using static Visualizer.Engine.Helm.ValueInfluence;

namespace Visualizer.Engine.Helm;

/// <summary>Values of services and load balancing, and of features that put something in a packet's way.</summary>
internal static class FeatureValues
{
    public static ImmutableArray<CatalogueEntry> All =>
    [
        .. In(ValueGroup.Services, Services),
        .. In(ValueGroup.Policies, Policies),
        .. In(ValueGroup.Features, Features),
    ];

    private static ImmutableArray<CatalogueEntry> Services =>
    [
        // What a wrong word of the replacement leads to depends on the version: a rule checks it, the type does not.
        new("kubeProxyReplacement", Text, Modelled, "disabled",
            "How much of kube-proxy the programs take over.", "BPF 程序接管 kube-proxy 的程度。")
            {
                Words =
                [
                    new("true", 14, 18), new("false", 14, 18), new("disabled", 12, 14), new("partial", 12, 14), new("probe", 12, 12), new("strict", 12, 14),
                ],
                LaterDefaults = [(14, "false")],
            },
        new("nodePort.enabled", Bool, Modelled, "false",
            "Programs serve NodePorts; asked for one by one with partial or false.", "BPF 程序处理 NodePort；在 partial 或 false 时单独开启。")
            { Needs = new("kubeProxyReplacement=partial, or false from 1.14 on", "kubeProxyReplacement=partial，1.14 起为 false") },
        new("nodePort.range", Text, Modelled, "30000,32767",
            "First and last NodePort.", "第一个与最后一个 NodePort。") { Needs = new("NodePort by the programs", "BPF NodePort") },
        new("nodePort.autoProtectPortRange", Bool, Modelled, "true",
            "Keeps the ephemeral ports of the node out of the NodePort range.", "使节点的临时端口避开 NodePort 范围。")
            { Needs = new("NodePort by the programs", "BPF NodePort") },
        new("nodePort.bindProtection", Bool, None, "true",
            "Refuses bind() on NodePorts to processes of the node.", "拒绝节点上的进程对 NodePort 调用 bind()。"),
        new("nodePort.directRoutingDevice", Text, None, "",
            "Device of direct routing; the model's nodes have one.", "直连路由所用的设备；模型中的节点只有一个。"),
        new("nodePort.enableHealthCheck", Bool, None, "true",
            "Serves the health check port of LoadBalancer services.", "提供 LoadBalancer 服务的健康检查端口。"),
        new("nodePort.addresses", TextList, None, "",
            "Limits the node addresses that serve NodePorts; the model's nodes have one.", "限制提供 NodePort 的节点地址；模型中的节点只有一个。"),
        new("externalIPs.enabled", Bool, Modelled, "false",
            "Programs serve external IPs of services.", "BPF 程序处理服务的 external IP。")
            { Needs = new("kubeProxyReplacement=partial, or false from 1.14 on", "kubeProxyReplacement=partial，1.14 起为 false") },
        new("hostPort.enabled", Bool, Modelled, "false",
            "Programs serve host ports of pods.", "BPF 程序处理 Pod 的 host port。")
            { Needs = new("kubeProxyReplacement=partial, or false from 1.14 on", "kubeProxyReplacement=partial，1.14 起为 false") },
        new("sessionAffinity", Bool, Modelled, "false",
            "Clients stay with their backend when the service asks for it.", "服务要求时，客户端固定使用同一后端。"),
        new("socketLB.enabled", Bool, Modelled, "false",
            "Services are translated at connect() and sendmsg().", "在 connect() 与 sendmsg() 处完成服务地址转换。")
            { Needs = new("kubeProxyReplacement=partial, or false from 1.14 on", "kubeProxyReplacement=partial，1.14 起为 false") },
        new("socketLB.hostNamespaceOnly", Bool, Modelled, "false",
            "Socket LB is left to processes of the host netns.", "socket LB 仅用于主机 netns 中的进程。")
            { Needs = new("socket LB and kernel 5.7", "socket LB 与 5.7 内核") },
        new("socketLB.terminatePodConnections", Bool, None, "true",
            "Closes sockets whose backend is gone.", "关闭后端已消失的套接字。") { Since = 15 },
        new("socketLB.tracing", Bool, None, "true",
            "Reports translations to the monitor.", "将地址转换报告给 monitor。") { Since = 15 },
        new("loadBalancer.mode", Text, Modelled, "snat",
            "How a NodePort request reaches a backend of another node.", "NodePort 请求以何种方式到达其他节点的后端。")
            {
                Choices = ["snat", "dsr", "hybrid"],
                Needs = new("dsr, hybrid: NodePort by the programs, and native routing or Geneve", "dsr、hybrid：BPF NodePort，以及 native 路由或 Geneve"),
            },
        new("loadBalancer.dsrDispatch", Text, Modelled, "opt",
            "How direct server return carries the service's address.", "DSR 以何种方式携带服务地址。")
            {
                Choices = ["opt", "ipip"], LaterChoices = [(14, "geneve")],
                Needs = new("loadBalancer.mode=dsr or hybrid", "loadBalancer.mode=dsr 或 hybrid"),
            },
        new("loadBalancer.acceleration", Text, Modelled, "disabled",
            "NodePort forwarding in the driver, before any tap.", "在驱动中转发 NodePort 报文，早于任何抓包点。")
            {
                Choices = ["disabled", "generic", "native", "testing-only"], LaterChoices = [(15, "best-effort")],
                Needs = new("NodePort by the programs", "BPF NodePort"),
            },
        new("pmtuDiscovery.enabled", Bool, Modelled, "false",
            "Clients are told when what direct server return adds makes their packets too long.", "当 DSR 增加的内容使报文过长时，告知客户端。")
            { Since = 15, Needs = new("loadBalancer.mode=dsr or hybrid", "loadBalancer.mode=dsr 或 hybrid") },
        new("loadBalancer.algorithm", Text, Modelled, "random",
            "How a backend is chosen.", "后端的选择方式。") { Choices = ["random", "maglev"] },
        new("loadBalancer.l7.backend", Text, Modelled, "disabled",
            "Load balancing of requests instead of connections.", "按请求而不是按连接做负载均衡。") { Since = 13, Choices = ["disabled", "envoy"] },
        new("loadBalancer.l7", Tree, None, "", "Ports and algorithm of L7 load balancing.", "七层负载均衡的端口与算法。"),
        new("loadBalancer.dsrL4Translate", Text, None, "frontend", "Which port IP-in-IP dispatch carries.", "IP-in-IP 分发携带哪个端口。"),
        new("loadBalancer.serviceTopology", Bool, None, "false", "Honours topology hints of endpoint slices.", "遵循 EndpointSlice 的拓扑提示。"),
        new("loadBalancer.standalone", Bool, None, "false", "The agent serves load balancing only.", "agent 只做负载均衡。"),
        new("loadBalancer.experimental", Bool, None, "false",
            "Another control plane writes the service maps.", "由另一套控制面写入服务表。") { Since = 16 },
        new("maglev.tableSize", Integer, Modelled, "16381",
            "Slots of the Maglev table.", "Maglev 表的槽位数。")
            { Needs = new("loadBalancer.algorithm=maglev; one of the agent's prime numbers", "loadBalancer.algorithm=maglev；取 agent 接受的质数") },
        new("maglev.hashSeed", Text, None, "", "Seed of the Maglev table.", "Maglev 表的种子。"),
        new("serviceNoBackendResponse", Text, None, "reject",
            "What a client of a service without backends gets.", "服务没有后端时客户端得到的应答。") { Since = 16, Choices = ["reject", "drop"] },
        new("installNoConntrackIptablesRules", Bool, Modelled, "false",
            "Pod packets skip the kernel's conntrack.", "Pod 报文跳过内核 conntrack。")
            {
                Needs = new("full replacement, native routing, no iptables masquerading", "完全替代 kube-proxy、native 路由、不用 iptables 做地址伪装"),
            },
        new("bpf.lbExternalClusterIP", Bool, Modelled, "false",
            "ClusterIPs are served to clients outside the cluster.", "为集群外的客户端提供 ClusterIP。"),
    ];

    private static ImmutableArray<CatalogueEntry> Policies =>
    [
        new("policyEnforcementMode", Text, Modelled, "default",
            "Whether pods without a policy are restricted.", "没有策略的 Pod 是否受限。") { Choices = ["default", "always", "never"] },
        new("policyAuditMode", Bool, Modelled, "false", "Policies are logged, not enforced.", "策略仅记录，不执行。"),
        new("hostFirewall.enabled", Bool, Modelled, "false", "Network policies for nodes.", "用于节点的网络策略。"),
        new("hostFirewall", Tree, None, "", "Details of the host firewall.", "主机防火墙的细节。"),
        new("l7Proxy", Bool, Modelled, "true", "The proxy for L7 policies and its rules and routes.", "七层策略的代理及其规则与路由。"),
    ];

    private static ImmutableArray<CatalogueEntry> Features =>
    [
        new("installIptablesRules", Bool, Modelled, "true",
            "The agent writes its iptables rules.", "agent 写入自己的 iptables 规则。") { Until = 15 },
        new("egressGateway.enabled", Bool, Modelled, "false",
            "Packets to the world leave through chosen nodes.", "发往集群外的报文经由选定的节点离开。")
            { Needs = new("bpf.masquerade=true", "bpf.masquerade=true") },
        new("egressGateway", Tree, None, "", "Details of the egress gateway.", "出口网关的细节。"),
        new("bandwidthManager.enabled", Bool, Modelled, "false",
            "Rate limits of pods by departure times; no program of its own in the path.", "以发送时间限制 Pod 的速率；路径上没有自己的程序。")
            { Needs = new("kernel 5.1", "5.1 内核") },
        new("bandwidthManager.bbr", Bool, Modelled, "false",
            "BBR congestion control for pods.", "为 Pod 使用 BBR 拥塞控制。")
            { Needs = new("bandwidthManager.enabled=true, BPF host routing, kernel 5.18", "bandwidthManager.enabled=true、BPF 主机路由、5.18 内核") },
        new("ipv4.enabled", Bool, Modelled, "true", "IPv4 for pods.", "为 Pod 启用 IPv4。"),
        new("ipv6.enabled", Bool, Modelled, "false", "IPv6 for pods.", "为 Pod 启用 IPv6。"),
        new("nat46x64Gateway.enabled", Bool, Modelled, "false",
            "Translation between IPv4 and IPv6.", "IPv4 与 IPv6 互译。") { Since = 13 },
        new("sctp.enabled", Bool, Modelled, "false",
            "SCTP for services; brings back per-packet load balancing.", "服务支持 SCTP；会恢复逐包负载均衡。") { Since = 13 },
        new("vtep.enabled", Bool, Modelled, "false", "Tunnels to endpoints that are no nodes.", "通往非节点端点的隧道。"),
        new("vtep", Tree, None, "", "The endpoints of vtep.enabled.", "vtep.enabled 的端点。"),
        new("cni.chainingMode", Text, Modelled, "none", "Lets another CNI plugin create the pods' devices.", "由另一个 CNI 插件创建 Pod 的设备。"),
        new("eni.enabled", Bool, Modelled, "false", "AWS ENI: native routing and endpoint routes.", "AWS ENI：native 路由与 endpoint 路由。"),
        new("gke.enabled", Bool, Modelled, "false", "GKE: native routing and endpoint routes.", "GKE：native 路由与 endpoint 路由。"),
        new("azure.enabled", Bool, Modelled, "false", "Azure IPAM: no tunnel, endpoint routes.", "Azure IPAM：不用隧道，使用 endpoint 路由。"),
        new("alibabacloud.enabled", Bool, Modelled, "false",
            "Alibaba Cloud IPAM: no tunnel, endpoint routes.", "阿里云 IPAM：不用隧道，使用 endpoint 路由。"),
        new("clustermesh.useAPIServer", Bool, Modelled, "false", "API server for other clusters of a mesh.", "供 mesh 中其他集群使用的 API server。"),
        new("clustermesh.config.enabled", Bool, Modelled, "false", "Connects the cluster to others of a mesh.", "将集群连接到 mesh 中的其他集群。"),
        new("clustermesh", Tree, None, "", "Details of ClusterMesh.", "ClusterMesh 的细节。"),
        new("bgpControlPlane.enabled", Bool, Modelled, "false", "Announces addresses to routers outside by BGP.", "以 BGP 向外部路由器通告地址。"),
        new("bgp.enabled", Bool, Modelled, "false",
            "Announces addresses of services by MetalLB's speaker.", "由 MetalLB 的 speaker 通告服务地址。") { Until = 15 },
        new("highScaleIPcache.enabled", Bool, Modelled, "false",
            "Keeps only local addresses in the ipcache.", "ipcache 中只保留本地地址。") { Since = 14, Until = 17 },
        new("highScaleIPcache", Tree, None, "",
            "Details of the high-scale ipcache.", "high-scale ipcache 的细节。") { Since = 14, Until = 17 },
    ];

    private static IEnumerable<CatalogueEntry> In(ValueGroup group, ImmutableArray<CatalogueEntry> entries) =>
        entries.Select(entry => entry with { Group = group });
}
