using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration;

/// <summary>What became of the Helm values.</summary>
/// <param name="Summary">Everything that was decided.</param>
/// <param name="Findings">What decided it and what is wrong, in the order of the rules.</param>
/// <param name="Datapath">What is in force; null when the chart or the agent would stop, or this build does not model it.</param>
public sealed record ConfigResolution(ConfigSummary Summary, ImmutableArray<Finding> Findings, DatapathConfig? Datapath);
