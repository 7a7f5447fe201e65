namespace Visualizer.Engine.Wire;

/// <summary>The ports of a transport header, or the identifier that an ICMP echo has in their place.</summary>
internal static class TransportPorts
{
    /// <summary>Writes one of them and mends the checksum; other protocols stay as they are.</summary>
    /// <param name="content">Octets from the transport header on.</param>
    /// <param name="protocol">What they are.</param>
    /// <param name="port">The port, or the identifier, which is the same at both ends.</param>
    /// <param name="isSource">Which end.</param>
    public static void Set(Span<byte> content, IpProtocol protocol, int port, bool isSource)
    {
        switch (protocol)
        {
            case IpProtocol.Icmp:
                Icmpv4Message.SetIdentifier(content, (ushort)port);
                break;
            case IpProtocol.Tcp when isSource:
                TcpHeader.SetSourcePort(content, (ushort)port);
                break;
            case IpProtocol.Tcp:
                TcpHeader.SetDestinationPort(content, (ushort)port);
                break;
            case IpProtocol.Udp when isSource:
                UdpHeader.SetSourcePort(content, (ushort)port);
                break;
            case IpProtocol.Udp:
                UdpHeader.SetDestinationPort(content, (ushort)port);
                break;
        }
    }
}
