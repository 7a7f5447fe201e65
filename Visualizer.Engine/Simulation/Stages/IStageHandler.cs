using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>What the kernel does with a packet at one stage.</summary>
/// <remarks>Stateless; everything that changes is in the walk. A stage that has nothing to do there records no hop and names the next.</remarks>
internal interface IStageHandler
{
    /// <summary>Does it, records the hop, and answers the next stage; null when the packet has ended or arrived.</summary>
    Stage? Run(PacketWalk walk);
}
