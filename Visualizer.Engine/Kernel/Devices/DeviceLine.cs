using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>The first line of a device in <c>ip a</c>.</summary>
/// <param name="Device">The device.</param>
public sealed record DeviceLine(NetInterface Device) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip a";

    /// <inheritdoc/>
    public string Entry => DeviceText.Header(Device, isLink: false);
}
