using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Terminal;

namespace Visualizer.Web.State;

/// <summary>What one viewer sees. Immutable; the session swaps it.</summary>
public sealed record WorkbenchState
{
    /// <summary>What was asked for, with what the viewer left open filled in.</summary>
    public required WorkbenchRequest Request { get; init; }

    /// <summary>Language of the texts.</summary>
    public required Language Language { get; init; }

    /// <summary>The scenario; null when there is none of that id, or it is broken.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>What is wrong with the scenario's document.</summary>
    public ImmutableArray<Problem> DocumentProblems { get; init; } = [];

    /// <summary>The flow that was asked for; null without a scenario.</summary>
    public FlowRequest? Flow { get; init; }

    /// <summary>The engine's answer; null without a scenario.</summary>
    public TraceAnswer? Answer { get; init; }

    /// <summary>What the terminal sent, where that is what is shown; then <see cref="Answer"/> is its trace.</summary>
    public SentFlow? Sent { get; init; }

    /// <summary>The last trace that could be drawn; null before the first.</summary>
    public PlayableDocument? Shown { get; init; }

    /// <summary>Whether <see cref="Shown"/> answers an earlier request, because this one has no trace.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether the engine failed on what was asked for: a fault of ours, not the viewer's.</summary>
    public bool HasFailed { get; init; }

    /// <summary>A change of values with which the flow has an answer; null when it has one, or no such change is known.</summary>
    public Mending? Mending { get; init; }

    /// <summary>What was asked before, and what was taken back.</summary>
    public ChangeHistory<WorkbenchRequest> History { get; init; } = new();

    /// <summary>The last answer with a trace; null before the first.</summary>
    public ValidAnswer? Valid { get; init; }

    /// <summary>The answer that <see cref="Valid"/> came after, to the same flow under other values; null when there is none, or the viewer knows.</summary>
    public ValidAnswer? Earlier { get; init; }

    /// <summary>Whether the viewer cancelled the first question, so that there is nothing to show.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether an answer is being computed.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Whether only the player moved since an earlier state: nothing that the server renders follows it, but what names the hop.</summary>
    public bool OnlyMovedSince(WorkbenchState earlier) => !ReferenceEquals(this, earlier)
        && earlier == this with { Request = Request with { Packet = earlier.Request.Packet, Hop = earlier.Request.Hop } };
}

/// <summary>An answer with a trace, and what it answers.</summary>
/// <param name="Request">The question.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Answer">The answer.</param>
public sealed record ValidAnswer(WorkbenchRequest Request, Scenario Scenario, TraceAnswer Answer)
{
    /// <summary>Whether another answer is to the same flow on the same cluster.</summary>
    public bool IsToTheFlowOf(ValidAnswer other) => ReferenceEquals(Scenario, other.Scenario)
        && (Request.Kind, Request.From, Request.To, Request.Backend, Request.Shape)
            == (other.Request.Kind, other.Request.From, other.Request.To, other.Request.Backend, other.Request.Shape);
}
