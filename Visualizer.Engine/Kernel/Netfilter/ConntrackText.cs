using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>A conntrack entry as <c>conntrack -L</c> of conntrack-tools 1.4.6 prints it.</summary>
/// <remarks>
/// Timeouts are the kernel's defaults less the fraction of a second that has passed, since the remaining time is cut to whole seconds
/// (<c>net/netfilter/nf_conntrack_proto_*.c @ 5.11</c>).
/// </remarks>
public static class ConntrackText
{
    private static readonly ImmutableArray<string> TcpStates =
    [
        "NONE", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT", "CLOSE", "SYN_SENT2",
    ];

    private static readonly ImmutableArray<int> TcpTimeouts = [10, 120, 60, 432000, 120, 60, 30, 120, 10, 120];

    /// <summary>The line of the listing.</summary>
    public static string Line(ConntrackSnapshot entry)
    {
        var text = new StringBuilder(200);
        var protocol = entry.Original.Protocol;
        text.Append(CultureInfo.InvariantCulture, $"{Name(protocol),-8} {protocol} {TimeoutSeconds(entry) - 1} ");
        if (protocol == ConntrackTuple.Tcp)
        {
            text.Append(TcpStates[(int)entry.Tcp]).Append(' ');
        }

        Append(text, entry.Original);
        if (!entry.HasReply)
        {
            text.Append("[UNREPLIED] ");
        }

        Append(text, entry.Reply);
        if (entry.IsAssured)
        {
            text.Append("[ASSURED] ");
        }

        return text.Append("mark=0 use=1").ToString();
    }

    private static int TimeoutSeconds(ConntrackSnapshot entry) => entry.Original.Protocol switch
    {
        ConntrackTuple.Tcp => TcpTimeouts[(int)entry.Tcp],
        ConntrackTuple.Udp or ConntrackTuple.Icmp => 30,
        _ => 600,
    };

    private static string Name(byte protocol) => protocol switch
    {
        ConntrackTuple.Icmp => "icmp",
        ConntrackTuple.Tcp => "tcp",
        ConntrackTuple.Udp => "udp",
        _ => "unknown",
    };

    private static void Append(StringBuilder text, ConntrackTuple tuple)
    {
        var culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"src={tuple.Source} dst={tuple.Destination} ");
        switch (tuple.Protocol)
        {
            case ConntrackTuple.Tcp or ConntrackTuple.Udp:
                text.Append(culture, $"sport={tuple.SourcePort} dport={tuple.DestinationPort} ");
                break;
            case ConntrackTuple.Icmp:
                text.Append(culture, $"type={tuple.IcmpType} code={tuple.IcmpCode} id={tuple.SourcePort} ");
                break;
        }
    }
}
