using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>XDP of a device that has a program there: before the packet buffer, before every tap.</summary>
/// <remarks>Source: <c>net/core/filter.c xdp_do_redirect</c>, <c>net/core/dev.c do_xdp_generic @ 5.11</c>: XDP_TX transmits without TC and without taps.</remarks>
internal sealed class XdpStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var program = walk.Device.Xdp!;
        var hook = walk.Hook;
        hook.Device = walk.Device;
        hook.IsIngress = true;
        hook.IsXdp = true;
        hook.State = walk.Visit.State;
        hook.Evidence = walk.Evidence;
        hook.PinnedBackend = walk.Flow.PinnedBackend;
        walk.Evidence.Add(program.Filter);
        var verdict = program.Run(walk.Skb, hook);
        hook.IsXdp = false;

        // A frame without packet buffer has no mark.
        walk.Skb.Mark = Addressing.Mark.None;
        walk.Record(Stage.Xdp, verdict.Action, verdict.Code, FrameStart.Ethernet, program.Name, verdict.Target, args: verdict.Args, confidence: verdict.Confidence);
        return verdict.Action switch
        {
            HopAction.Pass => Stage.DevReceive,
            HopAction.Tx or HopAction.Redirect => Stage.Wire,
            _ => walk.FailAndAnswer(verdict.Reason ?? new DropReason(Disposition.Dropped, null), verdict.Answer, Stage.Wire),
        };
    }
}
