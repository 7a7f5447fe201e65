using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Cilium.Monitor;

/// <summary>One report of a program, as <c>cilium monitor -v</c> prints it.</summary>
/// <param name="Endpoint">Endpoint whose program reports; 0 before one is known.</param>
public abstract record MonitorReport(int Endpoint)
{
    /// <summary>What stands in front of every report. There is one CPU, and no report has a hash.</summary>
    protected string Prefix => $"CPU 01: MARK 0x0 FROM {Endpoint} ";

    /// <summary>Its lines.</summary>
    /// <param name="hasPacket">Whether packets are taken apart (<c>-vv</c>).</param>
    public abstract IEnumerable<string> Lines(bool hasPacket);
}

/// <summary>A step of a program. Programs report steps with <c>debug.verbose=datapath</c> only.</summary>
/// <param name="Endpoint">Endpoint whose program reports.</param>
/// <param name="Text">What it did.</param>
/// <remarks>Source: <c>pkg/monitor/datapath_debug.go DebugMsg.Message @ 1.13</c>.</remarks>
public sealed record DebugReport(int Endpoint, string Text) : MonitorReport(Endpoint)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Lines(bool hasPacket) => [$"{Prefix}DEBUG: {Text}"];
}

/// <summary>A packet at a point of its way.</summary>
/// <param name="Endpoint">Endpoint whose program reports.</param>
/// <param name="Point"><c>to-endpoint</c>, <c>to-overlay</c>, <c>to-stack</c>.</param>
/// <param name="State">What conntrack makes of it: <c>new</c>, <c>established</c>, <c>reply</c>, <c>related</c>.</param>
/// <param name="Frame">Its octets.</param>
/// <remarks>Source: <c>pkg/monitor/datapath_trace.go TraceNotify.DumpVerbose @ 1.13</c>. The packet is printed before the line that announces it.</remarks>
public sealed record TraceReport(int Endpoint, string Point, string State, ReadOnlyMemory<byte> Frame) : MonitorReport(Endpoint)
{
    // TRACE_PAYLOAD_LEN: no more of a packet is reported.
    private const int MostCaptured = 128;

    /// <summary>Identity of the sender.</summary>
    public required SecurityIdentity Source { get; init; }

    /// <summary>Identity of the receiver.</summary>
    public required SecurityIdentity Destination { get; init; }

    /// <summary>Device that the packet goes to; null for none.</summary>
    public string? Interface { get; init; }

    /// <summary>Source address before programs translated it; 0.0.0.0 where nobody asks.</summary>
    public Ipv4Address Original { get; init; }

    /// <summary>Endpoint that the packet is delivered to; 0 for none.</summary>
    public int Target { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Lines(bool hasPacket)
    {
        var captured = Math.Min(Frame.Length, MostCaptured);
        var line = $"{Prefix}{Point}: {Frame.Length} bytes ({captured} captured), state {State}{(Interface is null ? "" : $", interface {Interface}")}, , "
            + $"identity {Source}->{Destination}, orig-ip {Original}{(Target == 0 ? "" : $", to endpoint {Target}")}";
        return hasPacket ? [.. PacketText.Lines(Frame.Span[..captured]), line] : [line];
    }
}

/// <summary>A packet that a program threw away.</summary>
/// <param name="Endpoint">Endpoint whose program reports.</param>
/// <param name="Reason">Cilium's text of the reason.</param>
/// <param name="Frame">Its octets.</param>
/// <remarks>Source: <c>pkg/monitor/datapath_drop.go DropNotify.DumpVerbose @ 1.13</c>. Simplified: without identities.</remarks>
public sealed record DropReport(int Endpoint, string Reason, ReadOnlyMemory<byte> Frame) : MonitorReport(Endpoint)
{
    /// <inheritdoc/>
    public override IEnumerable<string> Lines(bool hasPacket)
    {
        var line = $"{Prefix}DROP: {Frame.Length} bytes, reason {Reason}";
        return hasPacket ? [.. PacketText.Lines(Frame.Span), line] : [line];
    }
}
