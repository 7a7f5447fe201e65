using System.Globalization;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf lb list</c>: every slot of every frontend; with <c>--revnat</c> what replies are translated back to.</summary>
/// <remarks>
/// Source: <c>cilium/cmd/bpf_lb_list.go @ 1.13</c>; from 1.17 on the key names protocol and slot. The map's hash order is arbitrary; here it is
/// that of ids and slots.
/// </remarks>
internal sealed class CiliumBpfLbListCommand : IShowCommand
{
    private const string Backends = "BACKEND ADDRESS (REVNAT_ID) (SLOT)";

    /// <inheritdoc/>
    public string Name => "cilium bpf lb list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var maps = place.Datapath.Maps;
        return CiliumListing.RefuseFlags(Name, arguments, "--revnat")
            ?? (arguments.Words.Contains("--revnat")
                ? CiliumListing.Of(ColumnText.Cell("ID", 0) + Backends, maps.RevNat.Entries.Select(entry => entry.Entry))
                : List(maps.Services));
    }

    private static CommandOutput List(ServiceMap services)
    {
        var rows = services.Entries.SelectMany(entry => Rows(entry, services.ListsProtocols)).ToList();
        var width = rows.Select(row => row.Frontend.Length).Append("SERVICE ADDRESS".Length).Max();
        return CiliumListing.Of(
            ColumnText.Cell("SERVICE ADDRESS", width) + Backends, rows.Select(row => ColumnText.Cell(row.Frontend, width) + row.Backend));
    }

    private static IEnumerable<(string Frontend, string Backend)> Rows(ServiceEntry entry, bool namesSlots)
    {
        var culture = CultureInfo.InvariantCulture;
        yield return (Key(0), string.Create(culture, $"0.0.0.0:0 ({entry.Id}) (0) [{Flags(entry)}]"));
        for (var slot = 1; slot <= entry.Backends.Length; slot++)
        {
            yield return (namesSlots ? Key(slot) : "", string.Create(culture, $"{entry.BackendAddress(slot - 1)} ({entry.Id}) ({slot})"));
        }

        string Key(int slot) => namesSlots ? string.Create(culture, $"{entry.Frontend} ({slot})") : entry.Frontend;
    }

    /// <summary>Source: <c>pkg/loadbalancer/loadbalancer.go ServiceFlags.String @ 1.13</c>. Only a ClusterIP and the wildcard of a NodePort are non-routable.</summary>
    private static string Flags(ServiceEntry entry)
    {
        List<string> flags = [entry.TypeName];
        if (entry.IsExternalLocal)
        {
            flags.Add("Local");
        }

        if (entry is { Type: FrontendType.LoadBalancer, Service.SourceRanges.IsEmpty: false })
        {
            flags.Add("check source-range");
        }

        if (entry.Type == FrontendType.ClusterIp || entry.Ip == Addressing.Ipv4Address.Any)
        {
            flags.Add("non-routable");
        }

        return string.Join(", ", flags);
    }
}
