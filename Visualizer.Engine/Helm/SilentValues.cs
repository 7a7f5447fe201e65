using System.Collections.Immutable;
using static Visualizer.Engine.Helm.HelmType;
using static Visualizer.Engine.Helm.ValueInfluence;

namespace Visualizer.Engine.Helm;

/// <summary>Values that are known to leave the path of a packet alone: how Cilium is deployed, watched and named.</summary>
internal static class SilentValues
{
    public static ImmutableArray<CatalogueEntry> All { get; } =
    [
        // What install scripts usually set.
        new("k8sServiceHost", Text, None, "",
            "Address of the Kubernetes API for agents that cannot use its service yet.", "Kubernetes API 的地址，供尚不能使用其服务的 agent 使用。"),
        new("k8sServicePort", Text, None, "",
            "Port of the Kubernetes API, beside k8sServiceHost.", "Kubernetes API 的端口，与 k8sServiceHost 配合。"),
        new("k8sServiceHostRef", Tree, None, "", "Where to read k8sServiceHost from.", "从何处读取 k8sServiceHost。") { Since = 17 },
        new("k8sServiceLookupConfigMapName", Text, None, "",
            "ConfigMap with the address of the Kubernetes API.", "存放 Kubernetes API 地址的 ConfigMap。") { Since = 16 },
        new("k8sServiceLookupNamespace", Text, None, "", "Namespace of that ConfigMap.", "该 ConfigMap 所在的命名空间。") { Since = 16 },
        new("debug.enabled", Bool, None, "false", "Debug logs of the agent.", "agent 的调试日志。"),
        new("debug.verbose", Text, None, "",
            "Areas with more debug output; datapath makes programs report each step to the monitor.", "增加调试输出的范围；datapath 使 BPF 程序向 monitor 报告每一步。"),
        new("debug", Tree, None, "", "Debug output of the agent.", "agent 的调试输出。"),
        new("monitorAggregation", Text, None, "medium", "How far the monitor sums up events.", "monitor 对事件的聚合程度。"),
        new("bpf.monitorAggregation", Text, None, "medium", "How far the monitor sums up events.", "monitor 对事件的聚合程度。"),
        new("ipam.mode", Text, None, "cluster-pool",
            "Who hands out the nodes' pod CIDRs; the scenario pins them.", "由谁分配节点的 Pod CIDR；场景中已固定。"),
        new("ipam", Tree, None, "", "Pools of pod addresses; the scenario pins them.", "Pod 地址池；场景中已固定。"),
        new("cluster.name", Text, None, "default", "Name of the cluster.", "集群名称。"),
        new("cluster.id", Integer, None, "0", "Number of the cluster in a mesh.", "集群在 mesh 中的编号。"),
        new("cluster", Tree, None, "", "Name and number of the cluster.", "集群的名称与编号。"),
        new("image", Tree, None, "", "Image of the agent.", "agent 的镜像。"),
        new("operator", Tree, None, "", "Deployment of the operator.", "operator 的部署。"),
        new("hubble", Tree, None, "", "Flow logs; reads events, changes no packet.", "流日志；只读取事件，不改变报文。"),
        new("cni", Tree, None, "", "Installation of the CNI plugin.", "CNI 插件的安装。"),

        // The agent's own switches.
        .. Maps.Select(key => new CatalogueEntry("bpf." + key, Tree, None, "",
            "Size, lifetime, mount or reporting of a map.", "BPF map 的大小、有效期、挂载或报告。")),
        new("kubeProxyReplacementHealthzBindAddr", Text, None, "",
            "Where the agent answers kube-proxy's health check.", "agent 应答 kube-proxy 健康检查的地址。"),
        new("l2NeighDiscovery", Tree, None, "", "The agent resolves its next hops ahead of the first packet.", "agent 在首个报文之前解析下一跳。"),
        new("localRedirectPolicy", Bool, None, "false",
            "CiliumLocalRedirectPolicy; without such a policy nothing changes.", "CiliumLocalRedirectPolicy；没有此类策略时没有变化。"),
        new("localRedirectPolicies", Tree, None, "",
            "CiliumLocalRedirectPolicy; without such a policy nothing changes.", "CiliumLocalRedirectPolicy；没有此类策略时没有变化。") { Since = 18 },
        new("enableIPv6Masquerade", Bool, None, "true", "Masquerading of IPv6.", "IPv6 的地址伪装。"),
        new("ipv6NativeRoutingCIDR", Text, None, "", "As ipv4NativeRoutingCIDR, for IPv6.", "与 ipv4NativeRoutingCIDR 相同，用于 IPv6。"),
        new("enableIPv4BIGTCP", Bool, None, "false",
            "Larger segments inside a node; the wire carries the same.", "节点内部使用更大的分段；线路上不变。") { Since = 14 },
        new("enableIPv6BIGTCP", Bool, None, "false",
            "Larger segments inside a node; the wire carries the same.", "节点内部使用更大的分段；线路上不变。") { Since = 13 },
        new("enableMasqueradeRouteSource", Bool, None, "false",
            "Masquerading asks the routing table for the source address.", "地址伪装从路由表取得源地址。") { Since = 15 },
        new("pmtuDiscovery", Tree, None, "", "Path MTU discovery by probes of the pods' stacks.", "由 Pod 协议栈探测路径 MTU。") { Since = 15 },
        new("endpointHealthChecking", Tree, None, "", "Health checks between endpoints of nodes.", "节点端点之间的健康检查。"),
        new("healthChecking", Bool, None, "true", "Health checks between nodes.", "节点之间的健康检查。"),
        new("healthPort", Integer, None, "9879", "Port of the agent's health API.", "agent 健康 API 的端口。"),
        new("ingressController", Tree, None, "", "Ingress by Envoy; changes nothing for other services.", "由 Envoy 提供 Ingress；不影响其他服务。"),
        new("gatewayAPI", Tree, None, "", "Gateway API by Envoy; changes nothing for other services.", "由 Envoy 提供 Gateway API；不影响其他服务。"),
        new("envoyConfig", Tree, None, "", "CiliumEnvoyConfig; changes nothing for other services.", "CiliumEnvoyConfig；不影响其他服务。"),
        new("envoy", Tree, None, "", "Deployment of Envoy.", "Envoy 的部署。"),
        new("bgp", Tree, None, "", "Details of bgp.enabled.", "bgp.enabled 的细节。") { Until = 15 },
        new("bgpControlPlane", Tree, None, "", "Details of the BGP control plane.", "BGP 控制面的细节。"),
        new("l2announcements", Tree, None, "", "Answers ARP for service addresses.", "为服务地址应答 ARP。") { Since = 14 },
        new("l2podAnnouncements", Tree, None, "", "Announces pod addresses by ARP.", "以 ARP 通告 Pod 地址。") { Since = 14 },
        new("authentication", Tree, None, "",
            "Mutual authentication; only where a policy asks for it.", "双向认证；仅在策略要求时生效。") { Since = 14 },
        .. Deployment.Select(key => new CatalogueEntry(key, Tree, None, "",
            "Deployment, identity or observation of Cilium; no packet meets it.", "Cilium 的部署、标识或观测；不涉及报文。")),
    ];

