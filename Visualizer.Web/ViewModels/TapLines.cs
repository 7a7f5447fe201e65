using System.Collections.Immutable;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;

namespace Visualizer.Web.ViewModels;

/// <summary>What tcpdump prints at a tap. The lines of one tap depend on each other: TCP numbers count from its first segment.</summary>
internal static class TapLines
{
    /// <summary>One text per sighting.</summary>
    public static ImmutableArray<string> Of(Tap tap)
    {
        var frames = new ReadOnlyMemory<byte>[tap.Sightings.Length];
        for (var index = 0; index < frames.Length; index++)
        {
            frames[index] = tap.Sightings[index].Frame;
        }

        return TcpdumpText.Lines(frames, TraceCapture.LinkOf(tap));
    }
}
