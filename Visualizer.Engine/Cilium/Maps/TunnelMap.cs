using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_tunnel_map</c>: pod CIDR of another node → that node. Empty in native mode and from 1.18 on.</summary>
/// <remarks>Source: <c>bpf/lib/encap.h encap_and_redirect_lxc @ 1.13</c> (the fallback when the ipcache has no tunnel endpoint).</remarks>
/// <param name="node">Node that the map is on.</param>
/// <param name="cluster">The nodes and their pod CIDRs.</param>
/// <param name="config">Decides whether there is a tunnel.</param>
public sealed class TunnelMap(Node node, ClusterIndex cluster, DatapathConfig config)
{
    // A reference, so that no thread sees half of it.
    private TunnelWidths? _widths;

    private readonly bool _isUsed = config.Tunnel && !config.Cilium.IsAtLeast(18);

    /// <summary>Entries, one per other node, in the cluster's order; made while they are read.</summary>
    public IEnumerable<TunnelEntry> Entries => _isUsed
        ? cluster.Nodes.Where(owner => owner.Name != node.Name).Select(Entry)
        : [];

    /// <summary>Finds the node whose pod CIDR contains the address; false when there is none, or when it is this node.</summary>
    public bool TryLookup(Ipv4Address address, [NotNullWhen(true)] out TunnelEntry? entry)
    {
        entry = _isUsed && cluster.NodeOfPodAddress(address) is { } owner && owner.Name != node.Name ? Entry(owner) : null;
        return entry is not null;
    }

    /// <summary>Characters of the widest key and of the widest value.</summary>
    internal (int Key, int Value) Widths() => (_widths ??= new TunnelWidths(Measure())).Of;

    private (int Key, int Value) Measure()
    {
        var (key, value) = ("TUNNEL".Length, "VALUE".Length);
        foreach (var owner in cluster.Nodes)
        {
            if (owner.Name != node.Name)
            {
                key = Math.Max(key, owner.PodCidr.Network.ToString().Length + 2);
                value = Math.Max(value, owner.Ip.ToString().Length + 2);
            }
        }

        return (key, value);
    }

    private sealed record TunnelWidths((int Key, int Value) Of);

    private TunnelEntry Entry(Node owner) => new(owner.PodCidr, owner.Ip) { Map = this };
}

/// <summary>An entry of the tunnel map.</summary>
/// <param name="PodCidr">Pod CIDR of a node.</param>
/// <param name="Endpoint">Address of that node.</param>
public sealed record TunnelEntry(Ipv4Cidr PodCidr, Ipv4Address Endpoint) : IEvidence
{
    internal TunnelMap? Map { get; init; }

    /// <inheritdoc/>
    public string Source => "cilium bpf tunnel list";

    /// <inheritdoc/>
    public string Entry
    {
        get
        {
            var (key, value) = Map?.Widths() ?? default;
            return ColumnText.Cell($"{PodCidr.Network}:0", key) + ColumnText.Cell($"{Endpoint}:0", value);
        }
    }
}
