using Visualizer.Engine;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>With direct server return the backend's node answers in the name of the node that was asked, which never sees the answer.</summary>
internal static class DirectServerReturnInvariant
{
    public static readonly Invariant PassesTheBalancerBy = new("an answer with direct server return passes the balancing node by", PassesThrough);

    private static IEnumerable<string> PassesThrough(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        var requests = trace.Packets.Where(packet => packet.Direction == PacketDirection.Request).ToList();
        var asked = requests.SelectMany(packet => packet.Hops).FirstOrDefault(hop =>
            hop.Code == DsrCodes.Forward || hop.Code == DsrCodes.ForwardRouted || hop.Code == DsrCodes.ForwardByGeneve)?.Place.Node;
        if (asked is null || trace.Disposition != Disposition.Delivered || requests.Exists(packet => LivesThere(packet.Hops[0]) || LivesThere(packet.Hops[^1])))
        {
            yield break;
        }

        foreach (var packet in trace.Packets.Where(packet => packet.Direction == PacketDirection.Reply && packet.Hops[0].Stage == Stage.SocketSend))
        {
            if (packet.Hops.FirstOrDefault(LivesThere) is { } hop)
            {
                yield return At(packet, hop);
            }
        }

        bool LivesThere(Hop hop) => hop.Place.Node == asked;
    }
}
