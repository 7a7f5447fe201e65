namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>TCP states of kernel conntrack, in the order of <c>enum tcp_conntrack</c>.</summary>
public enum TcpConntrackState : byte
{
    /// <summary>Nothing seen.</summary>
    None,

    /// <summary>SYN seen.</summary>
    SynSent,

    /// <summary>SYN and SYN-ACK seen.</summary>
    SynRecv,

    /// <summary>Handshake complete, or picked up in the middle.</summary>
    Established,

    /// <summary>First FIN seen.</summary>
    FinWait,

    /// <summary>First FIN acknowledged.</summary>
    CloseWait,

    /// <summary>Second FIN seen.</summary>
    LastAck,

    /// <summary>Second FIN acknowledged.</summary>
    TimeWait,

    /// <summary>RST seen.</summary>
    Close,

    /// <summary>SYN seen from both sides.</summary>
    SynSent2,
}
