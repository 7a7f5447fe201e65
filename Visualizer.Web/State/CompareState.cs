using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>What one viewer of a comparison sees. Immutable; the page swaps it.</summary>
public sealed record CompareState
{
    /// <summary>What was asked for, with what the viewer left open filled in.</summary>
    public required CompareRequest Request { get; init; }

    /// <summary>Language of the texts.</summary>
    public required Language Language { get; init; }

    /// <summary>The scenario; null when there is none of that id, or it is broken.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>What is wrong with the scenario's document.</summary>
    public ImmutableArray<Problem> DocumentProblems { get; init; } = [];

    /// <summary>The flow that was asked for; null without a scenario.</summary>
    public FlowRequest? Flow { get; init; }

    /// <summary>The engine's answers, one for each variant.</summary>
    public ImmutableArray<TraceAnswer> Answers { get; init; } = [];

    /// <summary>For each variant a change of values with which the flow has an answer; null where it has one, or no such change is known.</summary>
    public ImmutableArray<Mending?> Mendings { get; init; } = [];

    /// <summary>In what they differ; null without a scenario.</summary>
    public TraceComparison? Comparison { get; init; }

    /// <summary>The comparison as the browser gets it; null when no variant has a trace.</summary>
    public PlayableDocument? Shown { get; init; }

    /// <summary>Whether it is an answer, not what a page starts with.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether an answer is being computed.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Whether the engine failed on the question.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The state of a workbench with the same flow: what pickers and notices are made for.</summary>
    public WorkbenchState Workbench(int? variant = null) => new()
    {
        Request = variant is { } at ? Request.Variants[at].In(Request.Flow) : Request.Flow,
        Language = Language,
        Scenario = Scenario,
        DocumentProblems = DocumentProblems,
        Flow = Flow,
        Answer = variant is { } index ? Answers[index] : null,
        Mending = variant is { } refused ? Mendings[refused] : null,
        IsBusy = IsBusy,
        HasFailed = HasFailed,
    };
}
