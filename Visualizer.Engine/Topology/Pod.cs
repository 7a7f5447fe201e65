using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>A pod. One of the host network has its node's address, no interface and no endpoint of its own.</summary>
/// <param name="Name">Name within the namespace.</param>
/// <param name="Namespace">Kubernetes namespace.</param>
/// <param name="Node">Node it runs on.</param>
/// <param name="HostNetwork">Whether it shares the node's netns.</param>
/// <param name="Ip">Its address; the node's with <paramref name="HostNetwork"/>.</param>
/// <param name="Labels">Its labels, sorted by key.</param>
/// <param name="Identity">Identity of its label set.</param>
/// <param name="EndpointId">Id of its endpoint on the node.</param>
/// <param name="Serves">Ports that it listens on.</param>
/// <param name="Eth0">Its own end of the veth pair.</param>
/// <param name="Lxc">The host end of the veth pair.</param>
public sealed record Pod(
    string Name,
    string Namespace,
    Node Node,
    bool HostNetwork,
    Ipv4Address Ip,
    ImmutableSortedDictionary<string, string> Labels,
    SecurityIdentity Identity,
    int EndpointId,
    ImmutableArray<ListeningPort> Serves,
    InterfacePin Eth0,
    LxcPin Lxc)
{
    /// <summary>Kubernetes service account that it runs as, a part of its identity.</summary>
    public string ServiceAccount { get; init; } = DefaultServiceAccount;

    /// <summary>Service account of pods that name none.</summary>
    public const string DefaultServiceAccount = "default";

    /// <summary><c>NAME</c> in namespace <c>default</c>, else <c>NAMESPACE/NAME</c>: how taps, roles and netns name the pod.</summary>
    public string ShortName => Namespace == "default" ? Name : $"{Namespace}/{Name}";

    /// <summary>Name of its netns in traces: <c>pod/NAME</c> or <c>pod/NAMESPACE/NAME</c>; <c>host</c> in the host network.</summary>
    public string NetNsName => HostNetwork ? "host" : "pod/" + ShortName;
}

/// <summary>The host end of a pod's veth pair.</summary>
/// <param name="Name"><c>lxc</c> and 12 hexadecimal digits.</param>
/// <param name="Mac">MAC address, pinned or generated.</param>
/// <param name="Ifindex">Pinned index; null: the next one free.</param>
/// <param name="NetNsId">Name of the pod's netns as <c>ip link</c> prints it: <c>cni-</c> and a UUID.</param>
public sealed record LxcPin(string Name, MacAddress Mac, int? Ifindex, string NetNsId);
