using Visualizer.Engine;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;

namespace Visualizer.Verify.Invariants;

/// <summary>The same question has the same answer, octet for octet.</summary>
internal static class DeterminismInvariant
{
    public static readonly Invariant SameAgain = new("the same flow walked again gives the same hops, octets and output", Different, IsCostly: true);

    private static IEnumerable<string> Different(TraceAnswer answer)
    {
        var (first, second) = (answer.Trace!, Simulator.Run(answer.Cluster!, answer.Flow!));
        if (first.Client != second.Client || first.Disposition != second.Disposition || first.Packets.Length != second.Packets.Length)
        {
            yield return $"{first.Disposition}, then {second.Disposition}";
            yield break;
        }

        foreach (var (packet, again) in first.Packets.Zip(second.Packets))
        {
            if (packet.Summary != again.Summary || packet.Hops.Length != again.Hops.Length || !packet.Hops.Zip(again.Hops).All(pair => IsSame(pair.First, pair.Second)))
            {
                yield return packet.Summary;
            }
        }
    }

    private static bool IsSame(Hop hop, Hop again) =>
        hop.Place == again.Place && hop.Stage == again.Stage && hop.Action == again.Action && hop.Code == again.Code && hop.Mark == again.Mark
        && hop.Frame.Span.SequenceEqual(again.Frame.Span);
}
