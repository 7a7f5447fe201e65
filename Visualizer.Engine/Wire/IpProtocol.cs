namespace Visualizer.Engine.Wire;

/// <summary>What an IPv4 packet carries (protocol numbers at IANA). Other values occur and are kept.</summary>
public enum IpProtocol : byte
{
    /// <summary>ICMP (RFC 792).</summary>
    Icmp = 1,

    /// <summary>IPv4 in IPv4 (RFC 2003); also the next header of ESP in tunnel mode (RFC 4303 §2.6).</summary>
    Ipv4 = 4,

    /// <summary>TCP (RFC 9293).</summary>
    Tcp = 6,

    /// <summary>UDP (RFC 768).</summary>
    Udp = 17,

    /// <summary>ESP (RFC 4303).</summary>
    Esp = 50,
}
