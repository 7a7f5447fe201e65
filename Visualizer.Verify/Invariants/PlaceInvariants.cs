using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of where a packet is: it moves over devices, and only what a frame carries moves with it.</summary>
internal static class PlaceInvariants
{
    public static readonly Invariant MovesOverDevices = new("a packet changes its node on the wire and its netns over a pair of devices", Jumps);
    public static readonly Invariant MarksStay = new("a mark stays in its netns", MarkTravels);
    public static readonly Invariant MtuIsKept = new("no frame on the wire is larger than the MTU of the device that sent it", TooLarge);
    public static readonly Invariant FramesFindTheirDevice = new("a pod takes only frames for its own MAC address", ForSomebodyElse);

    private static IEnumerable<string> Jumps(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            Hop? before = null;
            var hasCrossed = false;
            foreach (var hop in packet.Hops)
            {
                if (hop.Place.Node is null)
                {
                    hasCrossed = true;
                    continue;
                }

                var samePlace = before is null || (before.Place.Node == hop.Place.Node && before.Place.NetNs == hop.Place.NetNs);
                var moves = before?.Stage == Stage.DevTransmit || before?.Action == HopAction.RedirectPeer || before?.Code == DeliveryCodes.FragmentWaits;
                if (!hasCrossed && !samePlace && (before!.Place.Node != hop.Place.Node ? before.Code != DeliveryCodes.FragmentWaits : !moves))
                {
                    yield return $"{At(packet, hop)}: comes from {before.Place}";
                }

                before = hop;
                hasCrossed = false;
            }
        }
    }

    private static IEnumerable<string> MarkTravels(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            for (var index = 1; index < packet.Hops.Length; index++)
            {
                var (before, hop) = (packet.Hops[index - 1], packet.Hops[index]);
                var isFresh = before.Stage == Stage.Wire || (before.Stage == Stage.DevTransmit && before.Place.NetNs != hop.Place.NetNs);
                if (isFresh && hop.Stage == Stage.DevReceive && hop.Mark != Mark.None)
                {
                    yield return $"{At(packet, hop)}: mark {hop.Mark} came with the frame";
                }
            }
        }
    }

    private static IEnumerable<string> TooLarge(TraceAnswer answer)
    {
        var mtu = answer.Config.Datapath!.DeviceMtu;
        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                if (hop.Stage == Stage.Wire && hop.Frame.Length > mtu + EthernetHeader.LengthBytes)
                {
                    yield return $"{At(packet, hop)}: {hop.Frame.Length} octets";
                }
            }
        }
    }

    private static IEnumerable<string> ForSomebodyElse(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            for (var index = 0; index < packet.Hops.Length - 1; index++)
            {
                var hop = packet.Hops[index];
                if (hop.Stage == Stage.DevReceive && hop.FrameStart == FrameStart.Ethernet && DeviceOf(answer, hop.Place) is { Kind: DeviceKind.Veth or DeviceKind.Uplink } device
                    && EthernetHeader.DestinationOf(hop.Frame.Span) != device.Mac && packet.Direction != PacketDirection.None)
                {
                    yield return $"{At(packet, hop)}: the frame is for {EthernetHeader.DestinationOf(hop.Frame.Span)}, the device is {device.Mac}";
                }
            }
        }
    }

    /// <summary>A device of a pod, where no program can say that a frame is ours all the same; null elsewhere.</summary>
    private static NetInterface? DeviceOf(TraceAnswer answer, Place place)
    {
        if (place.NetNs == "host" || place.Node is null || answer.Cluster!.Index.Node(place.Node) is not { } node)
        {
            return null;
        }

        foreach (var device in answer.Cluster.Of(node).Find(place.NetNs!)!.Interfaces)
        {
            if (device.Name == place.Interface)
            {
                return device;
            }
        }

        return null;
    }
}
