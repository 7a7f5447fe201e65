using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The application's send, or the kernel's own answer to an echo request.</summary>
internal sealed class SocketSendStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        foreach (var device in walk.NetNs.Interfaces)
        {
            if (device.Address == skb.Source)
            {
                walk.Evidence.Add(device.AddressLine);
                break;
            }
        }

        var code = walk.Direction == PacketDirection.None ? SocketCodes.KernelSendsHandshake
            : skb.IcmpType == 0 ? SocketCodes.KernelAnswersEcho
            : skb.IsIcmpError ? SocketCodes.KernelReportsError
            : skb.TcpFlags.HasFlag(TcpFlags.Rst) ? SocketCodes.KernelResets
            : SocketCodes.Sends;
        walk.Record(Stage.SocketSend, HopAction.Transmit, code, FrameStart.Ipv4);
        return Stage.RouteLookup;
    }
}
