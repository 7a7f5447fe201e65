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
        foreach (var device in walk.NetNs.Interfaces)
        {
            if (device.Address == walk.Skb.Source)
            {
                walk.Evidence.Add(device.AddressLine);
                break;
            }
        }

        walk.Record(Stage.SocketSend, HopAction.Transmit, walk.Skb.IcmpType == 0 ? SocketCodes.KernelAnswersEcho : SocketCodes.Sends, FrameStart.Ipv4);
        return Stage.RouteLookup;
    }
}
