using System.Collections.Immutable;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>Ports that processes of a netns listen on; ICMP echo needs no listener.</summary>
/// <param name="ports">The ports; null: every port (hosts outside the cluster that nobody described).</param>
public sealed class SocketTable(IEnumerable<ListeningPort>? ports)
{
    private readonly ImmutableArray<ListeningPort>? _ports = ports?.ToImmutableArray();

    /// <summary>Whether a process listens on the port.</summary>
    public bool Listens(TransportProtocol protocol, int port) => _ports is not { } listed || listed.Contains(new ListeningPort(protocol, port));
}
