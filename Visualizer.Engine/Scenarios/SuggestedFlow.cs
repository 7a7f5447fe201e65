using System.Collections.Immutable;
using Visualizer.Engine.Flows;

namespace Visualizer.Engine.Scenarios;

/// <summary>A flow that a scenario suggests, with the properties of a request's <c>flow</c>. What it leaves to the default is null.</summary>
/// <param name="Title">One line, default <c>KIND FROM → TO</c>.</param>
/// <param name="Kind"><c>ping</c>, <c>curl</c> or <c>udp</c>.</param>
/// <param name="From">Who starts it, as typed.</param>
/// <param name="To">Its target, as typed.</param>
/// <param name="Backend">Pod that the load balancer shall choose.</param>
/// <param name="Size">Payload octets, 0–65507.</param>
/// <param name="Count">Requests, datagrams or connections, 1–100.</param>
/// <param name="Ttl">TTL of what the client sends, 1–255.</param>
/// <param name="DontFragment">Whether the client forbids fragmenting.</param>
/// <param name="Neighbours"><c>warm</c> or <c>cold</c>.</param>
public sealed record SuggestedFlow(
    string Title,
    string Kind,
    string From,
    string To,
    string? Backend = null,
    int? Size = null,
    int? Count = null,
    int? Ttl = null,
    bool? DontFragment = null,
    string? Neighbours = null)
{
    /// <summary>The flow as a request, with the defaults of a request for what is null.</summary>
    public FlowRequest ToRequest()
    {
        var kind = Kind switch { "curl" => FlowKind.Curl, "udp" => FlowKind.Udp, _ => FlowKind.Ping };
        var plain = new FlowRequest(kind, From, To);
        return plain with
        {
            Backend = Backend,
            Size = Size,
            Count = Count ?? plain.Count,
            Ttl = Ttl ?? plain.Ttl,
            DontFragment = DontFragment ?? plain.DontFragment,
            ColdNeighbours = Neighbours is null ? plain.ColdNeighbours : Neighbours == "cold",
        };
    }
}

/// <summary>Facts that hold of a suggested flow; the tests check them. What is null is not stated.</summary>
/// <param name="Flow">Index of the flow.</param>
/// <param name="Disposition">What becomes of it.</param>
/// <param name="ReplyTtl">TTL of the first reply at the client's socket.</param>
/// <param name="Taps">Sightings by role.</param>
public sealed record Expectation(int Flow, string? Disposition, int? ReplyTtl, ImmutableArray<ExpectedTap> Taps);

/// <summary>What a tap is expected to see.</summary>
/// <param name="Role">Role of the tap: <c>client.lxc</c>, <c>clientNode.eth0</c>.</param>
/// <param name="Request">Whether a request shows there; null: not stated.</param>
/// <param name="Reply">Whether a reply shows there; null: not stated.</param>
public sealed record ExpectedTap(string Role, bool? Request, bool? Reply);
