using System.Collections.Immutable;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The handler of every stage that the walk can enter, in the order of <see cref="Stage"/>.</summary>
internal static class StageHandlers
{
    private static readonly ImmutableArray<(Stage Stage, IStageHandler Handler)> All =
    [
        (Stage.SocketSend, new SocketSendStage()),
        (Stage.SocketReceive, new SocketReceiveStage()),
        (Stage.CgroupRecvmsg4, new CgroupReceiveStage()),
        (Stage.Xdp, new XdpStage()),
        (Stage.DevReceive, new DevReceiveStage()),
        (Stage.TcIngress, new TcIngressStage()),
        (Stage.TcEgress, new TcEgressStage()),
        (Stage.NfPrerouting, new NetfilterStage(Stage.NfPrerouting, NetfilterHook.Prerouting)),
        (Stage.NfInput, new NetfilterStage(Stage.NfInput, NetfilterHook.Input)),
        (Stage.NfForward, new NetfilterStage(Stage.NfForward, NetfilterHook.Forward)),
        (Stage.NfOutput, new NetfilterStage(Stage.NfOutput, NetfilterHook.Output)),
        (Stage.NfPostrouting, new NetfilterStage(Stage.NfPostrouting, NetfilterHook.Postrouting)),
        (Stage.RouteLookup, new RouteLookupStage()),
        (Stage.Forward, new ForwardStage()),
        (Stage.LocalDeliver, new LocalDeliverStage()),
        (Stage.XfrmPolicy, new XfrmPolicyStage()),
        (Stage.XfrmEncrypt, new XfrmEncryptStage()),
        (Stage.XfrmDecrypt, new XfrmDecryptStage()),
        (Stage.TunnelEncap, new TunnelEncapStage()),
        (Stage.TunnelDecap, new TunnelDecapStage()),
        (Stage.WireguardEncrypt, new WireguardEncryptStage()),
        (Stage.WireguardDecrypt, new WireguardDecryptStage()),
        (Stage.Neighbour, new NeighbourStage()),
        (Stage.DevTransmit, new DevTransmitStage()),
        (Stage.Wire, new WireStage()),
    ];

    private static readonly IStageHandler?[] ByStage = Index();

    /// <summary>The handler of a stage.</summary>
    /// <exception cref="InvalidOperationException">The walk has no such stage yet.</exception>
    public static IStageHandler Of(Stage stage) =>
        ByStage[(int)stage] ?? throw new InvalidOperationException($"No handler for stage {stage}.");

    private static IStageHandler?[] Index()
    {
        var handlers = new IStageHandler?[Enum.GetValues<Stage>().Length];
        foreach (var (stage, handler) in All)
        {
            handlers[(int)stage] = handler;
        }

        return handlers;
    }
}
