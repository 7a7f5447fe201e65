using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>What a run of tcpdump writes and remembers while it reads one file.</summary>
internal sealed class Page
{
    private readonly StringBuilder line = new();

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

    /// <summary>Octets nobody can read, in hexadecimal and ASCII, 16 a line.</summary>
    public void PrintHex(ReadOnlySpan<byte> octets)
    {
        for (var at = 0; at < octets.Length; at += 16)
        {
            var row = octets[at..Math.Min(at + 16, octets.Length)];
            line.Append(CultureInfo.InvariantCulture, $"\n\t0x{at:x4}: ");
            for (var column = 0; column < 16; column++)
            {
                line.Append(column % 2 == 0 ? column < row.Length ? " " : "     " : string.Empty);
                if (column < row.Length)
                {
                    line.Append(CultureInfo.InvariantCulture, $"{row[column]:x2}");
                }
                else if (column % 2 == 1 && column == row.Length)
                {
                    line.Append("  ");
                }
            }

            line.Append("  ");
            foreach (var octet in row)
            {
                line.Append(octet is > 0x20 and < 0x7F ? (char)octet : '.');
            }
        }
    }
}
