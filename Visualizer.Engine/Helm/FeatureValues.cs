using System.Collections.Immutable;
using static Visualizer.Engine.Helm.HelmType;
using static Visualizer.Engine.Helm.ValueInfluence;

namespace Visualizer.Engine.Helm;

/// <summary>Values of services and load balancing, and of features that put something in a packet's way.</summary>
internal static class FeatureValues
{
    public static ImmutableArray<CatalogueEntry> All { get; } =
    [
        // Kube-proxy replacement. Its words are checked by a rule: what a wrong one leads to depends on the version.
        new("kubeProxyReplacement", Text, Modelled, "disabled", "How much of kube-proxy the programs take over.") { LaterDefaults = [(14, "false")] },
        new("nodePort.enabled", Bool, Modelled, "false", "Programs serve NodePorts; asked for one by one with partial or false."),
        new("nodePort.range", Text, Modelled, "30000,32767", "First and last NodePort."),
        new("nodePort.autoProtectPortRange", Bool, Modelled, "true", "Keeps the ephemeral ports of the node out of the NodePort range."),
        new("nodePort.bindProtection", Bool, None, "true", "Refuses bind() on NodePorts to processes of the node."),
        new("nodePort.directRoutingDevice", Text, None, "", "Device of direct routing; the model's nodes have one."),
        new("nodePort.enableHealthCheck", Bool, None, "true", "Serves the health check port of LoadBalancer services."),
        new("nodePort.addresses", TextList, None, "", "Limits the node addresses that serve NodePorts; the model's nodes have one."),
        new("externalIPs.enabled", Bool, Modelled, "false", "Programs serve external IPs of services."),
        new("hostPort.enabled", Bool, Modelled, "false", "Programs serve host ports of pods."),
        new("sessionAffinity", Bool, Modelled, "false", "Clients stay with their backend when the service asks for it."),
        new("socketLB.enabled", Bool, Modelled, "false", "Services are translated at connect() and sendmsg()."),
        new("socketLB.hostNamespaceOnly", Bool, Modelled, "false", "Socket LB is left to processes of the host netns."),
        new("socketLB.terminatePodConnections", Bool, None, "true", "Closes sockets whose backend is gone.") { Since = 15 },
        new("socketLB.tracing", Bool, None, "true", "Reports translations to the monitor.") { Since = 15 },
        new("loadBalancer.mode", Text, Modelled, "snat", "How a NodePort request reaches a backend of another node.") { Choices = ["snat", "dsr", "hybrid"] },
        new("loadBalancer.dsrDispatch", Text, Modelled, "opt", "How direct server return carries the service's address.")
            { Choices = ["opt", "ipip"], LaterChoices = [(14, "geneve")] },
        new("loadBalancer.acceleration", Text, Modelled, "disabled", "NodePort forwarding in the driver, before any tap.")
            { Choices = ["disabled", "generic", "native", "testing-only"], LaterChoices = [(15, "best-effort")] },
        new("pmtuDiscovery.enabled", Bool, Modelled, "false", "Clients are told when what direct server return adds makes their packets too long.") { Since = 15 },
        new("loadBalancer.algorithm", Text, Modelled, "random", "How a backend is chosen.") { Choices = ["random", "maglev"] },
        new("loadBalancer.l7.backend", Text, Modelled, "disabled", "Load balancing of requests instead of connections.")
            { Since = 13, Choices = ["disabled", "envoy"] },
        new("loadBalancer.l7", Tree, None, "", "Ports and algorithm of L7 load balancing."),
        new("loadBalancer.dsrL4Translate", Text, None, "frontend", "Which port IP-in-IP dispatch carries."),
        new("loadBalancer.serviceTopology", Bool, None, "false", "Honours topology hints of endpoint slices."),
        new("loadBalancer.standalone", Bool, None, "false", "The agent serves load balancing only."),
        new("loadBalancer.experimental", Bool, None, "false", "Another control plane writes the service maps.") { Since = 16 },
        new("maglev.tableSize", Integer, Modelled, "16381", "Slots of the Maglev table."),
        new("maglev.hashSeed", Text, None, "", "Seed of the Maglev table."),
        new("serviceNoBackendResponse", Text, None, "reject", "What a client of a service without backends gets.") { Since = 16, Choices = ["reject", "drop"] },
        new("installNoConntrackIptablesRules", Bool, Modelled, "false", "Pod packets skip the kernel's conntrack."),
        new("installIptablesRules", Bool, Modelled, "true", "The agent writes its iptables rules.") { Until = 15 },
        new("bpf.lbExternalClusterIP", Bool, Modelled, "false", "ClusterIPs are served to clients outside the cluster."),
        new("l7Proxy", Bool, Modelled, "true", "The proxy for L7 policies and its rules and routes."),

        // In a packet's way.
        new("hostFirewall.enabled", Bool, Modelled, "false", "Network policies for nodes."),
        new("hostFirewall", Tree, None, "", "Details of the host firewall."),
        new("egressGateway.enabled", Bool, Modelled, "false", "Packets to the world leave through chosen nodes."),
        new("egressGateway", Tree, None, "", "Details of the egress gateway."),
        new("bandwidthManager.enabled", Bool, Modelled, "false", "Rate limits of pods by departure times; no program of its own in the path."),
        new("bandwidthManager.bbr", Bool, Modelled, "false", "BBR congestion control for pods."),
        new("ipv4.enabled", Bool, Modelled, "true", "IPv4 for pods."),
        new("ipv6.enabled", Bool, Modelled, "false", "IPv6 for pods."),
        new("nat46x64Gateway.enabled", Bool, Modelled, "false", "Translation between IPv4 and IPv6.") { Since = 13 },
        new("sctp.enabled", Bool, Modelled, "false", "SCTP for services; brings back per-packet load balancing.") { Since = 13 },
        new("vtep.enabled", Bool, Modelled, "false", "Tunnels to endpoints that are no nodes."),
        new("vtep", Tree, None, "", "The endpoints of vtep.enabled."),
        new("cni.chainingMode", Text, Modelled, "none", "Lets another CNI plugin create the pods' devices."),
        new("eni.enabled", Bool, Modelled, "false", "AWS ENI: native routing and endpoint routes."),
        new("gke.enabled", Bool, Modelled, "false", "GKE: native routing and endpoint routes."),
        new("azure.enabled", Bool, Modelled, "false", "Azure IPAM: no tunnel, endpoint routes."),
        new("alibabacloud.enabled", Bool, Modelled, "false", "Alibaba Cloud IPAM: no tunnel, endpoint routes."),
        new("clustermesh.useAPIServer", Bool, Modelled, "false", "API server for other clusters of a mesh."),
        new("clustermesh.config.enabled", Bool, Modelled, "false", "Connects the cluster to others of a mesh."),
        new("clustermesh", Tree, None, "", "Details of ClusterMesh."),
        new("bgpControlPlane.enabled", Bool, Modelled, "false", "Announces addresses to routers outside by BGP."),
        new("bgp.enabled", Bool, Modelled, "false", "Announces addresses of services by MetalLB's speaker.") { Until = 15 },
        new("highScaleIPcache.enabled", Bool, Modelled, "false", "Keeps only local addresses in the ipcache.") { Since = 14, Until = 17 },
        new("highScaleIPcache", Tree, None, "", "Details of the high-scale ipcache.") { Since = 14, Until = 17 },
        new("policyEnforcementMode", Text, Modelled, "default", "Whether pods without a policy are restricted.") { Choices = ["default", "always", "never"] },
        new("policyAuditMode", Bool, Modelled, "false", "Policies are logged, not enforced."),
    ];
}
