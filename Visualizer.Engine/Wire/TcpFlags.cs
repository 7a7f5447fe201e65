namespace Visualizer.Engine.Wire;

/// <summary>Control bits of a TCP segment (RFC 9293 §3.1), low bit first.</summary>
[Flags]
public enum TcpFlags : byte
{
    /// <summary>No bit.</summary>
    None = 0,

    /// <summary>The sender has no more data.</summary>
    Fin = 0x01,

    /// <summary>Synchronises sequence numbers.</summary>
    Syn = 0x02,

    /// <summary>Resets the connection.</summary>
    Rst = 0x04,

    /// <summary>Deliver without waiting for more.</summary>
    Psh = 0x08,

    /// <summary>The acknowledgement number counts.</summary>
    Ack = 0x10,

    /// <summary>The urgent pointer counts.</summary>
    Urg = 0x20,

    /// <summary>ECN echo (RFC 3168 §6.1).</summary>
    Ece = 0x40,

    /// <summary>Congestion window reduced (RFC 3168 §6.1).</summary>
    Cwr = 0x80,
}
