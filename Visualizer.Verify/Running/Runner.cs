using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;
using Visualizer.Verify.Lattice;

namespace Visualizer.Verify.Running;

/// <summary>Walks a plan with all processors, one configuration at a time on each.</summary>
internal static class Runner
{
    /// <summary>Costly invariants are looked at in one cell of so many.</summary>
    private const int Thorough = 12;

    /// <summary>Returns when every cell is in the tally, which somebody may watch meanwhile.</summary>
    public static void Run(Walk walk, IReadOnlyList<Entry> plan, Tally tally) =>
        Parallel.For(0, plan.Count, order =>
        {
            var entry = plan[order];
            if (entry.Fate != Fate.Walked)
            {
                return;
            }

            var cluster = walk.Provision(entry.Resolution.Datapath!);
            tally.Add(entry, order, [.. entry.Shapes.Select((shape, index) => Of(walk, entry, cluster, shape, (order + index) % Thorough == 0))]);
        });

    private static Result Of(Walk walk, Entry entry, ClusterDatapath cluster, FlowShape shape, bool isThorough)
    {
        try
        {
            var answer = walk.Trace(entry.Resolution, cluster, shape);
            var reasons = Plan.Reasons(answer.Config).ToList();
            return reasons.Count > 0
                ? new Result(shape, Outcome.NotModelled, reasons, [])
                : new Result(
                    shape, answer.Trace!.Disposition == Disposition.Delivered ? Outcome.Delivered : Outcome.Failed, [],
                    [.. Walk.Violations(shape, answer, isThorough)]);
        }
#pragma warning disable CA1031 // The edge of the program: whatever the engine throws is what was looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Result(shape, Outcome.Failed, [], [new Violation(Walk.Answers, $"{exception.GetType().Name}: {exception.Message}")]);
        }
    }
}

/// <summary>What one cell came to.</summary>
/// <param name="Shape">The flow.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reasons">Codes of the findings because of which there is no answer.</param>
/// <param name="Violations">What does not hold of the answer.</param>
internal sealed record Result(FlowShape Shape, Outcome Outcome, IReadOnlyList<string> Reasons, IReadOnlyList<Violation> Violations);

/// <summary>What becomes of a cell.</summary>
internal enum Outcome
{
    /// <summary>The flow is delivered.</summary>
    Delivered,

    /// <summary>It fails; where it should not, that is a violation too.</summary>
    Failed,

    /// <summary>It could meet something that this build does not model.</summary>
    NotModelled,
}
