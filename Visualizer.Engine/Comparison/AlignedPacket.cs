using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>One packet of the flow in all variants: the nth of its direction in each.</summary>
/// <param name="Direction">Its direction.</param>
/// <param name="Packets">The packet of each variant; null where a variant has none.</param>
/// <param name="Hops">The hops of all variants, aligned by stage and place; in each variant their order is kept.</param>
public sealed record AlignedPacket(PacketDirection Direction, ImmutableArray<PacketTrace?> Packets, ImmutableArray<AlignedHop> Hops)
{
    /// <summary>Index of the packet in the first variant that has it.</summary>
    public int Index => Packets.First(packet => packet is not null)!.Index;

    /// <summary>The hop of a variant in a row; null when it has none there.</summary>
    public Hop? HopOf(AlignedHop row, int variant) => row.Indexes[variant] is { } index ? Packets[variant]!.Hops[index] : null;
}

/// <summary>One stage at one place, visited in at least one variant.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Place">The place.</param>
/// <param name="Indexes">Index of the hop in each variant's packet; null where the packet does not come here.</param>
public sealed record AlignedHop(Stage Stage, Place Place, ImmutableArray<int?> Indexes);
