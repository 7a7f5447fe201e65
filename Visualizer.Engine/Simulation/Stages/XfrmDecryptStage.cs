using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>ESP for this node: decrypted, and put back in at the very device that it came in by, under its old Ethernet header.</summary>
/// <remarks>Source: <c>net/xfrm/xfrm_input.c xfrm_input @ 5.11</c> (<c>gro_cells_receive</c>): taps of that device see the packet a second time.</remarks>
internal sealed class XfrmDecryptStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        if (EspTransform.SpiOf(skb.Payload) is not { } spi || walk.NetNs.Xfrm?.LookupInbound(skb.Destination, spi, skb.Mark) is not { } state)
        {
            walk.Evidence.Add(skb.Route!);
            walk.Record(Stage.XfrmDecrypt, HopAction.Drop, XfrmCodes.NoInboundState, FrameStart.Ipv4);
            return walk.Fail(new DropReason(Disposition.Dropped, "XfrmInNoStates"));
        }

        walk.Evidence.Add(state);
        walk.Evidence.Add(state.MarkLine);
        if (!EspTransform.TryDecrypt(state, skb.Ethernet, out var frame))
        {
            walk.Record(Stage.XfrmDecrypt, HopAction.Drop, XfrmCodes.NotAuthentic, FrameStart.Ipv4);
            return walk.Fail(new DropReason(Disposition.Dropped, "XfrmInStateProtoError"));
        }

        skb.Reveal(frame);
        skb.Mark = skb.Mark.With(state.OutputMark.Value, state.OutputMark.Mask);
        skb.IsDecrypted = true;
        skb.Route = null;
        skb.Conntrack = null;
        walk.Record(Stage.XfrmDecrypt, HopAction.Decrypt, XfrmCodes.Decrypts, FrameStart.Ipv4, args: [skb.Source, skb.Destination]);
        return Stage.DevReceive;
    }
}
