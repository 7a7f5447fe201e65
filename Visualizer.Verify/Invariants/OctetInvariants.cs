using Visualizer.Engine;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of the octets of every frame.</summary>
internal static class OctetInvariants
{
    public static readonly Invariant AreRight = new("every checksum and length is right", Wrong);
    public static readonly Invariant ArePrinted = new("tcpdump prints every frame that a tap saw", Unprintable, IsCostly: true);

    private static IEnumerable<string> Wrong(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            ReadOnlyMemory<byte> last = default;
            foreach (var hop in packet.Hops)
            {
                // Where somebody can see the frame: between two such places its checksums may be anybody's affair.
                if (hop.FrameStart is not { } start || hop.Stage is not (Stage.SocketSend or Stage.SocketReceive or Stage.DevReceive or Stage.DevTransmit or Stage.Wire)
                    || hop.Frame.Equals(last))
                {
                    continue;
                }

                last = hop.Frame;
                foreach (var fault in OctetFaults.Of(hop.Frame.Span, start))
                {
                    yield return $"{At(packet, hop)}: {fault}";
                }
            }
        }
    }

    private static IEnumerable<string> Unprintable(TraceAnswer answer)
    {
        foreach (var tap in answer.Trace!.Taps)
        {
            if (tap.Sightings.IsEmpty)
            {
                continue;
            }

            foreach (var line in TcpdumpText.Lines([.. tap.Sightings.Select(sighting => sighting.Frame)], tap.IsLayer3 ? LinkType.Raw : LinkType.Ethernet))
            {
                if (line.Length == 0 || line.Contains("[|", StringComparison.Ordinal) || line.Contains("invalid", StringComparison.Ordinal) || line.Contains("bad ", StringComparison.Ordinal))
                {
                    yield return $"{tap.Role}: '{line}'";
                }
            }
        }
    }
}
