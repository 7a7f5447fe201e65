using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Neighbours;

/// <summary>A neighbour entry as <c>ip neigh</c> prints it.</summary>
/// <param name="Ip">Address of the neighbour.</param>
/// <param name="Device">Device that it is reached through.</param>
/// <param name="Mac">Its MAC address.</param>
/// <param name="State">NUD state in capitals: <c>REACHABLE</c>, <c>NOARP</c>.</param>
/// <param name="IsAgentManaged">Whether the agent installed it (<c>extern_learn</c>).</param>
public sealed record Neighbour(Ipv4Address Ip, NetInterface Device, MacAddress Mac, string State, bool IsAgentManaged = false) : IEvidence
{
    /// <inheritdoc/>
    public string Source => State == "NOARP" ? "ip neigh show nud all" : "ip neigh";

    /// <inheritdoc/>
    public string Entry => $"{Ip} dev {Device.Name} lladdr {Mac} {(IsAgentManaged ? "extern_learn " : "")}{State} ";
}
