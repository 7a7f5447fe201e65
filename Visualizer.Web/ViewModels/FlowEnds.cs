using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>Client and server of a traced flow: where their processes are and what they do.</summary>
internal sealed class FlowEnds
{
    private readonly Flow flow;
    private readonly Place? client;
    private readonly Place? server;
    private readonly string serverPort = "";

    public FlowEnds(Flow flow, Trace trace)
    {
        this.flow = flow;
        var requests = trace.Packets.Where(packet => packet.Direction == PacketDirection.Request).ToList();
        client = requests.FirstOrDefault()?.Hops.FirstOrDefault()?.Place;
        Command = $"{FlowKinds.Name(flow.Kind)} {flow.TypedHost}";
        if (requests.Select(packet => packet.Hops.LastOrDefault()).FirstOrDefault(hop => hop?.Stage == Stage.SocketReceive) is { } received)
        {
            server = received.Place;
            serverPort = FieldOf(received, "Destination port");
        }
    }

    /// <summary>The command that the client was started with: <c>ping 10.0.0.72</c>.</summary>
    public string Command { get; }

    /// <summary>What runs in the netns when it is an end of the flow; null when it is none.</summary>
    public string? ProcessIn(string node, string netNs, Language language)
    {
        if (Is(client, node, netNs))
        {
            return Command;
        }

        return !Is(server, node, netNs) ? null
            : flow.Kind == FlowKind.Ping ? TraceTexts.KernelAnswers.In(language)
            : TraceTexts.Listens.In(language, flow.Kind == FlowKind.Curl ? "TCP" : "UDP", serverPort);
    }

    private static bool Is(Place? end, string node, string netNs) => end is { } place && place.Node == node && place.NetNs == netNs;

    private static string FieldOf(Hop hop, string name)
    {
        var layers = hop.Frame.IsEmpty ? [] : Dissector.Dissect(hop.Frame.Span, hop.FrameStart ?? FrameStart.Ethernet);
        return layers.Where(layer => layer.Kind != LayerKind.Ethernet)
            .SelectMany(layer => layer.Fields)
            .FirstOrDefault(field => field.Name == name).Value ?? "";
    }
}
