using System.Buffers.Binary;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Verify.Invariants;

/// <summary>The IPv4 packets in a frame: the outermost, and the innermost that a tunnel header leaves readable.</summary>
internal readonly ref struct FrameReading
{
    private const int GeneveLengthUnit = 4, GeneveLengthMask = 0x3F;

    private FrameReading(ReadOnlySpan<byte> outer, ReadOnlySpan<byte> innerFrame, uint? vni)
    {
        Outer = outer;
        InnerFrame = innerFrame;
        Vni = vni;
    }

    /// <summary>The outermost packet; empty when the frame carries no IPv4.</summary>
    public ReadOnlySpan<byte> Outer { get; }

    /// <summary>The frame inside VXLAN or Geneve; empty when there is none.</summary>
    public ReadOnlySpan<byte> InnerFrame { get; }

    /// <summary>Network identifier of the tunnel header; null without one.</summary>
    public uint? Vni { get; }

    /// <summary>The innermost packet.</summary>
    public ReadOnlySpan<byte> Inner => InnerFrame.IsEmpty ? Outer : InnerFrame[EthernetHeader.LengthBytes..];

    /// <summary>Reads a hop's frame. Only IPv4 has a TTL; an Ethernet header may not be filled in yet.</summary>
    public static FrameReading Of(Hop hop)
    {
        if (hop.FrameStart is not { } start || hop.Ttl is null)
        {
            return default;
        }

        var frame = hop.Frame.Span[(start == FrameStart.Ethernet ? EthernetHeader.LengthBytes : 0)..];
        if (Ipv4Packet.ProtocolOf(frame) != IpProtocol.Udp || Ipv4Packet.IsFragment(frame))
        {
            return new(frame, default, null);
        }

        var udp = Ipv4Packet.ContentOf(frame);
        var tunnel = udp[UdpHeader.LengthBytes..];
        var header = UdpHeader.DestinationPortOf(udp) switch
        {
            VxlanHeader.Port => VxlanHeader.LengthBytes,
            GeneveHeader.Port => GeneveHeader.MinimumLengthBytes + ((tunnel[0] & GeneveLengthMask) * GeneveLengthUnit),
            _ => 0,
        };
        return header == 0 || tunnel.Length < header + EthernetHeader.LengthBytes + Ipv4Header.MinimumLengthBytes
            ? new(frame, default, null)
            : new(frame, tunnel[header..], BinaryPrimitives.ReadUInt32BigEndian(tunnel[4..]) >> 8);
    }
}
