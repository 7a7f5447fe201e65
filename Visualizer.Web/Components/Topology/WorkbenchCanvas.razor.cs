using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Components.Topology;

/// <summary>Drawing, hop list, inspector and player of one trace. The browser steps alone; this component hands it traces.</summary>
public sealed partial class WorkbenchCanvas : ComponentBase, IWorkbenchListener, IAsyncDisposable
{
    private ElementReference root;
    private ElementReference hops;
    private ElementReference stage;
    private ElementReference inspector;
    private ElementReference player;
    private DotNetObjectReference<WorkbenchCallbacks>? callbacks;
    private WorkbenchHandle? handle;
    private bool isRendered;
    private bool isMounting;
    private int played;
    private Sent sent = new(null, 0, 0, new(false, false, null, null, 1, true, [], null, false));

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>What is shown; its request says where the player stands.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>Whether letters and signs act as keys.</summary>
    [Parameter]
    public bool LetterKeys { get; set; } = true;

    /// <summary>Sightings that were other before the viewer's last change.</summary>
    [Parameter]
    public ImmutableArray<ChangedSighting> Changes { get; set; } = [];

    /// <summary>How often a trace was to be played as soon as it is shown.</summary>
    [Parameter]
    public int Plays { get; set; }

    /// <summary>The player moved: packet and hop.</summary>
    [Parameter]
    public EventCallback<(int Packet, int Hop)> OnPosition { get; set; }

    /// <summary>A row of the tap table was opened or closed.</summary>
    [Parameter]
    public EventCallback<string?> OnTap { get; set; }

    /// <summary>The card of an interface was opened or closed.</summary>
    [Parameter]
    public EventCallback<string?> OnCard { get; set; }

    /// <summary>The player plays faster or slower.</summary>
    [Parameter]
    public EventCallback<double> OnSpeed { get; set; }

    /// <summary>Everything is drawn, or no longer.</summary>
    [Parameter]
    public EventCallback<bool> OnShowAll { get; set; }

    /// <summary>A place is to be looked into.</summary>
    [Parameter]
    public EventCallback<(string Place, string? Table)> OnPlace { get; set; }

    /// <summary>A hop was chosen in the drawing.</summary>
    [Parameter]
    public EventCallback OnHop { get; set; }

    /// <summary>The search is asked for.</summary>
    [Parameter]
    public EventCallback OnSearch { get; set; }

    /// <summary>A capture is to run in the terminal.</summary>
    [Parameter]
    public EventCallback<TerminalErrand> OnCapture { get; set; }

    /// <summary>The capture of a tap is asked for, by the tap's key.</summary>
    [Parameter]
    public EventCallback<string> OnCaptureFile { get; set; }

    /// <summary>The list of keys is asked for.</summary>
    [Parameter]
    public EventCallback OnHelp { get; set; }

    /// <summary>The last change is to be taken back.</summary>
    [Parameter]
    public EventCallback OnUndo { get; set; }

    /// <summary>What was taken back is to come again.</summary>
    [Parameter]
    public EventCallback OnRedo { get; set; }

    /// <summary>Saves the drawing as it stands, as <c>svg</c> or <c>png</c>, until the viewer leaves.</summary>
    public Task SavePictureAsync(string kind, CancellationToken leaving) =>
        handle is null ? Task.CompletedTask : handle.SavePictureAsync(kind, TraceExports.NameOf(State), leaving);

    /// <summary>Moves the focus to the drawing.</summary>
    public Task FocusAsync() => handle is null ? Task.CompletedTask : handle.FocusAsync();

    void IWorkbenchListener.ReachPosition(int packet, int hop)
    {
        sent = sent with { Packet = packet, Hop = hop };
        _ = InvokeAsync(() => OnPosition.InvokeAsync((packet, hop)));
    }

    void IWorkbenchListener.ChooseTap(string? key)
    {
        Tell(options => options with { Tap = key });
        _ = InvokeAsync(() => OnTap.InvokeAsync(key));
    }

    void IWorkbenchListener.OpenCard(string? key)
    {
        Tell(options => options with { Card = key });
        _ = InvokeAsync(() => OnCard.InvokeAsync(key));
    }

    void IWorkbenchListener.SetSpeed(double speed)
    {
        Tell(options => options with { Speed = speed });
        _ = InvokeAsync(() => OnSpeed.InvokeAsync(speed));
    }

    void IWorkbenchListener.ShowAll(bool showsAll)
    {
        Tell(options => options with { ShowAll = showsAll });
        _ = InvokeAsync(() => OnShowAll.InvokeAsync(showsAll));
    }

