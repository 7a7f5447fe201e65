using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>The <c>inet</c> line of a device in <c>ip a</c>.</summary>
/// <param name="Device">A device that has an address.</param>
public sealed record AddressLine(NetInterface Device) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip a";

    /// <inheritdoc/>
    public string Entry
    {
        get
        {
            var address = Device.Address ?? Ipv4Address.Any;
            var prefix = new Ipv4Cidr(address, Device.PrefixLength);
            var broadcast = Device is { Kind: DeviceKind.Uplink, PrefixLength: < 31 } ? $"brd {prefix.Last} " : "";
            var scope = Device.Kind == DeviceKind.Loopback ? "host" : Device.IsScopeLink ? "link" : "global";
            return string.Create(CultureInfo.InvariantCulture, $"    inet {address}/{Device.PrefixLength} {broadcast}scope {scope} {Device.Name}");
        }
    }
}
