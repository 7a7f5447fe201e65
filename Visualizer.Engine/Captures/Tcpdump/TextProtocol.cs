using System.Text;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>Protocols of lines of text, known by their port alone (<c>netdissect.c txtproto_print</c>): the first line, if it looks like one.</summary>
internal static class TextProtocol
{
    // print-http.c; a command in any case makes the line a request.
    private static readonly string[] HttpMethods =
    [
        "GET", "PUT", "COPY", "HEAD", "LOCK", "MOVE", "POLL", "POST", "BCOPY", "BMOVE", "MKCOL", "TRACE", "LABEL", "MERGE", "DELETE", "SEARCH",
        "UNLOCK", "REPORT", "UPDATE", "NOTIFY", "BDELETE", "CONNECT", "OPTIONS", "CHECKIN", "PROPFIND", "CHECKOUT", "CCM_POST", "SUBSCRIBE",
        "PROPPATCH", "BPROPFIND", "BPROPPATCH", "UNCHECKOUT", "MKACTIVITY", "MKWORKSPACE", "UNSUBSCRIBE", "RPC_CONNECT", "VERSION-CONTROL",
        "BASELINE-CONTROL",
    ];

    // print-rtsp.c
    private static readonly string[] RtspMethods =
    [
        "DESCRIBE", "ANNOUNCE", "GET_PARAMETER", "OPTIONS", "SET_PARAMETER", "SETUP", "PLAY", "PAUSE", "TEARDOWN", "RECORD", "REDIRECT",
    ];

    /// <summary>Name of the text protocol of a TCP connection in tcpdump's lower case, or null.</summary>
    public static string? NameOf(ushort sourcePort, ushort destinationPort) => NameOf(sourcePort) ?? NameOf(destinationPort);

    /// <summary>Prints the name in capitals and, of HTTP and RTSP only where it is a request or answer, the first line; with <c>-v</c> all lines.</summary>
    /// <param name="page">Where to print.</param>
    /// <param name="protocol">The name that the ports stand for.</param>
    /// <param name="payload">The payload as far as it was captured.</param>
    /// <param name="length">Octets the payload had.</param>
    public static void Print(Page page, string protocol, ReadOnlySpan<byte> payload, int length)
    {
        page.Print(protocol.ToUpperInvariant());
        var isCut = payload.Length < length;
        if (protocol is "http" or "rtsp" && !IsHead(protocol == "http" ? HttpMethods : RtspMethods, payload, isCut))
        {
            return;
        }

        if (!page.IsVerbose)
        {
            PrintLine(page, protocol, ": ", payload, isCut);
            return;
        }

        // Every line, as far as they are text.
        page.Print($", length: {length}");
        for (var rest = payload; !rest.IsEmpty;)
        {
            var next = PrintLine(page, protocol, "\n\t", rest, isCut);
            rest = next == 0 ? [] : rest[next..];
        }
    }

    /// <summary>Prints a line; octets up to the next one, or 0 where it is none.</summary>
    private static int PrintLine(Page page, string protocol, string before, ReadOnlySpan<byte> text, bool isCut)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var isCrLf = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            if (text[at] == '\n' || isCrLf)
            {
                page.Print($"{before}{Encoding.ASCII.GetString(text[..at])}");
                return at + (isCrLf ? 2 : 1);
            }

            if (text[at] == '\r' && at + 1 == text.Length && isCut)
            {
                break;
            }

            if (text[at] != '\t' && text[at] is < 0x20 or > 0x7E)
            {
                return 0;
            }
        }

        page.Print(isCut ? string.Empty : $"{before}{Encoding.ASCII.GetString(text)}");
        page.PrintTruncated(protocol);
        return 0;
    }

    private static bool IsHead(string[] methods, ReadOnlySpan<byte> payload, bool isCut)
    {
        var first = Token(payload, isCut, out var rest);
        return methods.Contains(first, StringComparer.OrdinalIgnoreCase)
            || (first.Length > 0 && Token(rest, isCut, out _) is { Length: 3 } status && status.All(char.IsAsciiDigit));
    }

    /// <summary>The printable characters up to white space, and what comes behind the blanks after them; empty when there are none.</summary>
    private static string Token(ReadOnlySpan<byte> text, bool isCut, out ReadOnlySpan<byte> rest)
    {
        var end = text.IndexOfAny(" \t\r\n"u8);
        var token = end < 0 ? text : text[..end];
        rest = text[token.Length..].TrimStart(" \t"u8);
        return (end < 0 && isCut) || token.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E) ? string.Empty : Encoding.ASCII.GetString(token);
    }

    private static string? NameOf(ushort port) => port switch
    {
        21 => "ftp",
        25 => "smtp",
        43 => "whois",
        80 or 8080 => "http",
        554 or 8554 => "rtsp",
        _ => null,
    };
}
