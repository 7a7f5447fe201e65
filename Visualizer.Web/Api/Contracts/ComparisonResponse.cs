using System.Collections.Immutable;

namespace Visualizer.Web.Api.Contracts;

/// <summary>Traces of one flow under several configurations, their differences, and at most seven sentences that say them.</summary>
public sealed record ComparisonResponse(
    ImmutableArray<ComparedVariantContract> Variants, ImmutableArray<DifferenceContract> Differences, ImmutableArray<SentenceContract> Sentences);

/// <summary>One variant: its trace, and what can be counted of its first request and reply.</summary>
public sealed record ComparedVariantContract(string Name, TraceResponse Trace, MeasuresContract Measures);

/// <summary>Counts of a variant; null where the packet does not exist or does not arrive.</summary>
public sealed record MeasuresContract(
    int? RequestTtl, int? ReplyTtl, int? RequestHops, int? ReplyHops, int? NetfilterHooks, int? WireBytes, int? EncapsulationBytes, int? PodMtu);

/// <summary>One thing in which variants differ. <paramref name="Values"/>: variant name → string, number, boolean or null.</summary>
public sealed record DifferenceContract(
    string Kind, DifferencePlaceContract? Place, int? Packet, OrderedDictionary<string, object?> Values, string Code, string Text);

/// <summary>Where variants differ; the role is null where no interface is concerned.</summary>
public sealed record DifferencePlaceContract(string? Node, string? Netns, string? Interface, string? Role);

/// <summary>Differences said out loud.</summary>
public sealed record SentenceContract(string Code, string Text);
