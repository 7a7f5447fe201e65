using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_node_map</c>: address of another node → the 16-bit id by which this node's XFRM states know it. From 1.14 on.</summary>
/// <remarks>
/// Source: <c>bpf/lib/common.h struct node_key</c>, <c>pkg/datapath/linux/node_ids.go @ 1.14</c>. Agents draw ids; the model takes the host part of the
/// node's address, which is unique in a subnet of at most 65,536 addresses.
/// </remarks>
/// <param name="cluster">The nodes.</param>
/// <param name="config">Decides whether there are ids.</param>
public sealed class NodeIdMap(ClusterIndex cluster, DatapathConfig config)
{
    private readonly bool _isUsed = config is { Encryption: Encryption.Ipsec } && config.Cilium.IsAtLeast(14);

    /// <summary>The SPI under which every node sends; from 1.18 on programs take it from here (<c>struct node_value</c>).</summary>
    public int Spi => cluster.Cluster.IpsecSpi;

    /// <summary>The id of a node; 0 where marks carry none.</summary>
    public uint IdOf(Node node) => _isUsed ? node.Ip.Value & 0xFFFF : 0;

    /// <summary>The node of an id; null when none has it.</summary>
    public Node? NodeOf(uint id) => cluster.NodeOfHostPart(id);

    /// <summary>All entries in the cluster's order; empty where marks carry no id.</summary>
    public IEnumerable<NodeIdEntry> Entries() => !_isUsed ? []
        : cluster.Nodes.SelectMany(node => new[] { new NodeIdEntry(IdOf(node), node.Ip), new NodeIdEntry(IdOf(node), node.RouterIp) });

    /// <summary>The entry of a node's own address or of its router address; null when nobody has it, and where marks carry no id.</summary>
    public NodeIdEntry? Lookup(Ipv4Address address) => !_isUsed ? null : cluster.Owner(address) switch
    {
        AddressOwner.NodeAddress { Node: var node } => new NodeIdEntry(IdOf(node), address),
        AddressOwner.Router { Node: var node } => new NodeIdEntry(IdOf(node), address),
        _ => null,
    };
}

/// <summary>The id of a node by one of its addresses.</summary>
/// <param name="Id">1–65535.</param>
/// <param name="Ip">The address.</param>
public sealed record NodeIdEntry(uint Id, Ipv4Address Ip) : IEvidence
{
    /// <summary>The heading of the listing.</summary>
    internal const string Heading = "NODE ID   IP ADDRESSES";

    /// <inheritdoc/>
    public string Source => "cilium bpf nodeid list";

    /// <inheritdoc/>
    public string Entry => string.Create(CultureInfo.InvariantCulture, $"{Id,-9} {Ip}");
}
