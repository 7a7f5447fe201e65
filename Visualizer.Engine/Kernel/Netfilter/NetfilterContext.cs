using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Surroundings of one hook run.</summary>
/// <param name="NetNs">Netns that the hook runs in.</param>
/// <param name="In">Device that the packet came in on; null for packets of this netns.</param>
/// <param name="Out">Device that it leaves by; null before the route lookup and for local delivery.</param>
/// <param name="Conntrack">Conntrack table of the netns.</param>
/// <param name="Evidence">Where rules and entries that decided are noted.</param>
public readonly record struct NetfilterContext(
    NetNs NetNs, NetInterface? In, NetInterface? Out, KernelConntrack Conntrack, EvidenceList Evidence)
{
    /// <summary>Backend that the flow asks for; where a service has it, it is chosen instead of one that follows from the tuple. Null: no wish.</summary>
    public Ipv4Address? PinnedBackend { get; init; }
}
