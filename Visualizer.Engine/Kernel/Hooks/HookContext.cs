using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Hooks;

/// <summary>What a program sees beside the packet: the device it hangs on, the node's changing state, and a place to note what it looked up.</summary>
public sealed class HookContext
{
    /// <summary>Device whose hook runs.</summary>
    public NetInterface Device { get; internal set; } = null!;

    /// <summary>Whether the hook is TC ingress; a helper such as <c>redirect_peer</c> is legal only there.</summary>
    public bool IsIngress { get; internal set; }

    /// <summary>Whether the hook is XDP, which knows no neighbour subsystem and no packet buffer.</summary>
    public bool IsXdp { get; internal set; }

    /// <summary>State of the node that changes while a flow runs.</summary>
    public NodeState State { get; internal set; } = null!;

    /// <summary>Entries that the program looked up and that decided.</summary>
    public EvidenceList Evidence { get; internal set; } = null!;

    /// <summary>Backend that load balancers choose if the service has it; null: a hash of the tuple chooses.</summary>
    public Ipv4Address? PinnedBackend { get; internal set; }
}
