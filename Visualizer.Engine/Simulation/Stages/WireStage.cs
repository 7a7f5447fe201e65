using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
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
        walk.Flow.Clock += StageCosts.Of(Stage.Wire);
        if (walk.NetNs.Node == Gateway.NodeName)
        {
            return LeaveGateway(walk);
        }

        if (walk.Skb.PacketLength > walk.Device.Mtu + NetInterface.MtuTolerance)
        {
            Cross(walk, HopAction.Drop, WireCodes.TooLong, walk.Skb.PacketLength);
            return walk.Fail(new DropReason(Disposition.TooBig, null));
        }

        var destination = walk.Skb.EthernetDestination;
        if (index.NodeOfMac(destination) is { } node)
        {
            Cross(walk, HopAction.Forward, WireCodes.Forwards, node.Name);
            return Arrive(walk, walk.Flow.Visit(node).Host.Find("eth0")!);
        }

        if (destination == index.Cluster.Gateway.Mac || destination == ExternalNetNs.GatewayMacBeyond(index.Cluster))
        {
            return Route(walk);
        }

        if (index.LanHostOfMac(destination) is { } host)
        {
            Cross(walk, HopAction.Forward, WireCodes.ForwardsToHost, host.Name);
            return Arrive(walk, walk.Flow.Visit(host).Host.Interfaces[0]);
        }

        Cross(walk, HopAction.Unreachable, WireCodes.NobodyThere, destination);
        return walk.Fail(new DropReason(Disposition.Unreachable, null));
    }

    /// <summary>The gateway: for itself, TTL − 1 and on, or no route. It answers nobody for addresses of pods and services.</summary>
    private static Stage? Route(PacketWalk walk)
    {
        var skb = walk.Skb;
        var flow = walk.Flow;
        var cluster = flow.Cluster.Index.Cluster;
        if (skb.Destination == cluster.Gateway.Ip)
        {
            return Take(walk, cluster);
        }

        if (Gateway.NextHop(flow, skb.Destination) is not { } next)
        {
            Cross(walk, HopAction.Unreachable, WireCodes.GatewayHasNoRoute, skb.Destination);
            return walk.Fail(new DropReason(Disposition.Unreachable, null));
        }

        if (skb.Ttl <= 1)
        {
            Cross(walk, HopAction.Drop, WireCodes.GatewayTtlExpired, cluster.Gateway.Ip);
            var reason = new DropReason(Disposition.Dropped, null);
            if (Gateway.NextHop(flow, skb.Source) is null)
            {
                return walk.Fail(reason);
            }

            EnterGateway(walk, cluster);
            return walk.FailAndTell(reason, Icmpv4Message.TimeExceeded(skb.Packet));
        }

        var before = skb.InnermostTtl;
        skb.DecrementTtl();
        skb.SetEthernet(next.Mac, Gateway.MacTowards(flow, next));
        Cross(walk, HopAction.Forward, WireCodes.GatewayRoutes, next.NetNs.Node, before);
        return Arrive(walk, next);
    }

    private static Stage? Take(PacketWalk walk, Cluster cluster)
    {
        if (walk.Skb.IcmpType != 8)
        {
            Cross(walk, HopAction.Unreachable, WireCodes.GatewayServesNothing, cluster.Gateway.Ip);
            return walk.Fail(new DropReason(Disposition.Unreachable, null));
        }

        Cross(walk, HopAction.Forward, WireCodes.GatewayTakes, cluster.Gateway.Ip);
        EnterGateway(walk, cluster);
        while (walk.Skb.Assembly is { } assembly && Ipv4Packet.IsFragment(walk.Skb.Packet))
        {
            if (!assembly.Add(walk.Skb))
            {
                return walk.NextFragment();
            }

            walk.Reassemble();
        }

        return null;
    }

    /// <summary>What the gateway itself sends: its answers, and its ICMP errors.</summary>
    private static Stage? LeaveGateway(PacketWalk walk)
    {
        var skb = walk.Skb;
        if (Gateway.NextHop(walk.Flow, skb.Destination) is not { } next)
        {
            Cross(walk, HopAction.Unreachable, WireCodes.GatewayHasNoRoute, skb.Destination);
            return walk.Fail(new DropReason(Disposition.Unreachable, null));
        }

        skb.SetEthernet(next.Mac, Gateway.MacTowards(walk.Flow, next));
        Cross(walk, HopAction.Forward, WireCodes.GatewaySends, next.NetNs.Node);
        return Arrive(walk, next);
    }

    private static void EnterGateway(PacketWalk walk, Cluster cluster) => walk.MoveTo(Gateway.NetNsOf(cluster).Interfaces[0]);

    private static Stage? Arrive(PacketWalk walk, NetInterface device)
    {
        var skb = walk.Skb;
        skb.Mark = Mark.None;
        skb.TunnelKey = null;
        skb.IsDecrypted = false;
        DevReceiveStage.Enter(walk, device);
        return device.Xdp is null ? Stage.DevReceive : Stage.Xdp;
    }

    private static void Cross(PacketWalk walk, HopAction action, HopCode code, object towards, byte? ttlBefore = null) => walk.Add(new Hop
    {
        Place = default,
        Stage = Stage.Wire,
        Action = action,
        Code = code,
        Args = [towards],
        Confidence = code.Confidence,
        Ttl = walk.Skb.InnermostTtl,
        TtlBefore = ttlBefore,
        Mark = Mark.None,
        Frame = walk.Skb.Snapshot(FrameStart.Ethernet),
        FrameStart = FrameStart.Ethernet,
    });
}
