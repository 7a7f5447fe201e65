using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>Sign, name and detail of a hop in the hop list.</summary>
internal static class HopNames
{
    public static string Sign(Hop hop) => hop.Stage switch
    {
        Stage.Wire => "wire",
        Stage.DevReceive or Stage.DevTransmit => "tap",
        _ when IsHook(hop.Stage) => "program",
        _ => "kernel",
    };

    public static string Name(Hop hop) => IsHook(hop.Stage) && hop.Program is { } program ? program : StageNames.Of(hop.Stage);

    public static string Detail(Hop hop, FlowKind kind, PlaceWords words) => hop.Stage switch
    {
        Stage.Wire => hop.Frame.IsEmpty ? "" : TraceTexts.Bytes.In(words.Language, hop.Frame.Length),
        Stage.DevReceive or Stage.DevTransmit => hop.Action == HopAction.Drop ? StageNames.Of(hop.Action) : hop.Place.Interface ?? "",
        Stage.RouteLookup => hop.Action == HopAction.Unicast ? hop.Target ?? "" : StageNames.Of(hop.Action),
        Stage.Neighbour => hop.Action == HopAction.Resolve ? hop.Place.Interface ?? hop.Target ?? "" : StageNames.Of(hop.Action),
        Stage.SocketSend => FlowKinds.Name(kind),
        Stage.Forward or Stage.LocalDeliver or Stage.SocketReceive or Stage.XfrmPolicy when IsPlain(hop.Action) => "",
        _ => StageNames.Of(hop.Action),
    };

    /// <summary>Whether the stage is a hook that a BPF program runs in.</summary>
    public static bool IsHook(Stage stage) => stage
        is Stage.TcIngress or Stage.TcEgress or Stage.Xdp or Stage.CgroupConnect4 or Stage.CgroupSendmsg4 or Stage.CgroupRecvmsg4;

    private static bool IsPlain(HopAction action) => action is HopAction.Forward or HopAction.Deliver or HopAction.Allow;
}
