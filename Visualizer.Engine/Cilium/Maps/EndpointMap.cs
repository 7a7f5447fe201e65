using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lxc</c>: address → local endpoint. Addresses of the node itself are in it as host endpoints.</summary>
/// <remarks>Source: <c>bpf/lib/eps.h lookup_ip4_endpoint @ 1.13</c>. Written while the node is provisioned, read only afterwards.</remarks>
public sealed class EndpointMap
{
    private const int HeaderWidth = 10;

    private readonly Dictionary<uint, EndpointEntry> _entries = [];

    /// <summary>Entries in the order in which they were written.</summary>
    public IReadOnlyCollection<EndpointEntry> Entries => _entries.Values;

    /// <summary>Characters of the widest key in the listing.</summary>
    internal int WidestKey { get; private set; } = HeaderWidth;

    /// <summary>Writes an entry over whatever the address had.</summary>
    public void Upsert(EndpointEntry entry)
    {
        WidestKey = Math.Max(WidestKey, entry.Key.Length);
        _entries[entry.Ip.Value] = entry with { Map = this };
    }

    /// <summary>Finds the local endpoint or node address; false when the address is not of this node.</summary>
    public bool TryLookup(Ipv4Address address, [NotNullWhen(true)] out EndpointEntry? entry) => _entries.TryGetValue(address.Value, out entry);
}
