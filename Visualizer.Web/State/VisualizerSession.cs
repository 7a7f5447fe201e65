using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Terminal;

namespace Visualizer.Web.State;

/// <summary>What one viewer looks at. Intents change the state; whoever shows it subscribes. Traces are shared with everybody else.</summary>
public sealed partial class VisualizerSession(
    ScenarioLibrary library, TraceDesk desk, PlayableStore store, ComputePlaces places, ILogger<VisualizerSession> log)
{
    private readonly List<Action> subscribers = [];
    private Task answering = Task.CompletedTask;
    private int asked;

    // Cancels the question that is being answered; null when none is.
    private Action? leave;

    // The question that was answered last, and whether one since then began a change of its own.
    private WorkbenchRequest? settled;
    private bool beginsAnew;

    // What the terminal sent last; null once something else is shown after it.
    private ExpectedAnswer? expected;
    private int sendings;

    /// <summary>The state; replaced as a whole.</summary>
    public WorkbenchState State { get; private set; } = new() { Request = new WorkbenchRequest(), Language = Language.English };

    /// <summary>Calls back after every change until it is disposed. The call comes on whatever thread made the change.</summary>
    public IDisposable Subscribe(Action changed)
    {
        lock (subscribers)
        {
            subscribers.Add(changed);
        }

        return new Subscription(() => Forget(changed));
    }

    /// <summary>Asks what a request asks. Of several at once only the last one's answer is shown, and those that nobody waits for any more are not computed.</summary>
    /// <param name="request">The request; what it leaves open is filled in.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="continues">Whether it goes on with what the request before began, letter by letter: the two are one change.</param>
    public async Task OpenAsync(WorkbenchRequest request, Language language, bool continues = false)
    {
        var turn = Interlocked.Increment(ref asked);
        beginsAnew |= !continues;
        // Who cancels, or takes the change back, is where they stood.
        settled = State.IsBusy ? settled : settled?.StandingAs(State.Request);
        Set(State with { Request = request, Language = language, IsBusy = true, IsCancelled = false });
        Task own;
        lock (subscribers)
        {
            leave?.Invoke();
            own = answering = AnswerAfterAsync(answering, turn, request, language);
        }

        await own;
    }

    private async Task AnswerAfterAsync(Task earlier, int turn, WorkbenchRequest request, Language language)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (turn != Volatile.Read(ref asked))
        {
            return;
        }

        using var leaving = new CancellationTokenSource();
        lock (subscribers)
        {
            leave = leaving.Cancel;
        }

        try
        {
            var (next, alone) = await places.RunAsync(() => AnswerOrFail(request, language, leaving.Token), leaving.Token);
            if (turn == Volatile.Read(ref asked))
            {
                next = next with { Request = next.Request.StandingAs(State.Request) };
                Set(Remember(next, alone));
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Who left has said already what is to be shown instead.
        }
        finally
        {
            lock (subscribers)
            {
                leave = null;
            }
        }
    }

    /// <summary>Nobody waits for the answer any more: the work ends, and what was shown before stays.</summary>
    public void Cancel()
    {
        if (!State.IsBusy)
        {
            return;
        }

        Interlocked.Increment(ref asked);
        lock (subscribers)
        {
            leave?.Invoke();
        }

        Set(State with { Request = settled ?? State.Request, IsBusy = false, IsCancelled = settled is null });
    }

    /// <summary>The terminal sent a flow: it is the answer to that request, until another is expected.</summary>
    public void Expect(WorkbenchRequest request, SentFlow flow) => expected = new ExpectedAnswer(request, flow, ++sendings);

    /// <summary>The viewer has read what changed.</summary>
    public void ForgetEarlier() => Set(State with { Earlier = null });

    /// <summary>Notes where the player stands; the browser moved it.</summary>
    public void ReachPosition(int packet, int hop) => State = State with { Request = State.Request with { Packet = packet, Hop = hop } };

    /// <summary>Notes which row of the tap table is open.</summary>
    public void ChooseTap(string? key) => State = State with { Request = State.Request with { Tap = key } };

    /// <summary>Notes which interface's card is open.</summary>
    public void OpenCard(string? key) => State = State with { Request = State.Request with { Card = key } };

    /// <summary>Notes how fast the player plays.</summary>
    public void SetSpeed(double speed) => State = State with { Request = State.Request with { Speed = speed } };

    /// <summary>Opens a dialog, or closes the one that is open, before the address says so: nobody waits for an answer to type in it.</summary>
    public void Show(OpenDialog? dialog) => Set(State with { Request = State.Request with { Dialog = dialog } });

    /// <summary>Notes whether everything is drawn.</summary>
    public void ShowAll(bool showsAll) => State = State with { Request = State.Request with { ShowAll = showsAll } };

    private (WorkbenchState Next, TraceAnswer? Alone) AnswerOrFail(WorkbenchRequest request, Language language, CancellationToken leaving)
    {
        try
        {
            return EngineFailureException.Guard(() =>
            {
                var next = Answer(request, language, leaving) with { HasFailed = false };
                return (next, Alone(next, leaving));
            });
        }
        catch (EngineFailureException failure)
        {
            Failed(log, failure);
            return (State with { Request = request, Language = language, IsBusy = false, IsStale = State.Shown is not null, HasFailed = true }, null);
        }
    }

    // What is sent on top of other flows differs from what other values would make of it for other reasons than the values.
    private TraceAnswer? Alone(WorkbenchState next, CancellationToken leaving) => next.Sent is { IsReproducible: false }
        ? desk.Trace(next.Scenario!, HelmOf(next.Request), next.Flow!, leaving)
        : next.Answer;

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on a viewer's question")]
    private static partial void Failed(ILogger logger, Exception failure);

    private WorkbenchState Remember(WorkbenchState next, TraceAnswer? alone)
    {
        var continues = !beginsAnew;
        var history = settled is null ? next.History : next.History.Go(settled, next.Request, continues);
        (settled, beginsAnew) = (next.Request, false);
        next = next with { History = history };
        if (next is not { IsStale: false, HasFailed: false, Scenario: { } scenario, Answer.Trace: not null } || alone is not { Trace: not null } answer)
        {
            return next;
        }

        var valid = new ValidAnswer(next.Request, scenario, answer);
        var earlier = next.Valid switch
        {
            null => null,
            var before when !before.IsToTheFlowOf(valid) => null,
            var before when before.Request.AsksTheSameAs(valid.Request) || (continues && next.Earlier is not null) => next.Earlier,
            var before => before,
        };
        return next with { Valid = valid, Earlier = earlier is not null && earlier.Request.AsksTheSameAs(valid.Request) ? null : earlier };
    }

    private WorkbenchState Answer(WorkbenchRequest request, Language language, CancellationToken leaving)
    {
        var resolution = library.Open(request, leaving);
        var next = State with { Request = request, Language = language, DocumentProblems = resolution.Problems, IsBusy = false };
        if (resolution.Scenario is not { } scenario)
        {
            return next with { Scenario = null, Flow = null, Answer = null, Sent = null, Mending = null, IsStale = next.Shown is not null };
        }

        var complete = FlowDefaults.Complete(request, scenario);
        var flow = complete.ToFlow();
        var helm = HelmOf(complete);
        var sent = TakeSent(complete);
        var answer = sent?.Answer ?? desk.Trace(scenario, helm, flow, leaving);
        var shown = answer.Trace is null ? null : store.Document(scenario, helm, flow, answer, language, sent?.Number ?? 0);
        if (shown is null && next.Shown is null)
        {
            next = next with { Shown = OwnPicture(scenario, language) };
        }

        return next with
        {
            Request = complete,
            Scenario = scenario,
            Flow = flow,
            Answer = answer,
            Sent = sent?.Flow,
            Shown = shown ?? next.Shown,
            IsStale = shown is null && next.Shown is not null,
            Mending = Mending.Find(scenario, complete, answer, mended => desk.Trace(scenario, HelmOf(mended), flow, leaving)),
        };
    }

    /// <summary>What the terminal sent, where it is what a request asks for. After something else was shown the same request asks for the flow alone.</summary>
    private ExpectedAnswer? TakeSent(WorkbenchRequest request)
    {
        if (expected is not { } sent)
        {
            return null;
        }

        if (sent.Request.AsksTheSameAs(request))
        {
            sent.IsShown = true;
            return sent;
        }

        if (sent.IsShown)
        {
            Interlocked.CompareExchange(ref expected, null, sent);
        }

        return null;
    }

    // A link to values that do not start has no earlier picture to keep: the scenario as it is comes nearest.
    private PlayableDocument? OwnPicture(Scenario scenario, Language language)
    {
        var flow = FlowDefaults.Complete(new WorkbenchRequest(), scenario).ToFlow();
        var answer = desk.Trace(scenario, HelmRequest.None, flow);
        return answer.Trace is null ? null : store.Document(scenario, HelmRequest.None, flow, answer, language);
    }

    /// <summary>What a request changes of the scenario's Helm values.</summary>
    public static HelmRequest HelmOf(WorkbenchRequest request) => new()
    {
        Version = CiliumVersion.TryParse(request.Version, out var version) ? version : null,
        Kernel = KernelVersion.TryParse(request.Kernel, out var kernel) ? kernel : null,
        Reset = request.Reset,
        Set = request.Set,
    };

    private void Set(WorkbenchState next)
    {
        State = next;
        Action[] told;
        lock (subscribers)
        {
            told = [.. subscribers];
        }

        foreach (var changed in told)
        {
            changed();
        }
    }

    private void Forget(Action changed)
    {
        lock (subscribers)
        {
            subscribers.Remove(changed);
        }
    }

    /// <summary>What the terminal sent, and the request that it answers.</summary>
    private sealed record ExpectedAnswer(WorkbenchRequest Request, SentFlow Flow, int Number)
    {
        public TraceAnswer Answer { get; } = DatapathEngine.AnswerOf(Flow);

        public bool IsShown { get; set; }
    }

    private sealed class Subscription(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
