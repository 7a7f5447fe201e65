using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.ViewModels;

/// <summary>Packets and hops of a trace for the browser.</summary>
internal sealed class PlayablePacketMapper(DatapathConfig config, FlowKind kind, PlaceWords words)
{
    public PlayablePacket Map(PacketTrace packet)
    {
        var history = new FrameHistory();
        var hops = ImmutableArray.CreateBuilder<PlayableHop>(packet.Hops.Length);
        var shortName = "";
        foreach (var hop in packet.Hops)
        {
            var view = hop.Frame.IsEmpty ? null : history.Next(hop.Frame, hop.FrameStart ?? FrameStart.Ethernet);
            if (view is not null && shortName.Length == 0)
            {
                shortName = FrameReading.ShortName(hop.Frame, view.Layers);
            }

            hops.Add(Map(hop, hops.Count, view, hops.Count == packet.Hops.Length - 1 ? packet.Failure : null));
        }

        return new PlayablePacket
        {
            Index = packet.Index,
            Direction = DirectionName(packet.Direction),
            Summary = packet.Summary,
            ShortName = shortName.Length > 0 ? shortName : "connect",
            Hops = hops.MoveToImmutable(),
        };
    }

    /// <summary><c>request</c>, <c>reply</c> or null.</summary>
    public static string? DirectionName(PacketDirection direction) => direction switch
    {
        PacketDirection.Request => "request",
        PacketDirection.Reply => "reply",
        _ => null,
    };

    private PlayableHop Map(Hop hop, int index, FrameView? view, DropReason? failure)
    {
        var text = Explanations.Render(hop, words.Language, words.NodePrefix);
        var citation = CitationText.Of(hop.Code.Citation, config.Cilium, config.Kernel);
        return new PlayableHop
        {
            Index = index,
            Node = hop.Place.Node,
            Netns = hop.Place.NetNs,
            Interface = hop.Place.Interface,
            Stage = StageNames.Of(hop.Stage),
            Program = hop.Program,
            Action = StageNames.Of(hop.Action),
            Target = hop.Target,
            Sign = HopNames.Sign(hop),
            Name = HopNames.Name(hop),
            Detail = HopNames.Detail(hop, kind, words),
            Place = words.Of(hop.Place),
            Code = hop.Code.Value,
            Headline = text.Headline,
            Explanation = text.Sentence,
            Evidence = [.. hop.Evidence.Select(entry => new PlayableEvidence(words.Source(entry, hop.Place), entry.Entry))],
            Citation = new PlayableCitation(hop.Code.Citation.Source == SourceTree.Cilium ? citation.Project : TraceTexts.KernelTree.In(words.Language), citation.File, citation.Symbol, citation.Version, citation.Url),
            Confidence = ConfidenceName(hop),
            Ttl = hop.Ttl,
            TtlBefore = hop.TtlBefore,
            Mark = hop.Mark?.ToString(),
            Frame = Convert.ToHexStringLower(hop.Frame.Span),
            FrameStart = hop.FrameStart switch { FrameStart.Ethernet => "ethernet", FrameStart.Ipv4 => "ipv4", _ => null },
            Layers = view?.Views ?? [],
            Changes = view?.Changes ?? [],
            Wrappers = view is null ? [] : FrameReading.Wrappers(view.Layers),
            Skips = hop is { Skips: { } skipped, Place: { Node: { } node, NetNs: { } netNs } } ? new InterfaceRef(node, netNs, skipped) : null,
            TakenFrom = TakenFrom(hop),
            End = failure is null ? null : "dropped",
            EndReason = failure is null ? "" : failure.Counter ?? Explanations.Plain(text.Headline),
        };
    }

    /// <summary>The weaker of what the code and the hop themselves claim.</summary>
    public static string ConfidenceName(Hop hop) => (Confidence)Math.Max((int)hop.Confidence, (int)hop.Code.Confidence) switch
    {
        Confidence.Source => "source",
        Confidence.Observed => "observed",
        Confidence.Inferred => "inferred",
        _ => "unverified",
    };

    private static InterfaceRef? TakenFrom(Hop hop)
    {
        var isRedirect = hop.Action is HopAction.Redirect or HopAction.RedirectIngress or HopAction.RedirectNeigh or HopAction.RedirectPeer;
        return isRedirect && hop.Stage == Stage.TcEgress && hop.Place is { Node: { } node, NetNs: { } netNs, Interface: { } name }
            ? new InterfaceRef(node, netNs, name)
            : null;
    }
}
