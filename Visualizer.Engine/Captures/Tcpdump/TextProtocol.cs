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

    /// <summary>Prints the name in capitals and, of HTTP and RTSP only where it is a request or answer, the first line.</summary>
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

        for (var at = 0; at < payload.Length; at++)
        {
            var isCrLf = payload[at] == '\r' && at + 1 < payload.Length && payload[at + 1] == '\n';
            if (payload[at] == '\n' || isCrLf)
            {
                page.Print($": {Encoding.ASCII.GetString(payload[..at])}");
                return;
            }

            if (payload[at] == '\r' && at + 1 == payload.Length && isCut)
            {
                break;
            }

            if (payload[at] != '\t' && payload[at] is < 0x20 or > 0x7E)
            {
                return;
            }
        }

        page.Print(isCut ? string.Empty : $": {Encoding.ASCII.GetString(payload)}");
        page.PrintTruncated(protocol);
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
