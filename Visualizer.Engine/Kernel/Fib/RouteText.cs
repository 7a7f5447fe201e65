using System.Globalization;
using System.Text;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>A route as iproute2 prints it, one trailing blank included.</summary>
/// <remarks>Source: <c>ip/iproute.c print_route</c> of iproute2; the labs' own listings.</remarks>
public static class RouteText
{
    /// <summary>The line of <c>ip route</c>.</summary>
    public static string Line(Route route)
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
        Append(text, "proto", route.Origin);
        Append(text, "scope", route.Scope);
        Append(text, "src", route.PreferredSource?.ToString());
        Append(text, "mtu", route.MtuBytes?.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(' ').Append(value).Append(' ');
        }
    }
}
