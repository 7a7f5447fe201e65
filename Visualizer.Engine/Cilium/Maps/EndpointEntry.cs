using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>What the endpoint map knows of a local address: an endpoint with its lxc device, or an address of the node itself.</summary>
/// <param name="Ip">Address.</param>
/// <param name="EndpointId">Id of the endpoint; 0 for addresses of the node.</param>
/// <param name="Device">Host end of its veth pair; null for addresses of the node (<c>ENDPOINT_F_HOST</c>).</param>
/// <param name="Mac">MAC address of the endpoint's own end.</param>
/// <param name="Identity">Identity that the endpoint's programs are compiled with; host for addresses of the node.</param>
/// <remarks>Source: <c>bpf/lib/common.h struct endpoint_info @ 1.13</c>; the line is that of <c>pkg/maps/lxcmap/lxcmap.go @ 1.13</c>.</remarks>
public sealed record EndpointEntry(
    Ipv4Address Ip, int EndpointId, NetInterface? Device, MacAddress Mac, SecurityIdentity Identity) : IEvidence
{
    /// <summary>Widest address of the map that the entry is in, as it is listed.</summary>
    internal EndpointMap? Map { get; init; }

    /// <summary>Whether the address is one of the node itself.</summary>
    public bool IsHost => Device is null;

    /// <summary>MAC address of the lxc device; all zero for addresses of the node.</summary>
    public MacAddress NodeMac => Device?.Mac ?? default;

    /// <inheritdoc/>
    public string Source => "cilium bpf endpoint list";

    /// <inheritdoc/>
    public string Entry => ColumnText.Cell(Key, Map?.WidestKey ?? 0) + (Device is null
        ? "(localhost)"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"id={EndpointId,-5} flags=0x0000 ifindex={Device.Ifindex,-3} mac={Capitals(Mac)} nodemac={Capitals(NodeMac)}"));

    /// <summary>The key as it is listed: address and an unused key number.</summary>
    internal string Key => $"{Ip}:0";

    private static string Capitals(MacAddress mac) => mac.ToString().ToUpperInvariant();
}
