using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>Policy routing, for received packets with the checks of their source.</summary>
/// <remarks>Source: <c>net/ipv4/route.c ip_route_input_slow, ip_route_output_key_hash @ 5.11</c>; <c>net/ipv4/fib_frontend.c fib_validate_source @ 5.11</c>.</remarks>
internal sealed class RouteLookupStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var isInput = skb.InputDevice is not null;
        if (isInput && skb.PacketType == PacketType.OtherHost)
        {
            walk.Evidence.Add(new LinkLine(walk.Device));
            walk.Record(Stage.RouteLookup, HopAction.Drop, RoutingCodes.OtherHost, FrameStart.Ipv4);
            return walk.Fail(new DropReason(Disposition.Dropped, null));
        }

        var found = walk.NetNs.Routing.Lookup(skb.Destination, skb.Mark);
        if (found.IsUnreachable)
        {
            walk.Evidence.Add(walk.NetNs.Routing.Rules[^1]);
            walk.Record(Stage.RouteLookup, HopAction.Unreachable, RoutingCodes.NoRoute, FrameStart.Ipv4);
            return walk.FailAndTell(
                new DropReason(Disposition.Unreachable, isInput ? "IpExtInNoRoutes" : "IpOutNoRoutes"),
                Icmpv4Message.Unreachable(Icmpv4Message.NetUnreachable, skb.Packet));
        }

        var route = found.Route!;
        if (isInput && RefusesSource(walk, out var reason))
        {
            return walk.Fail(reason);
        }

        if (found.Rule!.MarkMask != 0)
        {
            walk.Evidence.Add(found.Rule);
        }

        walk.Evidence.Add(route);
        skb.Route = route;
        if (found.IsLocal)
        {
            walk.Record(Stage.RouteLookup, HopAction.Local, RoutingCodes.Local, FrameStart.Ipv4);
            if (isInput)
            {
                return Stage.NfInput;
            }

            skb.Device = walk.NetNs.Interfaces[0];
            return Stage.NfOutput;
        }

        walk.Record(
            Stage.RouteLookup, HopAction.Unicast, found.Rule.MarkMask != 0 ? RoutingCodes.UnicastByMark : RoutingCodes.Unicast, FrameStart.Ipv4,
            target: route.Device, args: [route.Gateway is { } gateway ? gateway : skb.Destination]);
        if (isInput)
        {
            return Stage.XfrmPolicy;
        }

        skb.Device = route.Device;
        return Stage.XfrmPolicy;
    }

    /// <summary>Whether the source of a received packet makes it a martian or fails the reverse path filter.</summary>
    private static bool RefusesSource(PacketWalk walk, [NotNullWhen(true)] out DropReason? reason)
    {
        var skb = walk.Skb;
        var device = walk.Device;
        reason = null;
        if (!device.AcceptLocal && device.Kind != DeviceKind.Loopback && walk.NetNs.Routing.IsLocal(skb.Source))
        {
            walk.Evidence.Add(walk.NetNs.Routing.Lookup(skb.Source, Addressing.Mark.None).Route!);
            walk.Record(Stage.RouteLookup, HopAction.Drop, RoutingCodes.Martian, FrameStart.Ipv4);
            reason = new DropReason(Disposition.Dropped, null);
        }
        else if (device.RpFilter > 0)
        {
            var back = walk.NetNs.Routing.Lookup(skb.Source, skb.Mark).Route;
            if (back is null || (device.RpFilter == 1 && back.Device != device))
            {
                walk.Evidence.AddIfAny(back);
                walk.Evidence.AddIfAny(back is null ? walk.NetNs.Routing.Rules[^1] : null);
                walk.Record(Stage.RouteLookup, HopAction.Drop, RoutingCodes.ReversePath, FrameStart.Ipv4);
                reason = new DropReason(Disposition.Dropped, "IPReversePathFilter");
            }
        }

        return reason is not null;
    }
}
