namespace Visualizer.Engine.Captures;

/// <summary>What a run of tcpdump was asked to print of each frame.</summary>
/// <param name="HasLinkLevel">The link level too (<c>-e</c>).</param>
/// <param name="Dump">The octets below the text.</param>
/// <param name="IsDumpWhole">Whether the link level is among those octets: <c>-xx</c>, <c>-XX</c>.</param>
public sealed record TcpdumpStyle(bool HasLinkLevel, OctetDump Dump = OctetDump.None, bool IsDumpWhole = false)
{
    /// <summary><c>tcpdump -e</c>.</summary>
    public static readonly TcpdumpStyle LinkLevel = new(true);

    /// <summary>How often <c>-v</c> was given: the fields of IP headers, checksums and what ICMP errors quote; twice, of UDP too.</summary>
    public int Verbosity { get; init; }

    /// <summary>Less of each protocol (<c>-q</c>): of TCP and UDP the number of octets, and what they carry is not read.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>TCP's numbers as they are in the segments (<c>-S</c>), not counted from the start of the connection.</summary>
    public bool HasAbsoluteNumbers { get; init; }

    /// <summary>
    /// Name of an interface by its ifindex, which is all that a frame of <c>-i any</c> says (<c>print-sll.c</c> asks <c>if_indextoname(3)</c>); null for
    /// a number that nobody has. It is the machine that prints which is asked: where the capture was taken, the names are right; a file that is read
    /// elsewhere shows that machine's names, or <c>?</c>, and tcpdump warns of it.
    /// </summary>
    public Func<int, string?> InterfaceName { get; init; } = static _ => null;
}

/// <summary>How octets are shown below a frame's text.</summary>
public enum OctetDump
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In hexadecimal (<c>-x</c>).</summary>
    Hexadecimal,

    /// <summary>In hexadecimal, with what is printable beside it (<c>-X</c>).</summary>
    HexadecimalAndAscii,

    /// <summary>As text (<c>-A</c>).</summary>
    Ascii,
}
