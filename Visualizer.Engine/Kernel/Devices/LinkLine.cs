using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>The <c>link/ether</c> line of a device in <c>ip a</c>.</summary>
/// <param name="Device">A device with a link layer.</param>
public sealed record LinkLine(NetInterface Device) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip a";

    /// <inheritdoc/>
    public string Entry => DeviceText.Link(Device);
}
