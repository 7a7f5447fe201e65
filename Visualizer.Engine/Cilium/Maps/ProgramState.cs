using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>The BPF maps of one node that programs write while a flow runs.</summary>
public sealed class ProgramState : IProgramState
{
    private PolicyCounters? _policyCounters;

    /// <summary>Connections.</summary>
    public ConntrackMap Conntrack { get; } = new();

    /// <summary>Source translations.</summary>
    public SnatMap Snat { get; } = new();

    /// <summary>MAC addresses of NodePort clients.</summary>
    public NeighMap Neighbours { get; } = new();

    /// <summary>Translations of sockets.</summary>
    public SockRevNatMap SocketReverse { get; } = new();

    /// <summary>What programs report to <c>cilium monitor</c>; null while nobody listens.</summary>
    public EventsMap? Events { get; private set; }

    /// <summary>Counters of policy entries.</summary>
    public PolicyCounters PolicyCounters => _policyCounters ??= new PolicyCounters();

    /// <summary>Starts to listen; what was reported before is gone.</summary>
    public void Listen() => Events = new EventsMap();
}
