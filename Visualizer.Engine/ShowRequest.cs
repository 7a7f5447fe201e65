using Visualizer.Engine.Flows;

namespace Visualizer.Engine;

/// <summary>A command at a place.</summary>
/// <param name="At">A pod, <c>node/NAME</c>, <c>health/NODE</c>, <c>external/NAME</c> or <c>external/IP</c>.</param>
/// <param name="Command">The command line.</param>
public sealed record ShowRequest(string At, string Command)
{
    /// <summary>Flow after which it is typed; null: before any.</summary>
    public FlowRequest? Flow { get; init; }

    /// <summary>Hop right after which it is typed instead; null: after the whole flow.</summary>
    public HopPosition? Until { get; init; }
}

/// <summary>A hop of a trace.</summary>
/// <param name="Packet">Index of its packet.</param>
/// <param name="Hop">Its index in that packet.</param>
public sealed record HopPosition(int Packet, int Hop);
