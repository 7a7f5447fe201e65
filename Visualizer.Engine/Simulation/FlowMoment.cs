using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Simulation;

/// <summary>A moment of a flow while it runs: right after a hop, or after everything.</summary>
/// <param name="Packet">Index of the packet whose hop was just recorded; null when the flow is over.</param>
/// <param name="Hop">Index of that hop; null when the flow is over.</param>
/// <param name="StateOf">What has changed on a node or host outside, by its name, up to this moment. Read it at once: the flow goes on changing it.</param>
public readonly record struct FlowMoment(int? Packet, int? Hop, Func<string, NodeState> StateOf)
{
    /// <summary>Whether the flow is over.</summary>
    public bool IsEnd => Packet is null;
}
