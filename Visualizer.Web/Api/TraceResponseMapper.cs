using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Api;

/// <summary>An answer of the engine in the API's shape.</summary>
internal static class TraceResponseMapper
{
    /// <summary>Maps an answer without problems.</summary>
    public static TraceResponse Map(TraceAnswer answer, Language language)
    {
        var config = ConfigContractMapper.Map(answer, language);
        return answer is not { Trace: { } trace, Cluster.Config: { } inForce }
            ? new TraceResponse(config, null, null, null, null, [], [])
            : new TraceResponse(
                config,
                PlayableTraceMapper.DispositionName(trace.Disposition),
                trace.DropReason,
                trace.FailedAt is { } at ? new FailedAtContract(at.Packet, at.Hop) : null,
                new ClientContract(trace.Client.ReplyTtl, trace.Client.Output),
                [.. trace.Packets.Select(packet => Map(packet, inForce, language))],
                [.. trace.Taps.Select(Map)]);
    }

    private static PacketContract Map(PacketTrace packet, DatapathConfig config, Language language) => new(
        packet.Index,
        PlayablePacketMapper.DirectionName(packet.Direction),
        packet.Summary,
        [.. packet.Hops.Select((hop, index) => Map(hop, index, config, language))]);

    private static HopContract Map(Hop hop, int index, DatapathConfig config, Language language)
    {
        var citation = CitationText.Of(hop.Code.Citation, config.Cilium, config.Kernel);
        return new HopContract(
            index,
            hop.Place.Node,
            hop.Place.NetNs,
            hop.Place.Interface,
            StageNames.Of(hop.Stage),
            hop.Program,
            StageNames.Of(hop.Action),
            hop.Target,
            hop.Code.Value,
            Explanations.Plain(Explanations.Render(hop, language).Sentence),
            [.. hop.Evidence.Select(entry => new EvidenceContract(entry.Source, entry.Entry))],
            new CitationContract(citation.File, citation.Symbol, citation.Version),
            PlayablePacketMapper.ConfidenceName(hop),
            hop.TtlBefore,
            hop.Ttl,
            hop.Mark?.ToString(),
            hop.FrameStart switch { FrameStart.Ethernet => "ethernet", FrameStart.Ipv4 => "ipv4", _ => null },
            Convert.ToHexStringLower(hop.Frame.Span));
    }

    private static TapContract Map(Tap tap) => new(
        tap.Place.Node!,
        tap.Place.NetNs!,
        tap.Place.Interface!,
        tap.Role,
        tap.Saw(PacketDirection.Request),
        tap.Saw(PacketDirection.Reply),
        [.. tap.Sightings.Zip(TapLines.Of(tap), Map)]);

    private static FrameContract Map(Sighting sighting, string line) => new(
        sighting.Packet,
        sighting.IsOutgoing ? "out" : "in",
        new decimal((int)(sighting.TimeNanoseconds & 0xFFFFFFFF), (int)(sighting.TimeNanoseconds >> 32), 0, false, 9),
        sighting.Sequence,
        line,
        Convert.ToHexStringLower(sighting.Frame.Span));
}
