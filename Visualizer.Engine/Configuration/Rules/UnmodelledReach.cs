namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Which packets something that is not modelled could treat differently. Up to the first of them a walk without it is exact.</summary>
/// <remarks><c>Simulation/ValueSupport</c> looks for them in the walk; here is what the finding says about them.</remarks>
internal enum UnmodelledReach
{
    /// <summary>Every packet, or the state that every packet meets.</summary>
    EveryFlow,

    /// <summary>None that a flow of this model can have: all are IPv4 ICMP, TCP or UDP of one cluster.</summary>
    NoFlow,

    /// <summary>Packets that a pod sends or would get.</summary>
    Pods,

    /// <summary>Packets of pods in a cluster that has network policies.</summary>
    PodsUnderPolicies,

    /// <summary>Packets that a network policy denies.</summary>
    Denials,

    /// <summary>Packets with an address of a node in their outermost header.</summary>
    NodeAddresses,

    /// <summary>Packets between two nodes of which one end is a node itself.</summary>
    NodesAcross,

    /// <summary>Packets between two nodes, whoever their ends are.</summary>
    BetweenNodes,

    /// <summary>Packets that netfilter of a node sees.</summary>
    Netfilter,

    /// <summary>Packets that a pod sends first, to an address that is no pod's.</summary>
    Masquerading,

    /// <summary>Packets that a pod sends first, to a host outside the cluster.</summary>
    PodToWorld,

    /// <summary>Packets from or to a host outside the cluster.</summary>
    World,

    /// <summary>Connections to a ClusterIP, a LoadBalancer IP or a NodePort.</summary>
    Services,

    /// <summary>Packets of a host outside the cluster to a ClusterIP.</summary>
    ClusterIpFromOutside,
}

/// <summary>The half sentence of a finding that says whom it concerns.</summary>
internal static class UnmodelledReachText
{
    /// <summary>In English, after the name of the feature.</summary>
    public static string English(this UnmodelledReach reach) => reach switch
    {
        UnmodelledReach.EveryFlow => "every flow may meet it, so none is traced",
        UnmodelledReach.NoFlow => "no flow that can be asked for meets it",
        UnmodelledReach.Pods => "flows of pods are not traced",
        UnmodelledReach.PodsUnderPolicies => "with network policies in the cluster, flows of pods are not traced",
        UnmodelledReach.Denials => "flows that a network policy denies are not traced",
        UnmodelledReach.NodeAddresses => "flows that carry an address of a node, be it outside a tunnel or after masquerading, are not traced",
        UnmodelledReach.NodesAcross => "flows between nodes with a node at one end are not traced",
        UnmodelledReach.BetweenNodes => "flows between nodes are not traced",
        UnmodelledReach.Netfilter => "flows that netfilter of a node sees are not traced",
        UnmodelledReach.Masquerading => "flows from pods to addresses of no pod are not traced",
        UnmodelledReach.PodToWorld => "flows from pods to hosts outside the cluster are not traced",
        UnmodelledReach.World => "flows from and to hosts outside the cluster are not traced",
        UnmodelledReach.Services => "flows to services are not traced",
        _ => "flows from outside the cluster to a ClusterIP are not traced",
    };

    /// <summary>The same in Simplified Chinese.</summary>
    public static string Chinese(this UnmodelledReach reach) => reach switch
    {
        UnmodelledReach.EveryFlow => "任何流量都可能经过它，因此不做追踪",
        UnmodelledReach.NoFlow => "可提问的流量都不会经过它",
        UnmodelledReach.Pods => "不追踪 Pod 的流量",
        UnmodelledReach.PodsUnderPolicies => "集群中有网络策略时，不追踪 Pod 的流量",
        UnmodelledReach.Denials => "不追踪被网络策略拒绝的流量",
        UnmodelledReach.NodeAddresses => "不追踪带有节点地址的流量，无论该地址在隧道外层还是来自地址伪装",
        UnmodelledReach.NodesAcross => "不追踪一端为节点的跨节点流量",
        UnmodelledReach.BetweenNodes => "不追踪跨节点的流量",
        UnmodelledReach.Netfilter => "不追踪经过节点 netfilter 的流量",
        UnmodelledReach.Masquerading => "不追踪 Pod 到非 Pod 地址的流量",
        UnmodelledReach.PodToWorld => "不追踪 Pod 到集群外主机的流量",
        UnmodelledReach.World => "不追踪与集群外主机之间的流量",
        UnmodelledReach.Services => "不追踪到 Service 的流量",
        _ => "不追踪从集群外到 ClusterIP 的流量",
    };
}
