using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>TC ingress: the program of the receiving device, after its tap.</summary>
/// <remarks>Source: <c>net/core/dev.c sch_handle_ingress @ 5.11</c>.</remarks>
internal sealed class TcIngressStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        if (walk.Device.TcIngress is not { } program)
        {
            return Stage.NfPrerouting;
        }

        return TcHook.Run(walk, program, isIngress: true);
    }
}
