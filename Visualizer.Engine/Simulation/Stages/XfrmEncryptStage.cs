using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The ESP transform of a packet that leaves under a policy: it becomes the payload of a packet of the node's own.</summary>
/// <remarks>Source: <c>net/xfrm/xfrm_output.c xfrm_output_one @ 5.11</c>; the outer route is looked up with the output-mark, then OUTPUT and POSTROUTING run for the outer packet.</remarks>
internal sealed class XfrmEncryptStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var policy = skb.OutboundPolicy!;
        skb.OutboundPolicy = null;
        if (walk.NetNs.Xfrm!.LookupOutbound(policy, skb.Mark) is not { } state)
        {
            walk.Evidence.Add(policy);
            walk.Record(Stage.XfrmEncrypt, HopAction.Drop, XfrmCodes.NoOutboundState, FrameStart.Ipv4);
            return walk.Fail(new DropReason(Disposition.Dropped, "XfrmOutNoStates"));
        }

        walk.Evidence.Add(state);
        walk.Evidence.Add(state.MarkLine);
        var sequence = walk.Visit.State.Xfrm.Next(state);
        skb.Hide(EspTransform.Encrypt(state, sequence, walk.Flow.NextIdentification(state.Source), skb.Packet));
        skb.Mark = skb.Mark.With(state.OutputMark.Value, state.OutputMark.Mask);
        skb.InputDevice = null;
        skb.Route = null;
        skb.Conntrack = null;
        walk.Record(Stage.XfrmEncrypt, HopAction.Encrypt, XfrmCodes.Encrypts, FrameStart.Ipv4, args: [state.Destination, sequence]);
        return Stage.RouteLookup;
    }
}
