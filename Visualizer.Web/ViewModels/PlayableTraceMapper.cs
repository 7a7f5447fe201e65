using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.Texts.Terms;
using Visualizer.Web.ViewModels.Browse;
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
        var glossary = Glossary.In(language);
        var packets = new PlayablePacketMapper(datapath.Config, flow.Kind, words);
        ImmutableArray<PlayablePacket> played = [.. trace.Packets.Select(packets.Map)];
        var nodes = new PlayableNodeMapper(datapath, trace, ends, words).Map();
        return new PlayableTrace
        {
            Key = key,
            Locale = LanguageTag.Of(language),
            Title = TraceTexts.Title.In(language, FlowKinds.Name(request.Kind), request.From, request.To),
            Nodes = nodes,
            Fleet = PlayableNodeMapper.FleetOf(datapath.Index),
            Underlay = new PlayableUnderlay(TraceTexts.Underlay.In(language), underlay),
            Packets = played,
            Taps = new PlayableTapMapper(trace, words).Map(),
            Disposition = DispositionName(trace.Disposition),
            DispositionMeans = AnswerTerms.Meaning(DispositionName(trace.Disposition)).In(language),
            DispositionText = TraceTexts.Sentence(trace.Disposition, trace.DropReason, language),
            DropReason = trace.DropReason,
            FailedAt = trace.FailedAt is { } at ? new Position(at.Packet, at.Hop) : null,
            Client = new PlayableClient(ends.Command, trace.Client.Output, trace.Client.ReplyTtl),
            Owners = Owners(played, nodes, datapath.Index),
            Labels = WorkbenchLabels.In(language),
            Glossary = new PlayableGlossary(glossary.Pattern, glossary.Terms),
        };
    }

    // Addresses that the texts of the hops name, with what owns them; hosts outside that the flow meets need no scenario to declare them.
    private static ImmutableSortedDictionary<string, string> Owners(ImmutableArray<PlayablePacket> packets, ImmutableArray<PlayableNode> nodes, ClusterIndex index)
    {
        var owners = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var links = new LinkedText(index);
        var hops = packets.SelectMany(packet => packet.Hops).ToList();
        var texts = hops.SelectMany(hop => hop.Evidence).Select(evidence => evidence.Entry)
            .Concat(hops.SelectMany(hop => hop.Layers).SelectMany(layer => layer.Fields).Select(field => field.Value));
        foreach (var part in texts.Distinct(StringComparer.Ordinal).SelectMany(text => links.Parts(text)))
        {
            if (part.Place is { } place)
            {
                owners[part.Text.ToLowerInvariant()] = place.ToString();
            }
        }

        foreach (var host in nodes.Where(node => NetNames.IsExternal(node.Id)))
        {
            owners.TryAdd(host.Ip, BrowsePlace.At(host.Id, "host").ToString());
        }

        return owners.ToImmutable();
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
