using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>The line of <c>ip -d link</c> that shows a tunnel device in external mode: key and remote come with every packet.</summary>
/// <param name="Device">A VXLAN or Geneve device.</param>
public sealed record TunnelDeviceLine(NetInterface Device) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip -d link";

    /// <inheritdoc/>
    public string Entry => DeviceText.Details(Device, DeviceText.Kind(Device)!);
}
