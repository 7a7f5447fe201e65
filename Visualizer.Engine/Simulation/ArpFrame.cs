using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>One ARP frame on its way: it never enters the IP stack, so it visits devices, TC hooks and the wire only.</summary>
internal sealed class ArpFrame
{
    private readonly FlowState _flow;
    private readonly byte[] _octets;
    private readonly string _summary;
    private readonly int _index;
    private readonly List<Hop> _hops = [];

    /// <summary>Takes the next place among the packets of the flow.</summary>
    public ArpFrame(FlowState flow, byte[] octets, string summary)
    {
        (_flow, _octets, _summary) = (flow, octets, summary);
        _index = flow.Reserve();
    }

    /// <summary>Out by a device: the program on TC egress lets it pass, then the tap sees it.</summary>
    public void Leaves(NetInterface device)
    {
        Passes(device, Stage.TcEgress, device.TcEgress);
        At(device, Stage.DevTransmit, HopAction.Transmit, DeviceCodes.Transmits(false, device.Kind == DeviceKind.Uplink, false), target: device.Peer);
    }

    /// <summary>In by a device: the tap sees it, and the program on TC ingress lets it pass to the kernel's ARP.</summary>
    public void Arrives(NetInterface device)
    {
        Reaches(device);
        Passes(device, Stage.TcIngress, device.TcIngress);
    }

    /// <summary>In by a device, as far as its tap.</summary>
    public void Reaches(NetInterface device)
    {
        if (device.Xdp is { } program)
        {
            At(device, Stage.Xdp, HopAction.Pass, ArpCodes.ProgramPasses, program);
        }

        At(device, Stage.DevReceive, HopAction.Receive, DeviceCodes.Receives);
    }

    /// <summary>Across the segment.</summary>
    public void Crosses(HopAction action, HopCode code, params object?[] args)
    {
        _flow.Clock += StageCosts.Of(Stage.Wire);
        Add(default, Stage.Wire, action, code, args, null, null);
    }

    /// <summary>A hop at a device.</summary>
    public void At(NetInterface device, Stage stage, HopAction action, HopCode code, IProgram? program = null, NetInterface? target = null, params object?[] args)
    {
        _flow.Clock += StageCosts.Of(stage);
        if (stage is Stage.DevTransmit or Stage.DevReceive)
        {
            var sighting = new Sighting(
                _index, _hops.Count, PacketDirection.None, stage == Stage.DevTransmit, _flow.Clock, _flow.NextSighting(), _octets);
            _flow.VisitOf(device.NetNs).See(device.NodeIndex, sighting);
        }

        Add(new Place(device.NetNs.Node, device.NetNs.Name, device.Name), stage, action, code, args, program, target);
    }

    /// <summary>Files the frame.</summary>
    public void End(DropReason? failure) =>
        _flow.Packets[_index] = new PacketTrace(_index, PacketDirection.None, _summary, [.. _hops], failure);

    private void Passes(NetInterface device, Stage stage, IProgram? program)
    {
        if (program is not null)
        {
            At(device, stage, HopAction.Ok, ArpCodes.ProgramPasses, program);
        }
    }

    private void Add(Place place, Stage stage, HopAction action, HopCode code, object?[] args, IProgram? program, NetInterface? target)
    {
        _hops.Add(new Hop
        {
            Place = place,
            Stage = stage,
            Program = program?.Name,
            Action = action,
            Target = target?.Name,
            Code = code,
            Args = [.. args],
            Evidence = program is null ? [] : [program.Filter],
            Confidence = code.Confidence,
            Mark = Mark.None,
            Frame = _octets,
            FrameStart = FrameStart.Ethernet,
        });
        _flow.Watch?.Invoke(new FlowMoment(_index, _hops.Count - 1, _flow.StateOf));
    }
}
