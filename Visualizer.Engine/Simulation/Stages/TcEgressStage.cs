using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>TC egress: the program of the transmitting device, before its tap; what it redirects or drops no tap of the device sees.</summary>
/// <remarks>Source: <c>net/core/dev.c sch_handle_egress @ 5.11</c>.</remarks>
internal sealed class TcEgressStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        if (walk.Device.TcEgress is not { } program)
        {
            return Stage.DevTransmit;
        }

        return TcHook.Run(walk, program, isIngress: false);
    }
}