    private static ImmutableArray<string> Maps =>
    [
        "authMapMax", "autoMount", "clockProbe", "ctAccounting", "ctAnyMax", "ctTcpMax", "disableExternalIPMitigation", "distributedLRU", "events",
        "lbAlgorithmAnnotation", "lbBypassFIBLookup", "lbMapMax", "lbModeAnnotation", "lbSourceRangeAllTypes", "mapDynamicSizeRatio", "monitorFlags",
        "monitorInterval", "monitorTraceIPOption", "natMax", "neighMax", "nodeMapMax", "policyMapMax", "policyMapPressureMetricsThreshold",
        "policyStatsMapMax", "preallocateMaps", "root", "tproxy", "vlanBypass", "waitForMount",
    ];

    private static ImmutableArray<string> Deployment =>
    [
        "MTUDiscovery", "affinity", "agent", "agentNotReadyTaintKey", "aksbyocni", "alibabacloud", "annotateK8sNode", "annotations", "apiRateLimit", "azure",
        "bpfClockProbe", "certgen", "ciliumEndpointSlice", "cleanBpfState", "cleanState", "commonLabels", "conntrackGCInterval", "conntrackGCMaxInterval",
        "containerRuntime", "crdWaitTimeout", "customCalls", "daemon", "dashboards", "disableEndpointCRD", "disableExternalIPMitigation", "dnsPolicy",
        "dnsProxy", "enableCiliumEndpointSlice", "enableCnpStatusUpdates", "enableCriticalPriorityClass", "enableIdentityMark",
        "enableInternalTrafficPolicy", "enableK8sEventHandover", "enableK8sTerminatingEndpoint", "enableLBIPAM", "enableNonDefaultDenyPolicies",
        "enableXTSocketFallback", "endpointLockdownOnMapOverflow", "endpointStatus", "eni", "etcd", "externalWorkloads", "extraArgs", "extraConfig",
        "extraContainers", "extraEnv", "extraHostPathMounts", "extraInitContainers", "extraVolumeMounts", "extraVolumes", "forceDeviceDetection", "gke",
        "global", "hostAliases", "hostPort", "identityAllocationMode", "identityChangeGracePeriod", "identityManagementMode", "imagePullSecrets",
        "initResources", "k8s", "k8sClientExponentialBackoff", "k8sClientRateLimit", "k8sNetworkPolicy", "keepDeprecatedLabels", "keepDeprecatedProbes",
        "kubeConfigPath", "livenessProbe", "logOptions", "logSystemLoad", "monitor", "name", "namespaceOverride", "nat", "nodeIPAM", "nodeSelector",
        "nodeSelectorLabels", "nodeinit", "podAnnotations", "podLabels", "podSecurityContext", "policyCIDRMatchMode", "pprof", "preflight",
        "priorityClassName", "prometheus", "proxy", "rbac", "readinessProbe", "resourceQuotas", "resources", "rollOutCiliumPods", "scheduling", "sctp",
        "secretsNamespaceAnnotations", "secretsNamespaceLabels", "securityContext", "serviceAccounts", "sleepAfterInit", "standaloneDnsProxy",
        "startupProbe", "svcSourceRangeCheck", "synchronizeK8sNodes", "sysctlfix", "terminationGracePeriodSeconds", "tls", "tmpVolume", "tolerations",
        "tunnelSourcePortRange", "updateStrategy", "upgradeCompatibility", "waitForKubeProxy", "wellKnownIdentities",
    ];
}
