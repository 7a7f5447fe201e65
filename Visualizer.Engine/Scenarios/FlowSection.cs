using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios;

/// <summary>A suggested flow as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Title">One line.</param>
/// <param name="Kind"><c>ping</c>, <c>curl</c> or <c>udp</c>.</param>
/// <param name="From">Who starts it.</param>
/// <param name="To">Its target.</param>
/// <param name="Backend">Pod that the load balancer shall choose.</param>
/// <param name="Size">Payload octets.</param>
/// <param name="Count">Requests, datagrams or connections.</param>
/// <param name="Ttl">TTL of what the client sends.</param>
/// <param name="DontFragment">Whether the client forbids fragmenting.</param>
/// <param name="Neighbours"><c>warm</c> or <c>cold</c>.</param>
public sealed record FlowSection(
    DocumentNode Node,
    Written<string>? Title,
    Written<string>? Kind,
    Written<string>? From,
    Written<string>? To,
    Written<string>? Backend,
    Written<int>? Size,
    Written<int>? Count,
    Written<int>? Ttl,
    Written<bool>? DontFragment,
    Written<string>? Neighbours);

/// <summary>An expectation as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Flow">Index of the flow.</param>
/// <param name="Disposition">What becomes of the flow.</param>
/// <param name="ReplyTtl">TTL of the first reply at the client's socket.</param>
/// <param name="Taps">Sightings by role.</param>
public sealed record ExpectSection(
    DocumentNode Node,
    Written<int>? Flow,
    Written<string>? Disposition,
    Written<int>? ReplyTtl,
    ImmutableArray<ExpectedTap> Taps);
