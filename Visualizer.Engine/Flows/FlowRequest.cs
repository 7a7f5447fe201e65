using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Flows;

/// <summary>What the user asks for, as written: names are not resolved yet.</summary>
/// <param name="Kind">What the client does.</param>
/// <param name="From">Who: a pod, <c>node/NAME</c>, <c>external/NAME</c>.</param>
/// <param name="To">To whom, with an optional <c>:port</c>.</param>
public sealed record FlowRequest(FlowKind Kind, string From, string To)
{
    /// <summary>Pod that the load balancer shall choose; null: a hash chooses.</summary>
    public string? Backend { get; init; }

    /// <summary>Payload octets of ping and udp, 0–65507; null: 56 for ping, 32 for udp.</summary>
    public int? Size { get; init; }

    /// <summary>Echo requests, datagrams or connections, 1–100.</summary>
    public int Count { get; init; } = 1;

    /// <summary>TTL of what the client sends, 1–255.</summary>
    public int Ttl { get; init; } = 64;

    /// <summary>Whether the sender may not fragment either.</summary>
    public bool DontFragment { get; init; }

    /// <summary>Whether neighbours have to be resolved first.</summary>
    public bool ColdNeighbours { get; init; }
}

/// <summary>Kinds of flows.</summary>
public enum FlowKind
{
    /// <summary>ICMP echo.</summary>
    Ping,

    /// <summary>One HTTP GET over TCP.</summary>
    Curl,

    /// <summary>One datagram, echoed.</summary>
    Udp,
}

/// <summary>Something wrong with a flow as written.</summary>
/// <param name="Path">Property, <c>flow.from</c>.</param>
/// <param name="Found">What was written.</param>
/// <param name="Expected">What would be right, with the known choices.</param>
public sealed record FlowProblem(string Path, string Found, ExpectedText Expected);
