using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>A pod as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="RunsOn">Name of its node.</param>
/// <param name="HostNetwork">Whether it shares the node's netns.</param>
/// <param name="Ip">Its address.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="ServiceAccount">Service account that it runs as.</param>
/// <param name="Identity">Identity of its label set.</param>
/// <param name="Endpoint">Id of its endpoint.</param>
/// <param name="Serves">Ports that it listens on.</param>
/// <param name="Eth0">Its own end of the veth pair.</param>
/// <param name="Lxc">The host end.</param>
public sealed record PodSection(
    DocumentNode Node,
    Written<string>? Name,
    Written<string>? Namespace,
    Written<string>? RunsOn,
    bool HostNetwork,
    Written<Ipv4Address>? Ip,
    ImmutableSortedDictionary<string, string> Labels,
    Written<string>? ServiceAccount,
    Written<int>? Identity,
    Written<int>? Endpoint,
    ImmutableArray<ListeningPort>? Serves,
    InterfaceSection? Eth0,
    InterfaceSection? Lxc);
