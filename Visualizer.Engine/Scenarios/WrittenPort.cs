using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>Listening ports as documents write them: <c>TCP/80</c>.</summary>
internal static class WrittenPort
{
    /// <summary>Reads <c>TCP/80</c> or <c>UDP/53</c>; the protocol in capitals, the port 1–65535.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ListeningPort port)
    {
        port = default;
        if (text is not { Length: > 4 } || text[3] != '/')
        {
            return false;
        }

        TransportProtocol? protocol = text[..3] switch
        {
            "TCP" => TransportProtocol.Tcp,
            "UDP" => TransportProtocol.Udp,
            _ => null,
        };
        if (protocol is not { } known
            || !ushort.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0)
        {
            return false;
        }

        port = new ListeningPort(known, number);
        return true;
    }
}
