using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Provisioning;

namespace Visualizer.Engine.Simulation;

/// <summary>What the flows of one terminal leave behind for the next: entries and counters of nodes and hosts outside, and where each sender's IP identifications stand.</summary>
internal sealed class EarlierFlows
{
    private readonly Dictionary<string, NodeState> _states = new(StringComparer.Ordinal);

    /// <summary>The last IP identification of each sender.</summary>
    public Dictionary<Ipv4Address, ushort> Identifications { get; } = [];

    /// <summary>What changed on a node or host outside so far.</summary>
    public NodeState StateOf(string node)
    {
        if (!_states.TryGetValue(node, out var state))
        {
            _states[node] = state = NodeDatapath.NewState();
        }

        return state;
    }
}
