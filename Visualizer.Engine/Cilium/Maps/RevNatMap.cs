using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lb4_reverse_nat</c>: service id → address and port that replies must come from.</summary>
/// <remarks>Source: <c>bpf/lib/lb.h lb4_rev_nat @ 1.13</c>.</remarks>
/// <param name="node">Node that the map is on.</param>
/// <param name="frontends">What all nodes have.</param>
public sealed class RevNatMap(Node node, FrontendTable frontends)
{
    private readonly Memo<int, RevNatEntry?> _entries = new(
        index => frontends.Of(index) is { } frontend ? new RevNatEntry(index, frontend.Ip ?? node.Ip, frontend.Port) : null);

    /// <summary>Entries in the order of their ids; made while they are read.</summary>
    public IEnumerable<RevNatEntry> Entries => frontends.All.Select(frontend => _entries[frontend.Id]!);

    /// <summary>Finds the frontend of an index; false when the service is gone.</summary>
    public bool TryLookup(int index, [NotNullWhen(true)] out RevNatEntry? entry) => (entry = _entries[index]) is not null;
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
