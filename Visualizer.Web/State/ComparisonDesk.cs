using System.Collections.Immutable;
using System.Text.Json;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.State;

/// <summary>Answers requests for comparisons. Traces are shared with everybody who asks for one of them.</summary>
public sealed partial class ComparisonDesk(ScenarioLibrary library, TraceDesk desk, PlayableStore store, ILogger<ComparisonDesk> log)
{
    private readonly CompareDefaults defaults = new(library);

    /// <summary>The modes of the labs on the cluster of a scenario.</summary>
    public ImmutableArray<CompareVariant> Modes(Scenario scenario) => defaults.Modes(scenario);

    /// <summary>The whole answer; when the engine fails, a state that says so.</summary>
    /// <param name="request">The question.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="leaving">Cancelled when the viewer wants it no more.</param>
    public CompareState Answer(CompareRequest request, Language language, CancellationToken leaving = default)
    {
        try
        {
            return EngineFailureException.Guard(() => AnswerOrThrow(request, language, leaving));
        }
        catch (EngineFailureException failure)
        {
            Failed(log, failure);
            return new CompareState { Request = request, Language = language, IsAnswered = true, HasFailed = true };
        }
    }

    private CompareState AnswerOrThrow(CompareRequest request, Language language, CancellationToken leaving)
    {
        var resolution = library.Open(request.Flow, leaving);
        var state = new CompareState { Request = request, Language = language, IsAnswered = true, DocumentProblems = resolution.Problems };
        if (resolution.Scenario is not { } scenario)
        {
            return state;
        }

        var complete = defaults.Complete(request, scenario);
        complete = complete with { Flow = FlowDefaults.Complete(complete.Flow, scenario) };
        var flow = complete.Flow.ToFlow();
        var answers = complete.Variants.Select(variant => desk.Trace(scenario, Helm(variant), flow, leaving)).ToImmutableArray();
        var comparison = DatapathEngine.Compare([.. complete.Variants.Zip(answers, (variant, answer) => (variant.Name, answer))]);
        return state with
        {
            Request = complete,
            Scenario = scenario,
            Flow = flow,
            Answers = answers,
            Mendings =
            [
                .. complete.Variants.Zip(answers, (variant, answer) => Mending.Find(
                    scenario, variant.In(complete.Flow), answer, mended => desk.Trace(scenario, VisualizerSession.HelmOf(mended), flow, leaving))),
            ],
            Comparison = comparison,
            Shown = answers.All(answer => answer.Trace is null) ? null : Document(complete, scenario, flow, answers, comparison, language),
        };
    }

    private PlayableDocument Document(
        CompareRequest request, Scenario scenario, FlowRequest flow, ImmutableArray<TraceAnswer> answers, TraceComparison comparison, Language language)
    {
        var traces = answers.Select((answer, index) =>
            answer.Trace is null ? null : store.Document(scenario, Helm(request.Variants[index]), flow, answer, language)).ToImmutableArray();
        var key = ScenarioLibrary.Fingerprint(string.Join(
            '\u0002', [LanguageTag.Of(language), .. request.Variants.Zip(traces, (variant, trace) => $"{variant.Name}\u0001{trace?.Key}")]));
        var playable = new PlayableComparisonMapper(comparison, answers, language).Map(key, flow, [.. traces.Select(trace => trace?.Json)]);
        return new PlayableDocument(key, JsonSerializer.SerializeToUtf8Bytes(playable, PlayableJson.Default.PlayableComparison));
    }

    private static HelmRequest Helm(CompareVariant variant) => VisualizerSession.HelmOf(variant.In(new WorkbenchRequest()));

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on a comparison")]
    private static partial void Failed(ILogger logger, Exception failure);
}
