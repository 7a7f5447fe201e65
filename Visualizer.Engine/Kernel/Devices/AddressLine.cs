using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>The <c>inet</c> line of a device in <c>ip a</c>.</summary>
/// <param name="Device">A device that has an address.</param>
public sealed record AddressLine(NetInterface Device) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip a";

    /// <inheritdoc/>
    public string Entry => DeviceText.Inet(Device);
}
