using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>How the flags of a segment move a tracked TCP connection from state to state.</summary>
/// <remarks>
/// Source: table <c>tcp_conntracks</c> of <c>net/netfilter/nf_conntrack_proto_tcp.c @ 5.11</c>, with <c>nf_conntrack_tcp_loose=1</c>, the
/// kernel's default. Simplified: sequence windows are not checked, since a flow's segments are always in window.
/// </remarks>
internal static class TcpConntrack
{
    /// <summary>The segment changes nothing.</summary>
    public const TcpConntrackState Ignore = (TcpConntrackState)254;

    /// <summary>The segment does not fit: INVALID.</summary>
    public const TcpConntrackState Invalid = (TcpConntrackState)255;

    // Letters: states by their index 0…9 (None, SYN_SENT … SYN_SENT2), '-' ignored, '!' invalid. Rows: SYN, SYN-ACK, FIN, ACK, RST, none of them.
    private const string Original =
        "11-----119"
        + "!!2!!!!!!2"
        + "!!4466678!"
        + "3!3355778!"
        + "!888888888"
        + "!!!!!!!!!!";

    private const string Reply =
        "!9!!!!!1!9"
        + "!2-------2"
        + "!!4466678!"
        + "!-2355778-"
        + "!888888888"
        + "!!!!!!!!!!";

    /// <summary>Whether the segment is a plain SYN.</summary>
    public static bool IsSyn(TcpFlags flags) => (flags & (TcpFlags.Syn | TcpFlags.Ack | TcpFlags.Rst)) == TcpFlags.Syn;

    /// <summary>Whether the segment has RST set.</summary>
    public static bool IsReset(TcpFlags flags) => (flags & TcpFlags.Rst) != 0;

    /// <summary>The state after a segment; <see cref="Ignore"/> or <see cref="Invalid"/> when there is none.</summary>
    public static TcpConntrackState Next(TcpConntrackState state, TcpFlags flags, bool isReply)
    {
        var row = (flags & TcpFlags.Rst) != 0 ? 4
            : (flags & TcpFlags.Syn) != 0 ? (flags & TcpFlags.Ack) != 0 ? 1 : 0
            : (flags & TcpFlags.Fin) != 0 ? 2
            : (flags & TcpFlags.Ack) != 0 ? 3
            : 5;
        return (isReply ? Reply : Original)[(row * 10) + (int)state] switch
        {
            '-' => Ignore,
            '!' => Invalid,
            var letter => (TcpConntrackState)(letter - '0'),
        };
    }
}
