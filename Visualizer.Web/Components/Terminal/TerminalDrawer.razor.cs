using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Terminal;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Terminal;

/// <summary>The terminal below the drawing. The browser has the screens; the shells are here, and with them the state of the cluster.</summary>
public sealed partial class TerminalDrawer : ComponentBase, ITerminalListener, IAsyncDisposable
{
    private const int MostPanes = 2;

    private readonly CancellationTokenSource leaving = new();
    private readonly SemaphoreSlim turn = new(1);

    // How to stop what runs, or waits for its turn, in each pane.
    private readonly Dictionary<int, Action> stops = [];
    private ElementReference root;
    private ElementReference host;
    private DotNetObjectReference<TerminalCallbacks>? callbacks;
    private TerminalHandle? handle;
    private bool isMounting;
    private TerminalSession? session;
    private (Scenario? Scenario, string Helm) at = (null, "");
    private (TerminalErrand? Errand, Language Language) done;
    private int panes;

    /// <summary>Finds owners of addresses; null where none can be opened.</summary>
    [CascadingParameter]
    public LinkedText? Links { get; set; }

    [Inject]
    public required TerminalModule Module { get; init; }

    [Inject]
    public required PageModule Page { get; init; }

    [Inject]
    public required ClusterDesk Clusters { get; init; }

    [Inject]
    public required ComputePlaces Places { get; init; }

    [Inject]
    public required ILogger<TerminalDrawer> Log { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The scenario whose cluster it is.</summary>
    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>What is changed of its values.</summary>
    [Parameter, EditorRequired]
    public required HelmRequest Helm { get; set; }

    /// <summary>What is drawn, where it was sent here; null for anything else.</summary>
    [Parameter]
    public SentFlow? Drawn { get; set; }

    /// <summary>Something that is to be typed, once; another object is another errand.</summary>
    [Parameter]
    public TerminalErrand? Errand { get; set; }

    /// <summary>A command sent a flow.</summary>
    [Parameter]
    public EventCallback<SentFlow> OnFlow { get; set; }

    /// <summary>The viewer chose an address: what has it.</summary>
    [Parameter]
    public EventCallback<string> OnPlace { get; set; }

    /// <summary>The viewer closes the terminal.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    private TerminalLabels Labels => new(
        TerminalTexts.Pane.In(Language), TerminalTexts.Copy.In(Language), TerminalTexts.Copied.In(Language), TerminalTexts.Close.In(Language),
        TerminalTexts.Input.In(Language), TerminalTexts.Resize.In(Language), TerminalTexts.Disconnected.In(Language), TerminalTexts.Changed.In(Language),
        TerminalTexts.Restarted.In(Language), TerminalTexts.Running.In(Language), TerminalTexts.Stop.In(Language));

    Task<PaneOutput?> ITerminalListener.OpenPaneAsync(string? at) => OnOurThreadAsync(() => InTurnAsync(
        () =>
        {
            var opened = session?.Open(at);
            panes += opened is null ? 0 : 1;
            StateHasChanged();
            return Task.FromResult(opened);
        },
        leaving.Token));

    Task ITerminalListener.ClosePaneAsync(int pane, int left) => InvokeAsync(async () =>
    {
        Stop(pane);
        await InTurnAsync(
            () =>
            {
                session?.Close(pane);
                return Task.FromResult(pane);
            },
            leaving.Token);
        panes = left;
        StateHasChanged();
        if (left == 0)
        {
            await OnClose.InvokeAsync();
        }
    });

    Task<ImmutableArray<PaneOutput>> ITerminalListener.EnterAsync(int pane, string line) => OnOurThreadAsync(() => AskAsync(
        pane, (shells, stopping) => Places.RunAsync(() => EngineFailureException.Guard(() => shells.Enter(pane, line, stopping)), stopping)));

    // What runs has ended before Ctrl-C is answered.
    Task<ImmutableArray<PaneOutput>> ITerminalListener.InterruptAsync(int pane) => OnOurThreadAsync(() =>
    {
        Stop(pane);
        return AskAsync(pane, (shells, _) => Task.FromResult(EngineFailureException.Guard(() => shells.Interrupt(pane))));
    });

    Task<ImmutableArray<PaneOutput>> ITerminalListener.GoOnAsync(int pane) => OnOurThreadAsync(() => AskAsync(
        pane, (shells, stopping) => Places.RunAsync(() => EngineFailureException.Guard(() => shells.GoOn(pane, stopping)), stopping)));

