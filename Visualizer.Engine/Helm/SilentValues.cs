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
        new("k8sServiceHost", Text, None, "", "Address of the Kubernetes API for agents that cannot use its service yet."),
        new("k8sServicePort", Text, None, "", "Port of the Kubernetes API, beside k8sServiceHost."),
        new("k8sServiceHostRef", Tree, None, "", "Where to read k8sServiceHost from.") { Since = 17 },
        new("k8sServiceLookupConfigMapName", Text, None, "", "ConfigMap with the address of the Kubernetes API.") { Since = 16 },
        new("k8sServiceLookupNamespace", Text, None, "", "Namespace of that ConfigMap.") { Since = 16 },
        new("debug.enabled", Bool, None, "false", "Debug logs of the agent."),
        new("debug.verbose", Text, None, "", "Areas with more debug output; datapath makes programs report each step to the monitor."),
        new("debug", Tree, None, "", "Debug output of the agent."),
        new("monitorAggregation", Text, None, "medium", "How far the monitor sums up events."),
        new("bpf.monitorAggregation", Text, None, "medium", "How far the monitor sums up events."),
        new("ipam.mode", Text, None, "cluster-pool", "Who hands out the nodes' pod CIDRs; the scenario pins them."),
        new("ipam", Tree, None, "", "Pools of pod addresses; the scenario pins them."),
        new("cluster.name", Text, None, "default", "Name of the cluster."),
        new("cluster.id", Integer, None, "0", "Number of the cluster in a mesh."),
        new("cluster", Tree, None, "", "Name and number of the cluster."),
        new("image", Tree, None, "", "Image of the agent."),
        new("operator", Tree, None, "", "Deployment of the operator."),
        new("hubble", Tree, None, "", "Flow logs; reads events, changes no packet."),
        new("cni", Tree, None, "", "Installation of the CNI plugin."),

        // The agent's own switches.
        .. Maps.Select(key => new CatalogueEntry("bpf." + key, Tree, None, "", "Size, lifetime, mount or reporting of a map.")),
        new("kubeProxyReplacementHealthzBindAddr", Text, None, "", "Where the agent answers kube-proxy's health check."),
        new("l2NeighDiscovery", Tree, None, "", "The agent resolves its next hops ahead of the first packet."),
        new("localRedirectPolicy", Bool, None, "false", "CiliumLocalRedirectPolicy; without such a policy nothing changes."),
        new("localRedirectPolicies", Tree, None, "", "CiliumLocalRedirectPolicy; without such a policy nothing changes.") { Since = 18 },
        new("enableIPv6Masquerade", Bool, None, "true", "Masquerading of IPv6."),
        new("ipv6NativeRoutingCIDR", Text, None, "", "As ipv4NativeRoutingCIDR, for IPv6."),
        new("enableIPv4BIGTCP", Bool, None, "false", "Larger segments inside a node; the wire carries the same.") { Since = 14 },
        new("enableIPv6BIGTCP", Bool, None, "false", "Larger segments inside a node; the wire carries the same.") { Since = 13 },
        new("enableMasqueradeRouteSource", Bool, None, "false", "Masquerading asks the routing table for the source address.") { Since = 15 },
        new("pmtuDiscovery", Tree, None, "", "Path MTU discovery by probes of the pods' stacks.") { Since = 15 },
        new("endpointHealthChecking", Tree, None, "", "Health checks between endpoints of nodes."),
        new("healthChecking", Bool, None, "true", "Health checks between nodes."),
        new("healthPort", Integer, None, "9879", "Port of the agent's health API."),
        new("ingressController", Tree, None, "", "Ingress by Envoy; changes nothing for other services."),
        new("gatewayAPI", Tree, None, "", "Gateway API by Envoy; changes nothing for other services."),
        new("envoyConfig", Tree, None, "", "CiliumEnvoyConfig; changes nothing for other services."),
        new("envoy", Tree, None, "", "Deployment of Envoy."),
        new("bgp", Tree, None, "", "Details of bgp.enabled.") { Until = 15 },
        new("bgpControlPlane", Tree, None, "", "Details of the BGP control plane."),
        new("l2announcements", Tree, None, "", "Answers ARP for service addresses.") { Since = 14 },
        new("l2podAnnouncements", Tree, None, "", "Announces pod addresses by ARP.") { Since = 14 },
        new("authentication", Tree, None, "", "Mutual authentication; only where a policy asks for it.") { Since = 14 },
        .. Deployment.Select(key => new CatalogueEntry(key, Tree, None, "", "Deployment, identity or observation of Cilium; no packet meets it.")),
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
