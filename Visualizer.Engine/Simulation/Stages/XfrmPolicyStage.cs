using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>XFRM policies of a packet that leaves: what a forwarded packet must have been, and what any packet must become.</summary>
/// <remarks>
/// Source: <c>net/ipv4/ip_forward.c ip_forward @ 5.11</c> (<c>xfrm4_policy_check</c> and <c>xfrm4_route_forward</c> come before the TTL is
/// decremented); <c>net/xfrm/xfrm_policy.c xfrm_lookup @ 5.11</c>. No policy fits: no hop.
/// </remarks>
internal sealed class XfrmPolicyStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var isForwarded = skb.InputDevice is not null;
        var next = isForwarded ? Stage.Forward : Stage.NfOutput;

        // The outer packet of a transform is looked up without policies (xfrm_bundle_create), or it would be transformed again.
        var isOuter = !isForwarded && skb.HiddenTtl is not null;
        if (walk.NetNs.Xfrm is not { } xfrm || isOuter)
        {
            return next;
        }

        if (isForwarded && xfrm.LookupPolicy(XfrmDirection.Forward, skb.Source, skb.Destination, skb.Mark) is { } required)
        {
            walk.Evidence.Add(required);
            if (!required.IsOptional && !skb.IsDecrypted)
            {
                walk.Record(Stage.XfrmPolicy, HopAction.Drop, XfrmCodes.PolicyForbids, FrameStart.Ipv4);
                return walk.Fail(new DropReason(Disposition.Dropped, "XfrmInTmplMismatch"));
            }
        }

        skb.OutboundPolicy = xfrm.LookupPolicy(XfrmDirection.Out, skb.Source, skb.Destination, skb.Mark);
        if (skb.OutboundPolicy is { } demanded)
        {
            walk.Evidence.Add(demanded);
            walk.Evidence.Add(demanded.MarkLine);
            if (demanded.IsBlock)
            {
                walk.Record(Stage.XfrmPolicy, HopAction.Drop, XfrmCodes.PolicyBlocks, FrameStart.Ipv4);
                return walk.Fail(new DropReason(Disposition.Dropped, "XfrmOutPolBlock"));
            }
        }

        if (walk.Evidence.Count > 0)
        {
            walk.Record(
                Stage.XfrmPolicy, HopAction.Allow, skb.OutboundPolicy is null ? XfrmCodes.PolicyAllows : XfrmCodes.PolicyDemands, FrameStart.Ipv4);
        }

        return next;
    }
}
