using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Show.Agent;

/// <summary>How many entries each BPF map of the agent can hold, as <c>cilium status --verbose</c> lists it.</summary>
/// <remarks>
/// Published listings of 1.12, 1.13, 1.17 and 1.18; rows of the versions between are those that both neighbours agree on, else the earlier one's.
/// The sizes are those of a node with little memory: there the floor of the dynamic sizing decides.
/// </remarks>
internal static class MapSizes
{
    private const int NameColumn = 30, Processors = 128;

    private const int DynamicSmall = 65_536, Dynamic = 131_072;

    public static void Render(StringBuilder text, CiliumVersion version)
    {
        text.Append("BPF Maps:   dynamic sizing: on (ratio: 0.002500)\n");
        Row("Name", "Size");
        foreach (var (name, size) in Of(version))
        {
            Row(name, size.ToString(CultureInfo.InvariantCulture));
        }

        void Row(string name, string size) => text.Append("  ").Append(name.PadRight(NameColumn)).Append(size).Append('\n');
    }

    private static ImmutableArray<(string Name, int Size)> Of(CiliumVersion version)
    {
        var rows = ImmutableArray.CreateBuilder<(string, int)>();
        if (version.IsAtLeast(14))
        {
            rows.Add(("Auth", 524_288));
        }

        rows.AddRange(("Non-TCP connection tracking", DynamicSmall), ("TCP connection tracking", Dynamic), (version.IsAtLeast(18) ? "Endpoints" : "Endpoint policy", 65_535));
        if (!version.IsAtLeast(17))
        {
            rows.Add(("Events", Processors));
        }

        rows.Add(("IP cache", 512_000));
        if (version.IsAtLeast(17))
        {
            rows.AddRange(("IPv4 masquerading agent", 16_384), ("IPv6 masquerading agent", 16_384));
        }
        else
        {
            rows.Add(("IP masquerading agent", 16_384));
        }

        rows.Add(("IPv4 fragmentation", 8_192));
        foreach (var what in new[] { "service", "service backend", "service reverse NAT" })
        {
            rows.AddRange(($"IPv4 {what}", 65_536), ($"IPv6 {what}", 65_536));
        }

        rows.Add(("Metrics", 1_024));
        if (version.IsAtLeast(17))
        {
            rows.Add(("Ratelimit metrics", 64));
        }

        rows.AddRange(("NAT", Dynamic), ("Neighbor table", Dynamic), (version.IsAtLeast(18) ? "Endpoint policy" : "Global policy", 16_384));
        if (version.IsAtLeast(18))
        {
            rows.Add(("Policy stats", 65_536));
        }
        else if (!version.IsAtLeast(17))
        {
            rows.Add(("Per endpoint policy", 65_536));
        }

        rows.Add(("Session affinity", 65_536));
        if (!version.IsAtLeast(17))
        {
            rows.AddRange(("Signal", Processors), ("Sockmap", 65_535));
        }

        rows.Add(("Sock reverse NAT", DynamicSmall));
        if (!version.IsAtLeast(17))
        {
            rows.Add(("Tunnel", 65_536));
        }

        return rows.DrainToImmutable();
    }
}
