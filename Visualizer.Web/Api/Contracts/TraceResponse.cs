using System.Collections.Immutable;

namespace Visualizer.Web.Api.Contracts;

/// <summary>A trace. Without <c>disposition</c> the configuration is refused or not modelled; its findings say why.</summary>
public sealed record TraceResponse(
    ConfigContract Config,
    string? Disposition,
    string? DropReason,
    FailedAtContract? FailedAt,
    ClientContract? Client,
    ImmutableArray<PacketContract> Packets,
    ImmutableArray<TapContract> Taps);

/// <summary>Where the flow failed, as indexes.</summary>
public sealed record FailedAtContract(int Packet, int Hop);

/// <summary>What the client saw and printed.</summary>
public sealed record ClientContract(int? ReplyTtl, string Output);

/// <summary>One IP packet from its sender to its end.</summary>
public sealed record PacketContract(int Index, string? Direction, string Summary, ImmutableArray<HopContract> Hops);

/// <summary>One stage that a packet visited.</summary>
public sealed record HopContract(
    int Index,
    string? Node,
    string? Netns,
    string? Interface,
    string Stage,
    string? Program,
    string Action,
    string? Target,
    string Code,
    string Explanation,
    ImmutableArray<EvidenceContract> Evidence,
    CitationContract Citation,
    string Confidence,
    int? TtlBefore,
    int? Ttl,
    string? Mark,
    string? FrameStart,
    string Frame);

/// <summary>A command and the one line of its output that decided.</summary>
public sealed record EvidenceContract(string Source, string Entry);

/// <summary>Where it is written.</summary>
public sealed record CitationContract(string File, string Symbol, string Version);

/// <summary>An interface and what tcpdump shows there.</summary>
public sealed record TapContract(
    string Node, string Netns, string Interface, string Role, bool Request, bool Reply, ImmutableArray<FrameContract> Frames);

/// <summary>A frame as the tap saw it. <paramref name="Time"/> is in seconds with nine decimals.</summary>
public sealed record FrameContract(int Packet, string Direction, decimal Time, int Seq, string Tcpdump, string Frame);
