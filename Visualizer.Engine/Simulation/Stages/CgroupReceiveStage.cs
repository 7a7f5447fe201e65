using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>recvmsg() of the client: the cgroup program tells the application the address that it asked, not the backend's.</summary>
/// <remarks>Source: <c>net/ipv4/udp.c udp_recvmsg @ 5.11</c> (<c>BPF_CGROUP_RUN_PROG_UDP4_RECVMSG_LOCK</c>).</remarks>
internal sealed class CgroupReceiveStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var hook = walk.Hook;
        (hook.State, hook.Evidence, hook.PinnedBackend) = (walk.Visit.State, walk.Evidence, walk.Flow.PinnedBackend);
        var call = new SocketCall(walk.NetNs, (TransportProtocol)skb.Protocol, skb.Source, skb.SourcePort);
        var verdict = walk.Visit.SocketProgram!.Receive(call, hook);
        walk.Flow.Clock += StageCosts.Of(Stage.CgroupRecvmsg4);
        walk.Peer = (verdict.Address, verdict.Port);
        walk.Add(new Hop
        {
            Place = new Place(walk.NetNs.Node, walk.NetNs.Name, null),
            Stage = Stage.CgroupRecvmsg4,
            Program = verdict.Program,
            Action = verdict.Action,
            Code = verdict.Code,
            Args = verdict.Args is null ? [] : [.. verdict.Args],
            Evidence = walk.Evidence.Take(),
            Confidence = verdict.Code.Confidence,
        });
        return null;
    }
}
