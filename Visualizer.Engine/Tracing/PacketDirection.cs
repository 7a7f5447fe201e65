namespace Visualizer.Engine.Tracing;

/// <summary>Direction of a packet within its flow, by who caused it, not by addresses.</summary>
public enum PacketDirection
{
    /// <summary>Towards the server.</summary>
    Request,

    /// <summary>Towards the client; ICMP errors sent to the client too.</summary>
    Reply,

    /// <summary>Neither: ARP, WireGuard handshakes.</summary>
    None,
}