    Task<ImmutableArray<string>> ITerminalListener.CompleteAsync(int pane, string line) => OnOurThreadAsync(async () =>
    {
        try
        {
            return session is not { } shells ? [] : await InTurnAsync(
                () => Places.RunAsync(() => EngineFailureException.Guard(() => shells.Complete(pane, line)), leaving.Token), leaving.Token);
        }
        catch (EngineFailureException failure)
        {
            Failed(Log, failure);
            return [];
        }
    });

    ImmutableArray<ScreenLink> ITerminalListener.LinksIn(string line)
    {
        var found = ImmutableArray.CreateBuilder<ScreenLink>();
        var start = 0;
        foreach (var (text, place) in Links.Split(line))
        {
            if (place is not null)
            {
                found.Add(new ScreenLink(start, text.Length, place.ToString()));
            }

            start += text.Length;
        }

        return found.DrainToImmutable();
    }

    Task ITerminalListener.OpenPlaceAsync(string place) => OnPlace.InvokeAsync(place);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var here = (Scenario, TraceDesk.Spell(Helm));
        if (here != at)
        {
            var isAnother = at.Scenario is not null;
            at = here;
            foreach (var stop in stops.Values)
            {
                stop();
            }

            session = DatapathEngine.OpenTerminal(Scenario, Helm, Clusters.For(Scenario, Helm)).Session;
            panes = 0;
            if (isAnother && handle is not null)
            {
                await handle.ResetAsync();
            }
        }

        await CatchUpAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isMounting)
        {
            return;
        }

        isMounting = true;
        callbacks ??= DotNetObjectReference.Create(new TerminalCallbacks(this));
        done.Language = Language;
        handle = await Module.MountAsync(root, host, callbacks, Labels);

        // What was lost with a connection that comes back is tried again with what is to be shown next.
        isMounting = handle is not null;
        if (handle is not null)
        {
            StateHasChanged();
        }

        await CatchUpAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        if (handle is not null)
        {
            await handle.DisposeAsync();
        }

        callbacks?.Dispose();

        // Whoever is at the shells still gives the turn back.
        await turn.WaitAsync();
        turn.Dispose();
        leaving.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on a command line")]
    private static partial void Failed(ILogger logger, Exception failure);

    private async Task<T> OnOurThreadAsync<T>(Func<Task<T>> run)
    {
        var result = default(T)!;
        await InvokeAsync(async () => result = await run());
        return result;
    }

    // The shells are for one at a time. Our thread does not wait for them: it has to hear Ctrl-C meanwhile.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> run, CancellationToken stopping)
    {
        await turn.WaitAsync(stopping);
        try
        {
            return await run();
        }
        finally
        {
            turn.Release();
        }
    }

    private Task AddAsync() => handle?.AddAsync() ?? Task.CompletedTask;

    private async Task CatchUpAsync()
    {
        if (handle is null)
        {
            return;
        }

        var before = done;
        done = (Errand, Language);
        if (before.Language != Language)
        {
            await handle.RelabelAsync(Labels);
        }

        if (Errand is { } errand && !ReferenceEquals(errand, before.Errand))
        {
            await handle.RunAsync(errand.At, errand.Command);
        }
    }

    private async Task<ImmutableArray<PaneOutput>> AskAsync(int pane, Func<TerminalSession, CancellationToken, Task<TerminalAnswer?>> ask)
    {
        if (session is not { } shells)
        {
            return [];
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        Action stop = stopping.Cancel;
        stops[pane] = stop;
        try
        {
            var answer = await InTurnAsync(() => ask(shells, stopping.Token), stopping.Token);
            if (answer is null || shells != session)
            {
                return [];
            }

            _ = TellAsync(answer);
            return answer.Panes;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
        catch (EngineFailureException failure)
        {
            Failed(Log, failure);
            return [new PaneOutput(pane, TerminalTexts.Failed.In(Language) + "\n", "$ ", false)];
        }
        finally
        {
            if (stops.GetValueOrDefault(pane) == stop)
            {
                stops.Remove(pane);
            }
        }
    }

    private void Stop(int pane) => stops.GetValueOrDefault(pane)?.Invoke();

    // The screen comes first; the drawing follows.
    private async Task TellAsync(TerminalAnswer answer)
    {
        await Task.Yield();
        if (answer.Flow is { } flow)
        {
            await OnFlow.InvokeAsync(flow);
        }

        if (answer.File is { } file)
        {
            await Page.SaveAsync(new TraceFile(file.Name, "application/octet-stream", file.Octets.ToArray()));
        }
    }
}