    Task IWorkbenchListener.OpenPlaceAsync(string place, string? table) => InvokeAsync(() => OnPlace.InvokeAsync((place, table)));

    Task IWorkbenchListener.OpenHopAsync() => InvokeAsync(OnHop.InvokeAsync);

    Task IWorkbenchListener.OpenSearchAsync() => InvokeAsync(OnSearch.InvokeAsync);

    Task IWorkbenchListener.CaptureAsync(string node, string netNs, string device) =>
        InvokeAsync(() => OnCapture.InvokeAsync(TerminalErrand.Capture(node, netNs, device)));

    Task IWorkbenchListener.SaveCaptureAsync(string key) => InvokeAsync(() => OnCaptureFile.InvokeAsync(key));

    Task IWorkbenchListener.OpenHelpAsync() => InvokeAsync(OnHelp.InvokeAsync);

    Task IWorkbenchListener.UndoAsync() => InvokeAsync(OnUndo.InvokeAsync);

    Task IWorkbenchListener.RedoAsync() => InvokeAsync(OnRedo.InvokeAsync);

    private MarkupString? FirstPicture => RendererInfo.IsInteractive || State.Shown is not { } shown ? null : Markup(shown);

    // Of equal changes the browser has those that were sent.
    private WorkbenchOptions Options => new(State.Request.GuessFirst, State.Request.ShowAll, State.Request.Tap, State.Request.Card, State.Request.Speed, LetterKeys,
        Changes.SequenceEqual(sent.Options.Changes) ? sent.Options.Changes : Changes, Browsed, State.Request.ShowStations);

    private string? Browsed => State.Request.IsEmbedded ? null : State.Request.Place;

    /// <inheritdoc/>
    protected override bool ShouldRender() => !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => isRendered && handle is null ? MountAsync() : SendAsync();

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        isRendered = true;
        return MountAsync();
    }

    private async Task MountAsync()
    {
        if (isMounting)
        {
            return;
        }

        isMounting = true;
        callbacks ??= DotNetObjectReference.Create(new WorkbenchCallbacks(this));
        var mounted = await Module.MountAsync(root, hops, stage, inspector, player, callbacks);
        if (mounted is null || await mounted.DrawnAsync() is not { } drawn)
        {
            // The calls may have been lost with a connection that comes back: what is to be shown next tries again.
            isMounting = false;
            return;
        }

        if (drawn == State.Shown?.Key)
        {
            // The first picture, which may have been stepped through meanwhile.
            sent = Wanted();
        }

        handle = mounted;
        await SendAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (handle is not null)
        {
            await handle.DisposeAsync();
            handle = null;
        }

        callbacks?.Dispose();
    }

    // Sends what differs from what the browser has; a trace is sent once, everything else is small.
    private async Task SendAsync()
    {
        if (handle is null || State.Shown is not { } shown)
        {
            return;
        }

        await ShowAsync(handle, shown);
        if (played != Plays)
        {
            played = Plays;
            await handle.PlayAsync();
        }
    }

    private async Task ShowAsync(WorkbenchHandle handle, PlayableDocument shown)
    {
        var next = Wanted();
        var before = sent;
        if (State.IsBusy && next.Key == before.Key)
        {
            // Where the next picture begins is no position in this one.
            next = next with { Packet = before.Packet, Hop = before.Hop };
        }

        sent = next;
        if (next.Key != before.Key)
        {
            await handle.ShowAsync(shown.Json, next.Packet, next.Hop, Options);
            return;
        }

        if ((next.Packet, next.Hop) != (before.Packet, before.Hop))
        {
            await handle.GoToAsync(next.Packet, next.Hop);
        }

        if (next.Options != before.Options)
        {
            await handle.SetOptionsAsync(next.Options);
        }
    }

    private Sent Wanted() => new(State.Shown?.Key, State.Request.Packet, State.Request.Hop, Options);

    private void Tell(Func<WorkbenchOptions, WorkbenchOptions> change) => sent = sent with { Options = change(sent.Options) };

    private MarkupString Markup(PlayableDocument shown)
    {
        var options = JsonSerializer.Serialize(Options, JsonSerializerOptions.Web);
        var position = JsonSerializer.Serialize(new { State.Request.Packet, State.Request.Hop }, JsonSerializerOptions.Web);
        var picture = $$"""{"position":{{position}},"options":{{options}},"trace":{{Encoding.UTF8.GetString(shown.Json)}}}""";
        return new MarkupString($"<script type=\"application/json\" class=\"first-picture\">{JsonInMarkup.Of(picture)}</script>");
    }

    private sealed record Sent(string? Key, int Packet, int Hop, WorkbenchOptions Options);
}
