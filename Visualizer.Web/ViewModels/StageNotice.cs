using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>Why there is no picture of what was asked for, and the smallest change that mends it.</summary>
/// <param name="Title">What went wrong.</param>
/// <param name="Lines">What it means, a sentence each.</param>
/// <param name="Problems">Problems of the scenario's document; empty for every other reason.</param>
/// <param name="Mending">A change of values that mends it; null when none is known.</param>
public sealed record StageNotice(string Title, ImmutableArray<string> Lines, ImmutableArray<Problem> Problems, Mending? Mending)
{
    /// <summary>What was asked for, where it names a scenario that there is none of; null for every other reason.</summary>
    public WorkbenchRequest? WithoutScenario { get; init; }

    /// <summary>The notice for a state; null when what was asked for is shown.</summary>
    public static StageNotice? Of(WorkbenchState state)
    {
        var language = state.Language;
        if (state.HasFailed && !state.IsBusy)
        {
            return new(CommonTexts.ErrorTitle.In(language), [WorkbenchTexts.FailedText.In(language)], [], null);
        }

        if (state.IsBusy || (state.Answer?.Trace is not null && !state.IsStale))
        {
            return null;
        }

        if (state.Answer is not { } answer)
        {
            return state.DocumentProblems.IsEmpty
                ? new(WorkbenchTexts.NoScenarioTitle.In(language, state.Request.ScenarioId), [WorkbenchTexts.NoScenarioText.In(language)], [], null) { WithoutScenario = state.Request }
                : new(WorkbenchTexts.BrokenTitle.In(language), [], state.DocumentProblems, null);
        }

        if (!answer.HelmProblems.IsEmpty)
        {
            return new(
                WorkbenchTexts.HelmTitle.In(language),
                [.. answer.HelmProblems.Select(problem => WorkbenchTexts.Found.In(language, problem.Path, problem.Found.QuotedIn(language), problem.Expected.In(language)))], [], null);
        }

        if (!answer.FlowProblems.IsEmpty)
        {
            return new(
                WorkbenchTexts.FlowTitle.In(language),
                [.. answer.FlowProblems.Select(problem => WorkbenchTexts.Found.In(language, problem.Path[5..], $"'{problem.Found}'", problem.Expected.In(language)))],
                [], null);
        }

        var errors = answer.Config.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var isUnmodelled = errors.All(finding => finding.Code.StartsWith("not-modelled.", StringComparison.Ordinal));
        return new(
            (isUnmodelled ? WorkbenchTexts.NotModelledTitle : WorkbenchTexts.RefusedTitle).In(language),
            [.. errors.SelectMany(finding => (string?[])[FindingTexts.Sentence(finding, language), FindingTexts.Meaning(finding, language)]).OfType<string>()],
            [],
            state.Mending);
    }
}
