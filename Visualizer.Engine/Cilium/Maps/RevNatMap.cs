using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lb4_reverse_nat</c>: service id → address and port that replies must come from.</summary>
/// <remarks>Source: <c>bpf/lib/lb.h lb4_rev_nat @ 1.13</c>.</remarks>
public sealed class RevNatMap
{
    private readonly Dictionary<int, RevNatEntry> _entries = [];

    /// <summary>Entries in the order in which they were written.</summary>
    public IReadOnlyCollection<RevNatEntry> Entries => _entries.Values;

    /// <summary>Writes an entry over whatever the index had.</summary>
    public void Upsert(RevNatEntry entry) => _entries[entry.Index] = entry;

    /// <summary>Finds the frontend of an index; false when the service is gone.</summary>
    public bool TryLookup(int index, [NotNullWhen(true)] out RevNatEntry? entry) => _entries.TryGetValue(index, out entry);
}

/// <summary>An entry of the reverse NAT map.</summary>
/// <param name="Index">Id of the service.</param>
/// <param name="Ip">Address of the frontend.</param>
/// <param name="Port">Port of the frontend.</param>
public sealed record RevNatEntry(int Index, Ipv4Address Ip, int Port) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "cilium bpf lb list --revnat";

    /// <inheritdoc/>
    public string Entry =>
        ColumnText.Cell(Index.ToString(CultureInfo.InvariantCulture), "ID".Length) + string.Create(CultureInfo.InvariantCulture, $"{Ip}:{Port}");
}
