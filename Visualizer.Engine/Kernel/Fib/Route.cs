using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>A route of one table, as <c>ip route</c> prints it.</summary>
/// <param name="Table">Number of the table: 254 main, 255 local.</param>
/// <param name="Prefix">Destinations that it covers.</param>
/// <param name="Type">Unicast, or local: delivered here.</param>
/// <param name="Device">Device that it leads to.</param>
/// <param name="Gateway">Next hop; null when the destination is on the link.</param>
/// <param name="PreferredSource">Source address for packets of this netns; null: the device's.</param>
/// <param name="MtuBytes">MTU attribute; null when not set.</param>
/// <param name="Origin">Text of <c>proto</c> (<c>kernel</c>, <c>50</c>); null is <c>boot</c>, which is not printed.</param>
/// <param name="Scope">Text of <c>scope</c> (<c>link</c>, <c>host</c>); null is <c>global</c>, which is not printed.</param>
public sealed record Route(
    int Table,
    Ipv4Cidr Prefix,
    RouteType Type,
    NetInterface Device,
    Ipv4Address? Gateway = null,
    Ipv4Address? PreferredSource = null,
    int? MtuBytes = null,
    string? Origin = null,
    string? Scope = null) : IEvidence
{
    /// <summary>Number of the table <c>main</c>.</summary>
    public const int Main = 254;

    /// <summary>Number of the table <c>local</c>.</summary>
    public const int LocalTable = 255;

    /// <inheritdoc/>
    public string Source => Table switch
    {
        Main => "ip route",
        LocalTable => "ip route show table local",
        _ => string.Create(CultureInfo.InvariantCulture, $"ip route show table {Table}"),
    };

    /// <inheritdoc/>
    public string Entry => RouteText.Line(this);
}

/// <summary>Types of routes that the model knows.</summary>
public enum RouteType
{
    /// <summary>Forwarded or sent.</summary>
    Unicast,

    /// <summary>Delivered to this netns.</summary>
    Local,
}
