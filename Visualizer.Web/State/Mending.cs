using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>A change of values with which the flow has an answer, tried before it is offered.</summary>
/// <param name="Set">What is set, as <c>key=value</c>.</param>
/// <param name="Dropped">Keys that are taken back.</param>
/// <param name="Request">The request with the change.</param>
public sealed record Mending(ImmutableArray<string> Set, ImmutableArray<string> Dropped, WorkbenchRequest Request)
{
    // One remedy may uncover the next error; no chain of the rules is longer.
    private const int MostRemedies = 5;

    /// <summary>
    /// The smallest change that mends refused values: the remedy of one error, else remedies one after the other, else one of the viewer's own
    /// settings taken back. Null when nothing of that is enough, and for an answer that no values are to blame for.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="request">The request that has no trace.</param>
    /// <param name="refused">Its answer.</param>
    /// <param name="answer">Answers a request.</param>
    public static Mending? Find(Scenario scenario, WorkbenchRequest request, TraceAnswer refused, Func<WorkbenchRequest, TraceAnswer> answer)
    {
        if (refused.Trace is not null || !refused.HelmProblems.IsEmpty || !refused.FlowProblems.IsEmpty)
        {
            return null;
        }

        var config = refused.Config;
        var values = HelmEdit.Values(scenario, request);
        var beneath = HelmEdit.Beneath(scenario, request);
        TraceAnswer Try(HelmValues candidate) => answer(HelmEdit.Ask(scenario, request, candidate));

        var remedied = Errors(config).Where(error => !error.Remedy.IsEmpty).Select(error => HelmEdit.Mend(values, error, Minor(config)));
        var own = ValueMerge.Difference(beneath, values).Leaves().Select(leaf => leaf.Key).ToHashSet(StringComparer.Ordinal);
        var takenBack = Errors(config).SelectMany(error => error.Values).Where(own.Contains).Select(key => HelmEdit.Restore(values, beneath, key));
        return remedied.Concat(Chain(values, config, Try)).Concat(takenBack)
            .Where(candidate => Try(candidate).Trace is not null)
            .Select(candidate => new Mending(
                SetWriter.Write(ValueMerge.Difference(values, candidate)),
                [.. values.Leaves().Where(leaf => !candidate.TryFind(leaf.Key, out _)).Select(leaf => leaf.Key)],
                HelmEdit.Ask(scenario, request, candidate)))
            .FirstOrDefault();
    }

    private static IEnumerable<HelmValues> Chain(HelmValues values, ConfigResolution refused, Func<HelmValues, TraceAnswer> answer)
    {
        for (var step = 0; step < MostRemedies && Errors(refused).FirstOrDefault(error => !error.Remedy.IsEmpty) is { } error; step++)
        {
            values = HelmEdit.Mend(values, error, Minor(refused));
            refused = answer(values).Config;
            if (step > 0)
            {
                yield return values;
            }
        }
    }

    private static IEnumerable<Finding> Errors(ConfigResolution config) => config.Findings.Where(finding => finding.Severity == Severity.Error);

    private static int Minor(ConfigResolution config) => config.Summary.Cilium.Minor;
}
