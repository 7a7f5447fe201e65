using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>ARP of a flow that starts with cold neighbours: a request and its reply, packets of neither direction, before the first frame to a next hop.</summary>
/// <remarks>
/// Source: <c>net/ipv4/arp.c arp_solicit, arp_process @ 5.11</c>; pods are answered by from-container (<c>bpf/bpf_lxc.c tail_handle_arp @ 1.13</c>).
/// Who is asked learns the asker. Simplified: the broadcast shows at the station that it is for, not at all others of the segment.
/// </remarks>
internal sealed class ArpExchange
{
    private readonly HashSet<(string Node, string NetNs, string Device, Ipv4Address NextHop)> _known = [];

    /// <summary>Resolves a next hop unless that has happened before. Whether somebody answered, the neighbour table says.</summary>
    public void Resolve(FlowState flow, NetInterface device, Ipv4Address nextHop)
    {
        if (device.NoArp || device.Kind is not (DeviceKind.Veth or DeviceKind.Uplink) || device.Address is not { } asker || !Learn(device, nextHop))
        {
            return;
        }

        var request = new ArpFrame(
            flow, ArpPacket.RequestFrame(device.Mac, asker, nextHop), string.Create(CultureInfo.InvariantCulture, $"ARP, Request who-has {nextHop} tell {asker}"));
        var answer = device.NetNs.Neighbours.Resolve(device, nextHop)?.Mac;
        request.Leaves(device);
        if (device.Peer is { } lxc)
        {
            AskProgram(flow, request, device, lxc, nextHop, answer);
        }
        else
        {
            AskSegment(flow, request, device, nextHop, answer);
        }
    }

    private bool Learn(NetInterface device, Ipv4Address neighbour) =>
        _known.Add((device.NetNs.Node, device.NetNs.Name, device.Name, neighbour));

    private static void AskProgram(FlowState flow, ArpFrame request, NetInterface device, NetInterface lxc, Ipv4Address nextHop, MacAddress? answer)
    {
        request.Reaches(lxc);
        if (answer is not { } mac || lxc.TcIngress is not { } program)
        {
            request.End(new DropReason(Disposition.Unreachable, null));
            return;
        }

        request.At(lxc, Stage.TcIngress, HopAction.Redirect, ArpCodes.ProgramAnswers, program, lxc, nextHop, mac);
        request.End(null);
        var reply = Reply(flow, device, nextHop, mac);
        reply.Leaves(lxc);
        reply.Arrives(device);
        reply.End(null);
    }

    private void AskSegment(FlowState flow, ArpFrame request, NetInterface device, Ipv4Address nextHop, MacAddress? answer)
    {
        if (answer is not { } mac)
        {
            request.Crosses(HopAction.Unreachable, ArpCodes.NobodyAnswers, nextHop);
            request.End(new DropReason(Disposition.Unreachable, null));
            return;
        }

        var index = flow.Cluster.Index;
        var station = index.NodeOfMac(mac) is { } node ? flow.Visit(node).Host.Find("eth0")
            : index.LanHostOfMac(mac) is { } host ? flow.Visit(host).Devices[0]
            : null;
        request.Crosses(HopAction.Forward, ArpCodes.Asks, nextHop);
        if (station is not null)
        {
            Learn(station, device.Address!.Value);
            request.Arrives(station);
        }

        request.End(null);
        var reply = Reply(flow, device, nextHop, mac);
        if (station is not null)
        {
            reply.Leaves(station);
        }

        reply.Crosses(HopAction.Forward, ArpCodes.Answers, nextHop, mac);
        reply.Arrives(device);
        reply.End(null);
    }

    private static ArpFrame Reply(FlowState flow, NetInterface asker, Ipv4Address nextHop, MacAddress mac) => new(
        flow, new ArpPacket(ArpOperation.Request, asker.Mac, asker.Address!.Value, default, nextHop).ReplyFrame(mac), $"ARP, Reply {nextHop} is-at {mac}");
}
