using System.Globalization;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>What curl and the labs' web server send.</summary>
internal static class HttpText
{
    /// <summary>The request: 64 octets and the host as typed.</summary>
    public static string Request(string host) => $"GET / HTTP/1.1\r\nHost: {host}\r\nUser-Agent: curl/7.79.1\r\nAccept: */*\r\n\r\n";

    /// <summary>A head of nginx's shape: 236 octets when the length has two digits. Its times are fixed, since the engine has no clock.</summary>
    public static string Head(int contentLength) =>
        "HTTP/1.1 200 OK\r\nServer: nginx/1.20.1\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Type: text/html\r\nContent-Length: "
        + contentLength.ToString(CultureInfo.InvariantCulture)
        + "\r\nLast-Modified: Thu, 01 Jan 1970 00:00:00 GMT\r\nConnection: keep-alive\r\nETag: \"00000000-2f\"\r\nAccept-Ranges: bytes\r\n\r\n";
}
