namespace Visualizer.Engine.Tracing;

/// <summary>Where a hop happens. All three are null on the wire; the interface is null where no device is involved.</summary>
/// <param name="Node">Node name, or <c>external/NAME</c>.</param>
/// <param name="NetNs"><c>host</c>, <c>pod/NAME</c>, <c>pod/NAMESPACE/NAME</c> or <c>cilium-health</c>.</param>
/// <param name="Interface">Device name.</param>
public readonly record struct Place(string? Node, string? NetNs, string? Interface);
