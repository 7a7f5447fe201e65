using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The underlay: one Ethernet segment with all nodes and the default gateway, which is a router to the world.</summary>
internal sealed class WireStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var index = walk.Flow.Cluster.Index;
        var destination = walk.Skb.EthernetDestination;
        walk.Flow.Clock += StageCosts.Of(Stage.Wire);
        if (index.NodeOfMac(destination) is { } node)
        {
            var device = walk.Flow.Visit(node).Datapath.Host.Find("eth0")!;
            Cross(walk, HopAction.Forward, WireCodes.Forwards, node.Name);
            walk.Skb.Mark = Mark.None;
            walk.Skb.TunnelKey = null;
            walk.Skb.IsDecrypted = false;
            DevReceiveStage.Enter(walk, device);
            return device.Xdp is null ? Stage.DevReceive : Stage.Xdp;
        }

        var isGateway = destination == index.Cluster.Gateway.Mac;
        Cross(walk, HopAction.Unreachable, isGateway ? WireCodes.GatewayHasNoRoute : WireCodes.NobodyThere, destination);
        return walk.Fail(new DropReason(Disposition.Unreachable, null));
    }

    private static void Cross(PacketWalk walk, HopAction action, HopCode code, object towards) => walk.Add(new Hop
    {
        Place = default,
        Stage = Stage.Wire,
        Action = action,
        Code = code,
        Args = [towards],
        Confidence = code.Confidence,
        Ttl = walk.Skb.InnermostTtl,
        Mark = Mark.None,
        Frame = walk.Skb.Snapshot(FrameStart.Ethernet),
        FrameStart = FrameStart.Ethernet,
    });
}
