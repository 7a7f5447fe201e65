namespace Visualizer.Engine.Wire;

/// <summary>What an Ethernet frame carries (IEEE 802 numbers at IANA). Other values occur and are kept.</summary>
public enum EtherType : ushort
{
    /// <summary>IPv4 (RFC 894).</summary>
    Ipv4 = 0x0800,

    /// <summary>ARP (RFC 826).</summary>
    Arp = 0x0806,

    /// <summary>Transparent Ethernet bridging: an Ethernet frame, as Geneve carries it (RFC 1701).</summary>
    TransparentEthernet = 0x6558,
}
