using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>One of the configurations that are compared, with what became of the flow under it.</summary>
/// <param name="Name">Its name, unique among the variants.</param>
/// <param name="Config">What became of its values.</param>
/// <param name="Trace">Its trace; null when it is refused or not modelled.</param>
public sealed record Variant(string Name, ConfigResolution Config, Trace? Trace);
