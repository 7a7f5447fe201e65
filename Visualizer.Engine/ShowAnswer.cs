using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Show;

namespace Visualizer.Engine;

/// <summary>What a terminal shows of a command.</summary>
/// <param name="Config">What became of the values, with all findings; also that the flow is not modelled.</param>
/// <param name="Shown">What is shown; null when the configuration is refused, or it or the flow is not modelled, or the request has problems.</param>
/// <param name="HelmProblems">What in the values cannot be read.</param>
/// <param name="Problems">What is wrong with place, command or flow as written.</param>
public sealed record ShowAnswer(
    ConfigResolution Config, ShellAnswer? Shown, ImmutableArray<HelmProblem> HelmProblems, ImmutableArray<FlowProblem> Problems);
