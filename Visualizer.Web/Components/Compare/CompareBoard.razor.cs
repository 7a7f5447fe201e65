using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.Components.Compare;

/// <summary>The variants side by side, their matrix and their player. The browser steps alone; this component hands it comparisons.</summary>
public sealed partial class CompareBoard : ComponentBase, ICompareListener, IAsyncDisposable
{
    private ElementReference root;
    private ElementReference stage;
    private ElementReference matrix;
    private ElementReference player;
    private DotNetObjectReference<CompareCallbacks>? callbacks;
    private CompareHandle? handle;
    private bool isMounting;
    private (string? Key, Position? At, double Speed, bool LetterKeys) sent = (null, null, 1, true);

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required CompareState State { get; set; }

    /// <summary>Whether letters and signs act as keys.</summary>
    [Parameter]
    public bool LetterKeys { get; set; } = true;

    /// <summary>The player moved; null: to the end.</summary>
    [Parameter]
    public EventCallback<Position?> OnPosition { get; set; }

    /// <summary>The player plays faster or slower.</summary>
    [Parameter]
    public EventCallback<double> OnSpeed { get; set; }

    /// <summary>The viewer wants to edit a variant.</summary>
    [Parameter]
    public EventCallback<int> OnEdit { get; set; }

    /// <summary>The viewer takes a variant away.</summary>
    [Parameter]
    public EventCallback<int> OnRemove { get; set; }

    /// <summary>The viewer takes a remedy for a variant.</summary>
    [Parameter]
    public EventCallback<(int Variant, WorkbenchRequest Mended)> OnMend { get; set; }

    /// <summary>The list of keys is asked for.</summary>
    [Parameter]
    public EventCallback OnHelp { get; set; }

    /// <summary>The last change is to be taken back.</summary>
    [Parameter]
    public EventCallback OnUndo { get; set; }

    /// <summary>What was taken back is to come again.</summary>
    [Parameter]
    public EventCallback OnRedo { get; set; }

    void ICompareListener.ReachPosition(int? packet, int? row)
    {
        Position? at = packet is { } p && row is { } r ? new Position(p, r) : null;
        sent = sent with { At = at };
        _ = InvokeAsync(() => OnPosition.InvokeAsync(at));
    }

    void ICompareListener.SetSpeed(double speed)
    {
        sent = sent with { Speed = speed };
        _ = InvokeAsync(() => OnSpeed.InvokeAsync(speed));
    }

    Task ICompareListener.OpenHelpAsync() => InvokeAsync(OnHelp.InvokeAsync);

    Task ICompareListener.UndoAsync() => InvokeAsync(OnUndo.InvokeAsync);

    Task ICompareListener.RedoAsync() => InvokeAsync(OnRedo.InvokeAsync);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (handle is null && !isMounting)
        {
            isMounting = true;
            callbacks ??= DotNetObjectReference.Create(new CompareCallbacks(this));
            handle = await Module.MountCompareAsync(root, stage, matrix, player, callbacks);

            // What was lost with a connection that comes back is tried again with what is to be shown next.
            isMounting = handle is not null;
        }

        await SendAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (handle is not null)
        {
            await handle.DisposeAsync();
        }

        callbacks?.Dispose();
    }

    // After rendering: only then are the columns there that drawings belong in.
    private async Task SendAsync()
    {
        if (handle is null || State.Shown is not { } shown)
        {
            return;
        }

        var (before, next) = (sent, (shown.Key, State.Request.At, State.Request.Flow.Speed, LetterKeys));
        sent = next;
        if (next.LetterKeys != before.LetterKeys)
        {
            await handle.SetLetterKeysAsync(next.LetterKeys);
        }

        if ((next.Key, next.At, next.Speed) != (before.Key, before.At, before.Speed))
        {
            await handle.ShowAsync(shown.Json, next.At?.Packet, next.At?.Hop, next.Speed);
        }
    }

    private StageNotice? Notice(int index) => index < State.Answers.Length ? StageNotice.Of(State.Workbench(index)) : null;

    private string WorkbenchAddress(CompareVariant variant) => WorkbenchUrl.Write(variant.In(State.Request.Flow.WithoutPanels())) is { Length: > 0 } address ? "./" + address : "./";

    // Where all variants are of one version, nobody needs to read it four times.
    private bool HasVersions => State.Answers.Select(answer => answer.Config.Summary.Cilium.Text).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private string Facts(int index) => index < State.Answers.Length ? VariantNames.Facts(State.Answers[index].Config.Summary, HasVersions, Language) : "";
}
