using System.Globalization;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>The first line of a WireGuard device in <c>ip a</c>.</summary>
/// <param name="Device">The device.</param>
public sealed record DeviceLine(NetInterface Device) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip a";

    /// <inheritdoc/>
    public string Entry => string.Create(
        CultureInfo.InvariantCulture,
        $"{Device.Ifindex}: {Device.Name}: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu {Device.Mtu} qdisc noqueue state UNKNOWN group default ");
}
