using Visualizer.Engine;

namespace Visualizer.Verify.Invariants;

/// <summary>Something that holds of every trace, whatever the configuration.</summary>
/// <param name="Name">What holds, as a sentence.</param>
/// <param name="Violations">Every place of a trace where it does not; empty when it holds.</param>
/// <param name="IsCostly">Whether looking takes longer than the walk, so that a run looks at one cell of some only.</param>
internal sealed record Invariant(string Name, Func<TraceAnswer, IEnumerable<string>> Violations, bool IsCostly = false)
{
    public override string ToString() => Name;
}
