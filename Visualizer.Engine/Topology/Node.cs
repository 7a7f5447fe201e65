using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>A node of the cluster.</summary>
/// <param name="Name">As <c>kubectl get nodes</c> prints it.</param>
/// <param name="IsControlPlane">Whether it serves the Kubernetes API.</param>
/// <param name="Ip">Address of its <c>eth0</c>.</param>
/// <param name="PodCidr">Allocation CIDR of its pods.</param>
/// <param name="RouterIp">Address of its <c>cilium_host</c>.</param>
/// <param name="HealthIp">Address of its health endpoint.</param>
/// <param name="HostEndpointId">Id of its host endpoint.</param>
/// <param name="HealthEndpointId">Id of its health endpoint.</param>
/// <param name="Serves">Ports that processes of the host netns listen on.</param>
/// <param name="Interfaces">
/// What is known of its devices, by name: <c>eth0</c>, <c>cilium_host</c>, <c>cilium_net</c>, <c>cilium_vxlan</c>, <c>cilium_geneve</c>,
/// <c>cilium_wg0</c>, <c>lxc_health</c>, and <c>cilium</c>, the health endpoint's own end. Every one has a MAC address, pinned or generated.
/// </param>
public sealed record Node(
    string Name,
    bool IsControlPlane,
    Ipv4Address Ip,
    Ipv4Cidr PodCidr,
    Ipv4Address RouterIp,
    Ipv4Address HealthIp,
    int HostEndpointId,
    int HealthEndpointId,
    ImmutableArray<ListeningPort> Serves,
    ImmutableDictionary<string, InterfacePin> Interfaces);

/// <summary>MAC address and pinned indexes of one device.</summary>
/// <param name="Mac">MAC address, pinned or generated.</param>
/// <param name="Ifindex">Pinned index; null: the next one free.</param>
/// <param name="PeerIfindex">Pinned index of the other end; null: the one before (veth pairs are created together).</param>
public sealed record InterfacePin(MacAddress Mac, int? Ifindex = null, int? PeerIfindex = null);

/// <summary>A port that a process listens on.</summary>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Port">1–65535.</param>
public readonly record struct ListeningPort(TransportProtocol Protocol, int Port);

/// <summary>Transport protocols that carry ports, by IP protocol number.</summary>
public enum TransportProtocol
{
    /// <summary>TCP, IP protocol 6.</summary>
    Tcp = 6,

    /// <summary>UDP, IP protocol 17.</summary>
    Udp = 17,
}
