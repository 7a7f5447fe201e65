using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using Visualizer.Verify.Invariants;

namespace Visualizer.Tests.Invariants;

/// <summary>For each invariant a sound answer and the same with a fault in it: what an engine with that bug would say.</summary>
internal static class SeededFaults
{
    private static TraceView Across => Labs.Ping(Labs.Kpr, "net", "10.0.1.15");

    private static TraceView Overlay => Labs.Ping(Labs.Vxlan, "net", "10.0.0.24");

    private static TraceView Encrypted => Labs.Ping(Labs.Ipsec, "net", "10.0.0.249");

    private static TraceView World => Labs.Ping(Labs.Ebpf, "net", "external/198.51.100.77");

    private static TraceView DirectlyReturned => Playground.In(
        "1.13.0", "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=strict,loadBalancer.mode=dsr",
        new FlowRequest(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" });

    public static ImmutableDictionary<Invariant, Func<(TraceView Sound, TraceAnswer Broken)>> All { get; } =
        ImmutableDictionary<Invariant, Func<(TraceView, TraceAnswer)>>.Empty
            .Add(FailureInvariants.EndsAreConsistent, () => Hops(Across, hop => hop.Stage == Stage.SocketReceive, hop => hop.With(action: HopAction.Drop)))
            .Add(FailureInvariants.DispositionIsTheCause, () => Whole(Across, trace => trace with { Disposition = Disposition.Denied }))
            .Add(FailureInvariants.ClientKnows, () => Whole(Across, trace => trace with { Client = trace.Client with { ReplyTtl = null } }))
            .Add(FailureInvariants.ErrorsComeFromTheKernel, () => Hops(
                Labs.Run(Labs.Kpr, new FlowRequest(FlowKind.Udp, "net", "10.0.1.15:81")),
                hop => hop is { Stage: Stage.SocketReceive, Action: HopAction.Reject }, hop => hop.With(stage: Stage.TcIngress)))
            .Add(TtlInvariants.NeverRises, () => Hops(Across, hop => hop.Stage == Stage.Wire, hop => hop.With(ttl: 64)))
            .Add(TtlInvariants.OnlyWhereRouted, () => Hops(Across, hop => hop.Stage == Stage.Neighbour, hop => hop.With(ttl: (byte)(hop.Ttl! - 1))))
            .Add(TtlInvariants.SameBothWays, () => Packet(Across, 1, hops => hops.SetItem(hops.Length - 1, hops[^1].With(ttl: 1))))
            .Add(TranslationInvariants.IsUndone, () =>
            {
                var view = Labs.Curl(Labs.Ipsec, "net", "172.18.0.3:32000", "cni-fcnh6");
                return Packet(view, 1, hops => hops.SetItem(hops.Length - 1, hops[^1].With(frame: hops.First(hop => hop.Stage == Stage.SocketSend).Frame)));
            })
            .Add(TranslationInvariants.IsSymmetrical, () => ReplyShows(Labs.Ping(Labs.Ebpf, "net", "10.0.0.72"), Stage.Wire))
            .Add(TranslationInvariants.ServerAnswersWhomItSaw, () => ReplyShows(Labs.Ping(Labs.Ebpf, "net", "10.0.0.72"), Stage.SocketSend))
            .Add(TranslationInvariants.PayloadArrives, () => Hops(Across, hop => hop.Stage == Stage.SocketReceive, hop => hop.With(frame: Flipped(hop.Frame, ^1))))
            .Add(TranslationInvariants.PodsAreMasqueraded, () =>
            {
                var view = World;
                var unmasked = view.Trace.Packets[0].Hops.First(hop => hop.Stage == Stage.TcIngress).Frame;
                return Hops(view, hop => hop.Stage == Stage.Wire, hop => hop.With(frame: unmasked));
            })
            .Add(DirectServerReturnInvariant.PassesTheBalancerBy, () =>
            {
                var view = DirectlyReturned;
                var reply = view.Trace.Packets.First(packet => packet.Direction == PacketDirection.Reply).Index;
                return Packet(view, reply, hops => hops.Insert(1, hops[1].With(place: hops[1].Place with { Node = "node-a" })));
            })
            .Add(EncryptionInvariants.NoPlaintext, () =>
            {
                var view = Encrypted;
                var plain = view.Trace.Packets[0].Hops.First(hop => hop.Stage == Stage.TcIngress).Frame;
                return Hops(view, hop => hop.Stage == Stage.Wire, hop => hop.With(frame: plain));
            })
            .Add(EncryptionInvariants.WhatGoesInComesOut, () => Hops(Overlay, hop => hop.Stage == Stage.TunnelDecap, hop => hop.With(frame: Flipped(hop.Frame, ^1))))

            // IPv4 20, UDP 8, then of the VXLAN header flags and reserved octets 4, and the three octets of the VNI.
            .Add(EncryptionInvariants.VniIsTheSource, () => Hops(
                Overlay, hop => hop.Stage == Stage.TunnelEncap,
                hop => hop.With(frame: Flipped(hop.Frame, (hop.FrameStart == Engine.Wire.FrameStart.Ethernet ? 14 : 0) + 34))))
            .Add(TapInvariants.FollowTheWalk, () => Whole(Across, trace => trace with
            {
                Taps = [.. trace.Taps.Select(tap => tap.Role == "clientNode.eth0" ? tap with { Sightings = [] } : tap)],
            }))
            .Add(TapInvariants.TakenAwayIsUnseen, () => Packet(Across, 0, hops =>
            {
                var taken = hops.First(hop => hop.Stage == Stage.TcEgress && hop.Action != HopAction.Ok);
                return hops.Insert(hops.IndexOf(taken) + 1, taken.With(stage: Stage.DevTransmit, action: HopAction.Transmit));
            }))
            .Add(TapInvariants.EndsAreSeen, () => Packet(Across, 0, hops => hops.RemoveAll(hop => hop.Stage == Stage.DevReceive && hop.Place.NetNs != "host")))
            .Add(TapInvariants.TimeGoesOn, () => Whole(Across, trace => trace with
            {
                Taps = [.. trace.Taps.Select(tap => tap with { Sightings = [.. tap.Sightings.Reverse()] })],
            }))
            .Add(PlaceInvariants.MovesOverDevices, () => Hops(
                Across, hop => hop.Stage == Stage.RouteLookup, hop => hop.With(place: hop.Place with { Node = "elsewhere" })))
            .Add(PlaceInvariants.MarksStay, () => Hops(Across, hop => hop.Stage == Stage.DevReceive, hop => hop.With(mark: new Mark(0xF00))))
            .Add(PlaceInvariants.MtuIsKept, () => Hops(Across, hop => hop.Stage == Stage.Wire, hop => hop.With(frame: new byte[1600])))
            .Add(PlaceInvariants.FramesFindTheirDevice, () => Hops(Across, hop => hop.Stage == Stage.DevReceive, hop => hop.With(frame: Flipped(hop.Frame, 5))))
            .Add(OctetInvariants.AreRight, () => Hops(
                Labs.Curl(Labs.Vxlan, "net", "172.18.0.2:32000", "evescn-2454l"), hop => hop.Stage == Stage.Wire, hop => hop.With(frame: Flipped(hop.Frame, ^1))))
            .Add(OctetInvariants.ArePrinted, () => Whole(Across, trace => trace with
            {
                Taps = [.. trace.Taps.Select(tap => tap with { Sightings = [.. tap.Sightings.Select(sighting => sighting with { Frame = sighting.Frame[..20] })] })],
            }))
            .Add(ExplanationInvariants.HopsAreExplained, () => Hops(Across, hop => hop.Stage == Stage.TcIngress, hop => hop.With(evidence: [])))
            .Add(ExplanationInvariants.TextsAreFilledIn, () => Hops(Across, hop => hop.Stage == Stage.Wire, hop => hop.With(
                code: hop.Code with { Value = "wire.fault", English = new HopText("Goes to {somewhere", "It goes.") })))
            .Add(EvidenceInvariant.IsPrinted, () =>
            {
                var elsewhere = Overlay.Trace.Packets[0].Hops.First(hop => hop.Program == "from-container").Evidence;
                return Hops(Across, hop => hop.Program == "from-container", hop => hop.With(evidence: elsewhere));
            })
            .Add(DeterminismInvariant.SameAgain, () => Hops(Across, hop => hop.Stage == Stage.Wire, hop => hop.With(frame: Flipped(hop.Frame, ^1))));

    private static (TraceView, TraceAnswer) Whole(TraceView view, Func<Trace, Trace> fault) => (view, view.Answer with { Trace = fault(view.Trace) });

    private static (TraceView, TraceAnswer) Packet(TraceView view, int packet, Func<ImmutableArray<Hop>, ImmutableArray<Hop>> fault) => Whole(
        view, trace => trace with { Packets = trace.Packets.SetItem(packet, trace.Packets[packet] with { Hops = fault(trace.Packets[packet].Hops) }) });

    private static (TraceView, TraceAnswer) Hops(TraceView view, Func<Hop, bool> where, Func<Hop, Hop> fault) => Whole(view, trace => trace with
    {
        Packets = [.. trace.Packets.Select(packet => packet with { Hops = [.. packet.Hops.Select(hop => where(hop) ? fault(hop) : hop)] })],
    });

    /// <summary>The reply bears the request's octets at a stage.</summary>
    private static (TraceView, TraceAnswer) ReplyShows(TraceView view, Stage stage)
    {
        var request = view.Trace.Packets[0].Hops.First(hop => hop.Stage == stage).Frame;
        return Packet(view, 1, hops => [.. hops.Select(hop => hop.Stage == stage ? hop.With(frame: request) : hop)]);
    }

    private static byte[] Flipped(ReadOnlyMemory<byte> frame, Index at)
    {
        var octets = frame.ToArray();
        octets[at] ^= 1;
        return octets;
    }

    private static Hop With(
        this Hop hop, byte? ttl = null, ReadOnlyMemory<byte>? frame = null, ImmutableArray<IEvidence>? evidence = null, HopAction? action = null,
        Stage? stage = null, Place? place = null, Mark? mark = null, HopCode? code = null) => new()
        {
            Place = place ?? hop.Place,
            Stage = stage ?? hop.Stage,
            Program = hop.Program,
            Action = action ?? hop.Action,
            Target = hop.Target,
            Skips = hop.Skips,
            Code = code ?? hop.Code,
            Args = hop.Args,
            Evidence = evidence ?? hop.Evidence,
            Confidence = hop.Confidence,
            Ttl = ttl ?? hop.Ttl,
            TtlBefore = hop.TtlBefore,
            Mark = mark ?? hop.Mark,
            Frame = frame ?? hop.Frame,
            FrameStart = hop.FrameStart,
        };
}
