using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>A node as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsControlPlane">Its role.</param>
/// <param name="Ip">Address of <c>eth0</c>.</param>
/// <param name="PodCidr">Its allocation CIDR.</param>
/// <param name="RouterIp">Address of <c>cilium_host</c>.</param>
/// <param name="HealthIp">Address of the health endpoint.</param>
/// <param name="Endpoint">Id of the host endpoint.</param>
/// <param name="Serves">Ports that processes of the host netns listen on.</param>
/// <param name="Interfaces">Pins of its devices, by name.</param>
public sealed record NodeSection(
    DocumentNode Node,
    Written<string>? Name,
    Written<bool>? IsControlPlane,
    Written<Ipv4Address>? Ip,
    Written<Ipv4Cidr>? PodCidr,
    Written<Ipv4Address>? RouterIp,
    Written<Ipv4Address>? HealthIp,
    Written<int>? Endpoint,
    ImmutableArray<ListeningPort>? Serves,
    ImmutableDictionary<string, InterfaceSection> Interfaces);

/// <summary>Pins of a device as written.</summary>
/// <param name="Name">Name of the device; null: the name that its place implies, or a generated one.</param>
/// <param name="Mac">MAC address.</param>
/// <param name="Ifindex">Index in its netns.</param>
/// <param name="PeerIfindex">Index of the other end.</param>
/// <param name="NetNs">Name of the netns of the other end.</param>
public sealed record InterfaceSection(
    Written<string>? Name, Written<MacAddress>? Mac, Written<int>? Ifindex, Written<int>? PeerIfindex, Written<string>? NetNs);
