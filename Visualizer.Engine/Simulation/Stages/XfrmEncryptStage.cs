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
            walk.Record(Stage.XfrmEncrypt, HopAction.Drop, XfrmCodes.NoStateForSending, FrameStart.Ipv4, args: [policy.TemplateDestination]);
            return walk.Fail(new DropReason(Disposition.Dropped, "XfrmOutNoStates"));
        }

        walk.Evidence.Add(state);
        var sequence = EspTransform.Encrypt(skb, state, walk.Visit.State.Xfrm);
        skb.InputDevice = null;
        skb.Route = null;
        walk.Record(Stage.XfrmEncrypt, HopAction.Encrypt, XfrmCodes.Encrypts, FrameStart.Ipv4, args: [state.Source, state.Destination, sequence]);
        return Stage.RouteLookup;
    }
}
