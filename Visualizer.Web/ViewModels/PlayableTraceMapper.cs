using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.ViewModels;

/// <summary>A trace, the cluster it crossed and a language → everything that the browser needs to draw and play it. Pure.</summary>
public static class PlayableTraceMapper
{
    /// <summary>Maps a trace.</summary>
    /// <param name="key">Differs whenever anything else in the answer does.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="answer">The answer; it has a trace.</param>
    /// <param name="language">The reader's language.</param>
    public static PlayableTrace Map(string key, FlowRequest request, TraceAnswer answer, Language language)
    {
        if (answer is not { Trace: { } trace, Cluster: { } datapath, Flow: { } flow })
        {
            throw new ArgumentException("There is no trace to play.", nameof(answer));
        }

        var cluster = datapath.Index.Cluster;
        var prefix = NetNames.SharedPrefix([.. cluster.Nodes.Select(node => node.Name)]);
        var underlay = cluster.NodeCidr.ToString();
        var words = new PlaceWords(language, prefix, underlay);
        var ends = new FlowEnds(flow, trace);
        var packets = new PlayablePacketMapper(datapath.Config, flow.Kind, words);
        return new PlayableTrace
        {
            Key = key,
            Locale = LanguageTag.Of(language),
            Title = TraceTexts.Title.In(language, FlowKinds.Name(request.Kind), request.From, request.To),
            Nodes = new PlayableNodeMapper(datapath, trace, ends, words).Map(),
            Underlay = new PlayableUnderlay(TraceTexts.Underlay.In(language), underlay),
            Packets = [.. trace.Packets.Select(packets.Map)],
            Taps = new PlayableTapMapper(trace, words).Map(),
            Disposition = DispositionName(trace.Disposition),
            DispositionText = TraceTexts.Sentence(trace.Disposition, trace.DropReason, language),
            DropReason = trace.DropReason,
            FailedAt = trace.FailedAt is { } at ? new Position(at.Packet, at.Hop) : null,
            Client = new PlayableClient(ends.Command, trace.Client.Output, trace.Client.ReplyTtl),
            Labels = WorkbenchLabels.In(language),
        };
    }

    /// <summary>The disposition as the API spells it.</summary>
    public static string DispositionName(Disposition disposition) => disposition switch
    {
        Disposition.Denied => "denied",
        Disposition.TooBig => "tooBig",
        Disposition.Unreachable => "unreachable",
        Disposition.Dropped => "dropped",
        _ => "delivered",
    };
}
