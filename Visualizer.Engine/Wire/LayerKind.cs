namespace Visualizer.Engine.Wire;

/// <summary>The layers a frame can have.</summary>
public enum LayerKind
{
    /// <summary>Ethernet II header.</summary>
    Ethernet,

    /// <summary>ARP packet.</summary>
    Arp,

    /// <summary>IPv4 header with its options.</summary>
    Ipv4,

    /// <summary>ICMPv4 header; an error quotes an IPv4 packet behind it.</summary>
    Icmpv4,

    /// <summary>TCP header with its options.</summary>
    Tcp,

    /// <summary>UDP header.</summary>
    Udp,

    /// <summary>VXLAN header.</summary>
    Vxlan,

    /// <summary>Geneve header with its options.</summary>
    Geneve,

    /// <summary>ESP: header, ciphertext and integrity check value.</summary>
    Esp,

    /// <summary>A whole WireGuard message.</summary>
    WireGuard,

    /// <summary>Octets no header describes: application data, fragments, unknown protocols.</summary>
    Payload,

    /// <summary>Octets behind the end of what a length field announced, such as the fill of a short Ethernet frame.</summary>
    Padding,

    /// <summary>Octets that should have been a header and are none; the layer says what is wrong.</summary>
    Malformed,
}
