using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip route</c>: a table, all tables, or with <c>get</c> the answer of a lookup.</summary>
/// <remarks>
/// Source: <c>ip/iproute.c iproute_list_flush_or_save, iproute_get</c> of iproute2 5.10. Simplified: broadcast routes, which lead nowhere in the model,
/// and IPv6 are not listed.
/// </remarks>
internal sealed class IpRouteCommand : IShowCommand
{
    private const int DefaultTable = 253, Failed = 2, Usage = 255;

    // lib/rt_names.c rtnl_rtprot_tab
    private static readonly ImmutableArray<string> Origins =
        ["unspec", "redirect", "kernel", "boot", "static", "gated", "ra", "mrt", "zebra", "bird", "babel", "dnrouted", "xorp", "ntk", "dhcp", "keepalived", "bgp", "isis", "ospf", "rip", "eigrp"];

    /// <inheritdoc/>
    public string Name => "ip route";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (!arguments.Words.IsEmpty && arguments.Words[0].Length > 0 && "get".StartsWith(arguments.Words[0], StringComparison.Ordinal))
        {
            return Get(arguments.Words[1..], place);
        }

        var (words, refusal) = IpListing.SkipShow(Name, arguments.Words);
        return refusal ?? List(words, place);
    }

    private static CommandOutput List(ImmutableArray<string> words, ShowPlace place)
    {
        var filter = new RouteFilter(Route.Main, null, null, null);
        for (var at = 0; at < words.Length; at++)
        {
            var key = words[at];
            if (key is "default" or "root" or "match" or "exact" || Ipv4Cidr.TryParse(key, out _) || Ipv4Address.TryParse(key, out _))
            {
                var text = key is "root" or "match" or "exact" ? words.ElementAtOrDefault(++at) ?? "" : key;
                if (ParsePrefix(text) is not { } prefix)
                {
                    return CommandOutput.Error($"Error: any valid prefix is expected rather than \"{text}\".");
                }

                filter = filter with { Prefix = prefix };
                continue;
            }

            if (at + 1 == words.Length)
            {
                return key.Length > 0 && ("table".StartsWith(key, StringComparison.Ordinal) || "dev via proto scope type".Split(' ').Contains(key))
                    ? CommandOutput.Error("Command line is not complete. Try option \"help\"", Usage)
                    : CommandOutput.Error($"Error: any valid prefix is expected rather than \"{key}\".");
            }

            var value = words[++at];
            if ("table".StartsWith(key, StringComparison.Ordinal))
            {
                if (Table(value) is not { } number)
                {
                    return CommandOutput.Error($"Error: argument \"{value}\" is wrong: table id value is invalid\n", Usage);
                }

                filter = filter with { Table = number };
            }
            else if (key == "dev")
            {
                if (place.NetNs.Find(value) is null)
                {
                    return CommandOutput.Error($"Cannot find device \"{value}\"");
                }

                filter = filter with { Device = value };
            }
            else if (key is "proto" or "protocol")
            {
                if (!Origins.Contains(value) && !byte.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                {
                    return CommandOutput.Error($"Error: argument \"{value}\" is wrong: invalid \"protocol\"\n", Usage);
                }

                filter = filter with { Origin = value };
            }
            else
            {
                return CommandOutput.Error($"Error: any valid prefix is expected rather than \"{key}\".");
            }
        }

        return filter.Table != RouteFilter.AllTables && !place.NetNs.Routing.Tables.Any(table => table.Number == filter.Table)
            ? filter.Table is DefaultTable ? new CommandOutput("") : CommandOutput.Error("Error: ipv4: FIB table does not exist.\nDump terminated", Failed)
            : CommandOutput.Lines(Tables(filter.Table, place).SelectMany(table => table.Routes).Where(filter.Fits).Select(filter.Line));
    }

    /// <summary>All tables come in the order of the kernel's hash: by the low eight bits of their numbers.</summary>
    private static IEnumerable<RoutingTable> Tables(int number, ShowPlace place) =>
        place.NetNs.Routing.Tables.Where(table => number == RouteFilter.AllTables || table.Number == number).OrderBy(table => table.Number & 255);

    private static CommandOutput Get(ImmutableArray<string> words, ShowPlace place)
    {
        if (words.IsEmpty)
        {
            return CommandOutput.Error("need at least a destination address", 1);
        }

        if (!Ipv4Address.TryParse(words[0], out var destination))
        {
            return CommandOutput.Error($"Error: any valid prefix is expected rather than \"{words[0]}\".");
        }

        var mark = Mark.None;
        for (var at = 1; at < words.Length; at += 2)
        {
            if (words[at] != "mark" || at + 1 == words.Length || ParseNumber(words[at + 1]) is not { } number)
            {
                return CommandOutput.Error($"ip route get: {words[at]} is not modelled: mark is");
            }

            mark = new Mark(number);
        }

        if (place.NetNs.Routing.Lookup(destination, mark).Route is not { } route)
        {
            return CommandOutput.Error("RTNETLINK answers: Network is unreachable", Failed);
        }

        var isLocal = route.Type == RouteType.Local;
        var device = isLocal ? "lo" : route.Device.Name;
        var gateway = route.Gateway is { } next ? $"via {next} " : "";
        var table = route.Table == Route.Main ? "" : $"table {RouteText.TableName(route.Table)} ";
        var source = isLocal ? destination : route.PreferredSource ?? route.Device.Address;
        var marked = mark == Mark.None ? "" : $"mark {mark} ";
        var cached = (isLocal ? "<local> " : "") + (route.MtuBytes is { } mtu ? string.Create(CultureInfo.InvariantCulture, $"mtu {mtu} ") : "");
        return new CommandOutput(
            $"{(isLocal ? "local " : "")}{destination} {gateway}dev {device} {table}{(source is null ? "" : $"src {source} ")}{marked}uid 0 \n    cache {cached}\n");
    }

    private static Ipv4Cidr? ParsePrefix(string text) => text == "default" ? Ipv4Cidr.All
        : Ipv4Cidr.TryParse(text, out var prefix) ? prefix
        : Ipv4Address.TryParse(text, out var address) ? Ipv4Cidr.Host(address)
        : null;

    private static int? Table(string text) => text switch
    {
        "main" => Route.Main,
        "local" => Route.LocalTable,
        "default" => DefaultTable,
        "all" => RouteFilter.AllTables,
        _ => ParseNumber(text) is { } number and > 0 and < int.MaxValue ? (int)number : null,
    };

    private static uint? ParseNumber(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal) ? hexadecimal : null
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record RouteFilter(int Table, Ipv4Cidr? Prefix, string? Device, string? Origin)
    {
        public const int AllTables = 0;

        public bool Fits(Route route) => (Prefix is not { } prefix || route.Prefix == prefix)
            && (Device is null || route.Device.Name == Device)
            && (Origin is null || (route.Origin ?? "boot") == Origin);

        /// <summary>With all tables every route outside main names its own.</summary>
        public string Line(Route route) => Table == AllTables ? RouteText.Line(route, namesTable: route.Table != Route.Main) : RouteText.Line(route);
    }
}
