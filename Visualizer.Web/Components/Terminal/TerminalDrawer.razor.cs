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

namespace Visualizer.Web.Components.Terminal;

/// <summary>The terminal below the drawing. The browser has the screens; the shells are here, and with them the state of the cluster.</summary>
public sealed partial class TerminalDrawer : ComponentBase, ITerminalListener, IAsyncDisposable
{
    private const int MostPanes = 2;

    private readonly CancellationTokenSource leaving = new();
    private ElementReference root;
    private ElementReference host;
    private DotNetObjectReference<TerminalCallbacks>? callbacks;
    private TerminalHandle? handle;
    private bool isMounting;
    private TerminalSession? session;
    private (Scenario? Scenario, string Helm) at = (null, "");
    private (TerminalErrand? Errand, Language Language) done;
    private int panes;

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

    /// <summary>The viewer closes the terminal.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    private TerminalLabels Labels => new(
        TerminalTexts.Pane.In(Language), TerminalTexts.Copy.In(Language), TerminalTexts.Copied.In(Language), TerminalTexts.Close.In(Language),
        TerminalTexts.Input.In(Language), TerminalTexts.Resize.In(Language), TerminalTexts.Disconnected.In(Language), TerminalTexts.Changed.In(Language),
        TerminalTexts.Restarted.In(Language));

    Task<PaneOutput?> ITerminalListener.OpenPaneAsync(string? at) => OnOurThreadAsync(() =>
    {
        var opened = session?.Open(at);
        panes += opened is null ? 0 : 1;
        StateHasChanged();
        return opened;
    });

    Task ITerminalListener.ClosePaneAsync(int pane, int left) => InvokeAsync(async () =>
    {
        session?.Close(pane);
        panes = left;
        StateHasChanged();
        if (left == 0)
        {
            await OnClose.InvokeAsync();
        }
    });

    Task<ImmutableArray<PaneOutput>> ITerminalListener.EnterAsync(int pane, string line) =>
        OnOurThreadAsync(() => Answer(pane, shells => shells.Enter(pane, line)));

    Task<ImmutableArray<PaneOutput>> ITerminalListener.InterruptAsync(int pane) =>
        OnOurThreadAsync(() => Answer(pane, shells => shells.Interrupt(pane)));

    Task<ImmutableArray<PaneOutput>> ITerminalListener.GoOnAsync(int pane) =>
        OnOurThreadAsync(() => Answer(pane, shells => shells.GoOn(pane)));

    Task<ImmutableArray<string>> ITerminalListener.CompleteAsync(int pane, string line) => OnOurThreadAsync(() =>
    {
        try
        {
            return session is null ? [] : EngineFailureException.Guard(() => session.Complete(pane, line));
        }
        catch (EngineFailureException failure)
        {
            Failed(Log, failure);
            return [];
        }
    });

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var here = (Scenario, TraceDesk.Spell(Helm));
        if (here != at)
        {
            var isAnother = at.Scenario is not null;
            at = here;
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
        callbacks = DotNetObjectReference.Create(new TerminalCallbacks(this));
        done.Language = Language;
        handle = await Module.MountAsync(root, host, callbacks, Labels);
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
        leaving.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on a command line")]
    private static partial void Failed(ILogger logger, Exception failure);

    // The shells are for one thread at a time.
    private async Task<T> OnOurThreadAsync<T>(Func<T> run)
    {
        var result = default(T)!;
        using var place = await Places.TakeAsync(leaving.Token);
        await InvokeAsync(() => result = run());
        return result;
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

    private ImmutableArray<PaneOutput> Answer(int pane, Func<TerminalSession, TerminalAnswer?> ask)
    {
        try
        {
            if (session is null || EngineFailureException.Guard(() => ask(session)) is not { } answer)
            {
                return [];
            }

            _ = TellAsync(answer);
            return answer.Panes;
        }
        catch (EngineFailureException failure)
        {
            Failed(Log, failure);
            return [new PaneOutput(pane, TerminalTexts.Failed.In(Language) + "\n", "$ ", false)];
        }
    }

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
