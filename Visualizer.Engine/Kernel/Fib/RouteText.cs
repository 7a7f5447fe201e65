using System.Globalization;
using System.Text;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>A route as iproute2 prints it, one trailing blank included.</summary>
/// <remarks>Source: <c>ip/iproute.c print_route</c> of iproute2; the labs' own listings.</remarks>
public static class RouteText
{
    /// <summary>The line of <c>ip route</c>.</summary>
    /// <param name="route">The route.</param>
    /// <param name="namesTable">Whether the line names the table, as in a listing of all tables.</param>
    public static string Line(Route route, bool namesTable = false)
    {
        var text = new StringBuilder(96);
        if (route.Type == RouteType.Local)
        {
            text.Append("local ");
        }

        text.Append(route.Prefix.PrefixLength switch
        {
            0 => "default",
            32 => route.Prefix.Network.ToString(),
            _ => route.Prefix.ToString(),
        }).Append(' ');
        Append(text, "via", route.Gateway?.ToString());
        Append(text, "dev", route.Device.Name);
        Append(text, "table", namesTable ? TableName(route.Table) : null);
        Append(text, "proto", route.Origin);
        Append(text, "scope", route.Scope);
        Append(text, "src", route.PreferredSource?.ToString());
        Append(text, "mtu", route.MtuBytes?.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>Name of a table, or its number (<c>/etc/iproute2/rt_tables</c>).</summary>
    public static string TableName(int table) => table switch
    {
        Route.Main => "main",
        Route.LocalTable => "local",
        253 => "default",
        _ => table.ToString(CultureInfo.InvariantCulture),
    };

    private static void Append(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(' ').Append(value).Append(' ');
        }
    }
}
