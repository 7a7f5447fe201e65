using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>What a run of tcpdump writes and remembers while it reads one file.</summary>
/// <param name="style">What it was asked to print.</param>
internal sealed class Page(TcpdumpStyle style)
{
    private readonly StringBuilder line = new();

    /// <summary>What it was asked to print.</summary>
    public TcpdumpStyle Style { get; } = style;

    /// <summary>Whether <c>-v</c> was given.</summary>
    public bool IsVerbose => Style.Verbosity > 0;

    /// <summary>Whether it was given twice.</summary>
    public bool IsVeryVerbose => Style.Verbosity > 1;

    /// <summary>The connections seen so far.</summary>
    public TcpConversations Conversations { get; } = new();

    public void Print(string text) => line.Append(text);

    public void Print(ref DefaultInterpolatedStringHandler text) => line.Append(text.ToStringAndClear());

    /// <summary>The text of one frame, and a new page line.</summary>
    public string TakeLine()
    {
        var text = line.ToString();
        line.Clear();
        return text;
    }

    /// <summary>A header that ends too early (netdissect <c>nd_print_trunc</c>).</summary>
    public void PrintTruncated(string protocol) => line.Append(CultureInfo.InvariantCulture, $" [|{protocol}]");

    /// <summary>Octets that nobody can read; not where they are asked for as numbers anyway, or less is asked for.</summary>
    public void PrintUnread(ReadOnlySpan<byte> octets)
    {
        if (Style is { IsQuiet: false, Dump: OctetDump.None or OctetDump.Ascii })
        {
            PrintHex(octets);
        }
    }

    /// <summary>Octets in hexadecimal, 16 a line, as a rule with what is printable beside them.</summary>
    public void PrintHex(ReadOnlySpan<byte> octets, bool hasAscii = true)
    {
        for (var at = 0; at < octets.Length; at += 16)
        {
            var row = octets[at..Math.Min(at + 16, octets.Length)];
            line.Append(CultureInfo.InvariantCulture, $"\n\t0x{at:x4}: ");
            for (var column = 0; column < row.Length; column++)
            {
                line.Append(CultureInfo.InvariantCulture, $"{(column % 2 == 0 ? " " : string.Empty)}{row[column]:x2}");
            }

            if (hasAscii)
            {
                PrintAscii(row);
            }
        }
    }

    /// <summary>Behind 40 columns of numbers, what is printable.</summary>
    private void PrintAscii(ReadOnlySpan<byte> row)
    {
        line.Append(' ', 40 - (row.Length / 2 * 5) - (row.Length % 2 * 3) + 2);
        foreach (var octet in row)
        {
            line.Append(octet is > 0x20 and < 0x7F ? (char)octet : '.');
        }
    }
}
