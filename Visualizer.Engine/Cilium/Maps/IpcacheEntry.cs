using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>What the ipcache knows of a prefix.</summary>
/// <param name="Prefix">Addresses that it covers.</param>
/// <param name="Identity">Identity of whoever has them.</param>
/// <param name="TunnelEndpoint">Node that has them; 0.0.0.0 when that is this node or none.</param>
/// <param name="Key">Encryption key id: an SPI (1–15), 255 for WireGuard, 0 for none.</param>
/// <remarks>Source: <c>bpf/lib/common.h struct remote_endpoint_info @ 1.13</c>; the line is that of <c>pkg/maps/ipcache/ipcache.go @ 1.13</c>.</remarks>
public sealed record IpcacheEntry(Ipv4Cidr Prefix, SecurityIdentity Identity, Ipv4Address TunnelEndpoint, int Key) : IEvidence
{
    private const int HeaderWidth = 17;

    /// <summary>Whether packets for the prefix go to another node.</summary>
    public bool HasTunnelEndpoint => TunnelEndpoint != Ipv4Address.Any;

    /// <inheritdoc/>
    public string Source => "cilium bpf ipcache list";

    /// <inheritdoc/>
    public string Entry => ColumnText.Cell(Prefix.ToString(), HeaderWidth) + string.Create(
        CultureInfo.InvariantCulture, $"identity={Identity} encryptkey={Key} tunnelendpoint={TunnelEndpoint}");
}
