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
        if (!EspHeader.TryParse(skb.Payload, out var header)
            || walk.NetNs.Xfrm?.LookupInbound(skb.Destination, header.Spi, skb.Mark) is not { } state)
        {
            walk.Evidence.Add(skb.Route!);
            walk.Record(Stage.XfrmDecrypt, HopAction.Drop, XfrmCodes.NoState, FrameStart.Ipv4, args: [header.Spi]);
            return walk.Fail(new DropReason(Disposition.Dropped, "XfrmInNoStates"));
        }

        var source = skb.Source;
        walk.Evidence.Add(state);
        if (!EspTransform.TryDecrypt(skb, state))
        {
            walk.Record(Stage.XfrmDecrypt, HopAction.Drop, XfrmCodes.IntegrityFails, FrameStart.Ipv4);
            return walk.Fail(new DropReason(Disposition.Dropped, "XfrmInStateProtoError"));
        }

        skb.Route = null;
        walk.Record(Stage.XfrmDecrypt, HopAction.Decrypt, XfrmCodes.Decrypts, FrameStart.Ipv4, args: [source]);
        return Stage.DevReceive;
    }
}
