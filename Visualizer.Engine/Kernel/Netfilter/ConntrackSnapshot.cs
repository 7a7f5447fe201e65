using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>A conntrack entry as it was at one moment, so that later packets do not change what an earlier hop shows.</summary>
/// <param name="Original">What the originator sent.</param>
/// <param name="Reply">What answers look like when they arrive: the inverse of the original, translations applied.</param>
/// <param name="HasReply">Whether an answer was seen; without one the entry is <c>[UNREPLIED]</c>.</param>
/// <param name="IsAssured">Whether the connection is established in both directions and survives a full table.</param>
/// <param name="Tcp">State of a TCP connection; <see cref="TcpConntrackState.None"/> for other protocols.</param>
public sealed record ConntrackSnapshot(
    ConntrackTuple Original, ConntrackTuple Reply, bool HasReply, bool IsAssured, TcpConntrackState Tcp) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "conntrack -L";

    /// <inheritdoc/>
    public string Entry => ConntrackText.Line(this);
}
