using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_nodeport_neigh4</c> while a flow runs: MAC addresses that NodePort clients' packets came from.</summary>
/// <remarks>Source: <c>bpf/lib/neigh.h neigh_record_ip4 @ 1.13</c>. A client beyond a router has that router's address here.</remarks>
public sealed class NeighMap
{
    private readonly Dictionary<uint, MacAddress> _entries = [];

    /// <summary>Remembers where a client's packet came from.</summary>
    public void Record(Ipv4Address client, MacAddress mac) => _entries[client.Value] = mac;

    /// <summary>Finds a client's MAC address; false when it never sent anything.</summary>
    public bool TryLookup(Ipv4Address client, out MacAddress mac) => _entries.TryGetValue(client.Value, out mac);
}
