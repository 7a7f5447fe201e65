using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of tunnels and encryption: nothing leaks, and what goes in comes out.</summary>
internal static class EncryptionInvariants
{
    public static readonly Invariant NoPlaintext = new("with encryption on, no frame on the wire carries plaintext between two pods", Plaintext);
    public static readonly Invariant WhatGoesInComesOut = new("decryption and decapsulation give back what was encrypted and encapsulated", ComesOutChanged);
    public static readonly Invariant VniIsTheSource = new("a tunnel header names the identity of the pod that sent the packet", VniOfSomebodyElse);

    private static IEnumerable<string> Plaintext(TraceAnswer answer)
    {
        if (answer.Config.Datapath!.Encryption == Encryption.None)
        {
            yield break;
        }

        var index = answer.Cluster!.Index;
        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                if (hop.Stage == Stage.Wire && FrameReading.Of(hop).Inner is { IsEmpty: false } inner && Ipv4Packet.ProtocolOf(inner) != IpProtocol.Esp
                    && index.IsPod(Ipv4Packet.SourceOf(inner)) && index.IsPod(Ipv4Packet.DestinationOf(inner)))
                {
                    yield return $"{At(packet, hop)}: {Ipv4Packet.SourceOf(inner)} → {Ipv4Packet.DestinationOf(inner)} in plaintext";
                }
            }
        }
    }

    /// <summary>Pairs each opening with the latest closing of its kind: what was inside must be the same octets.</summary>
    private static IEnumerable<string> ComesOutChanged(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            if (packet.WasCut())
            {
                continue;
            }

            var inside = new Stack<ReadOnlyMemory<byte>>();
            for (var index = 1; index < packet.Hops.Length; index++)
            {
                var hop = packet.Hops[index];
                if (hop.Action is HopAction.Encap or HopAction.Encrypt)
                {
                    inside.Push(ContentBefore(packet.Hops[index - 1], hop));
                }
                else if (hop.Code == XdpCodes.Encapsulates)
                {
                    // The program translates and encapsulates in one: no hop has the frame between the two.
                    inside.Push(hop.Frame[(hop.Frame.Length - FrameReading.Of(hop).InnerFrame.Length)..]);
                }
                else if (hop.Action is HopAction.Decap or HopAction.Decrypt
                    && (!inside.TryPop(out var put) || !put.Span.SequenceEqual(hop.Action == HopAction.Decap ? hop.Frame.Span : FrameReading.Of(hop).Outer)))
                {
                    yield return $"{At(packet, hop)}: {put.Length} octets went in, other {hop.Frame.Length} come out";
                }
            }
        }
    }

    /// <summary>A tunnel carries the frame, ESP and WireGuard the packet.</summary>
    private static ReadOnlyMemory<byte> ContentBefore(Hop before, Hop hop) =>
        hop.Action == HopAction.Encap || before.FrameStart == FrameStart.Ipv4 ? before.Frame : before.Frame[EthernetHeader.LengthBytes..];

    private static IEnumerable<string> VniOfSomebodyElse(TraceAnswer answer)
    {
        var index = answer.Cluster!.Index;
        foreach (var packet in answer.Trace!.Packets)
        {
            // Whoever the client is, a node that balances sends its request as the world's.
            foreach (var hop in packet.Hops.TakeWhile(hop => hop.Code != DsrCodes.ForwardByGeneve))
            {
                if (hop.Stage == Stage.TunnelEncap && FrameReading.Of(hop) is { Vni: { } vni } frame
                    && index.Owner(Ipv4Packet.SourceOf(frame.Inner)) is Engine.Topology.AddressOwner.PodAddress { Pod: var pod } && vni != pod.Identity.Value)
                {
                    yield return $"{At(packet, hop)}: VNI {vni}, the identity of {pod.ShortName} is {pod.Identity}";
                }
            }
        }
    }
}
