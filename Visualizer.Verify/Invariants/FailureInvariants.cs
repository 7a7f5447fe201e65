using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of ends, good and bad.</summary>
internal static class FailureInvariants
{
    public static readonly Invariant EndsAreConsistent = new("a packet ends in a socket, or with a reason at a hop that discards it", Inconsistent);
    public static readonly Invariant DispositionIsTheCause = new("the disposition is that of the first packet that failed", OtherCause);
    public static readonly Invariant ClientKnows = new("the client prints an answer exactly when it got one", ClientDoesNotKnow);
    public static readonly Invariant ErrorsComeFromTheKernel = new("ICMP errors come from the kernel's stages: what a program drops is dropped silently", ErrorsFromPrograms);

    private static IEnumerable<string> Inconsistent(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            var last = packet.Hops[^1];
            var discards = last.Action is HopAction.Drop or HopAction.Shot or HopAction.Reject or HopAction.Unreachable or HopAction.Stolen;
            var arrives = last.Action is HopAction.Deliver || last.Stage is Stage.CgroupRecvmsg4 or Stage.Wire;
            if (packet.Failure is null ? !arrives && packet.Direction != PacketDirection.None : !discards)
            {
                yield return $"{At(packet, last)}: {(packet.Failure is { } failure ? failure.Disposition.ToString() : "arrives")} with {last.Action}";
            }

            foreach (var hop in packet.Hops[..^1])
            {
                if (hop.Action is HopAction.Drop or HopAction.Shot or HopAction.Reject)
                {
                    yield return $"{At(packet, hop)}: goes on after {hop.Action}";
                }
            }
        }
    }

    private static IEnumerable<string> OtherCause(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        var failed = trace.Packets.FirstOrDefault(packet => packet is { Direction: PacketDirection.Request, Failure: not null })
            ?? trace.Packets.FirstOrDefault(packet => packet is { Direction: PacketDirection.Reply, Failure: not null });
        if (failed is null ? trace.Disposition != Disposition.Delivered || trace.FailedAt is not null
            : trace.Disposition != failed.Failure!.Disposition || trace.DropReason != failed.Failure.Counter
                || trace.FailedAt != new FailurePoint(failed.Index, failed.Hops.Length - 1))
        {
            yield return $"{trace.Disposition} at {trace.FailedAt}, the first failure is {failed?.Failure}";
        }

        if (trace.Disposition == Disposition.Delivered && trace.Packets.All(packet => packet.Direction != PacketDirection.Reply))
        {
            yield return "delivered without any reply";
        }
    }

    private static IEnumerable<string> ClientDoesNotKnow(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        if (trace.Client.Output.Length == 0)
        {
            yield return "the client prints nothing";
        }

        if (trace.Client.ReplyTtl is null == (trace.Disposition == Disposition.Delivered) && answer.Flow!.Kind != FlowKind.Curl)
        {
            yield return $"{trace.Disposition}, TTL of the reply: {trace.Client.ReplyTtl?.ToString() ?? "none"}";
        }
    }

    private static IEnumerable<string> ErrorsFromPrograms(TraceAnswer answer)
    {
        var packets = answer.Trace!.Packets;
        foreach (var packet in packets)
        {
            var first = packet.Hops.FirstOrDefault(hop => hop.FrameStart is not null);
            if (first is null || FrameReading.Of(first).Outer is not { IsEmpty: false } outer || !IsIcmpError(outer))
            {
                continue;
            }

            var about = packets.LastOrDefault(other => other.Index < packet.Index && other.Failure is not null && other.Direction != packet.Direction);
            if (about is null || about.Hops[^1].Stage is Stage.TcIngress or Stage.TcEgress or Stage.Xdp or Stage.CgroupConnect4 or Stage.CgroupSendmsg4)
            {
                yield return $"{packet.Summary}: {(about is null ? "about no packet that failed" : "about " + At(about, about.Hops[^1]))}";
            }
        }
    }
}
