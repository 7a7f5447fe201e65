using Visualizer.Engine.Wire;

namespace Visualizer.Verify.Invariants;

/// <summary>Everything that is wrong with a frame: what the dissector calls malformed, lengths and checksums, in every layer that can be read.</summary>
internal static class OctetFaults
{
    public static IEnumerable<string> Of(ReadOnlySpan<byte> frame, FrameStart start)
    {
        var faults = new List<string>();
        foreach (var layer in Dissector.Dissect(frame, start))
        {
            if (layer.Kind == LayerKind.Malformed)
            {
                faults.Add("malformed at octet " + layer.Offset);
            }
            else if (layer.Kind == LayerKind.Ipv4)
            {
                Check(frame[layer.Offset..], faults);
            }

            // What an ICMP error quotes, and what a fragment carries, may be cut off anywhere.
            if (layer.Kind == LayerKind.Icmpv4 || (layer.Kind == LayerKind.Ipv4 && Ipv4Packet.IsFragment(frame[layer.Offset..])))
            {
                break;
            }
        }

        return faults;
    }

    private static void Check(ReadOnlySpan<byte> packet, List<string> faults)
    {
        if (Ipv4Packet.TotalLengthOf(packet) != packet.Length)
        {
            faults.Add($"IPv4 total length {Ipv4Packet.TotalLengthOf(packet)}, there are {packet.Length} octets");
        }

        if (!Ipv4Packet.HasValidChecksum(packet))
        {
            faults.Add("IPv4 checksum");
        }

        // The checksum of a fragmented datagram covers all of its fragments.
        if (Ipv4Packet.IsFragment(packet))
        {
            return;
        }

        var content = Ipv4Packet.ContentOf(packet);
        var (source, destination) = (Ipv4Packet.SourceOf(packet), Ipv4Packet.DestinationOf(packet));
        var isRight = Ipv4Packet.ProtocolOf(packet) switch
        {
            IpProtocol.Icmp => Icmpv4Message.HasValidChecksum(content),
            IpProtocol.Tcp => TcpHeader.HasValidChecksum(content, source, destination),
            IpProtocol.Udp => UdpHeader.LengthOf(content) == content.Length && UdpHeader.HasValidChecksum(content, source, destination),
            _ => true,
        };
        if (!isRight)
        {
            faults.Add($"{Ipv4Packet.ProtocolOf(packet)} checksum or length");
        }
    }
}
