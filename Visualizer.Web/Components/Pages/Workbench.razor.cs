using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Terminal;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Components.Topology;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Pages;

/// <summary>The main screen. Its address is its state: every intent becomes an address, every address a request.</summary>
public sealed partial class Workbench : ComponentBase, IDisposable
{
    // State of a history entry that goes on with the change of the one it replaces.
    private const string Continuing = "continues";

    private readonly Waiting saving = new();
    private IDisposable? subscription;
    private WorkbenchCanvas? canvas;
    private bool letterKeys = true;
    private bool hasBrowsed;
    private int plays;
    private WorkbenchRequest? toPlay;
    private TerminalErrand? errand;
    private (ValidAnswer? Earlier, ValidAnswer? Valid, bool IsStale, Language Language) changesOf;
    private PathChanges? changes;
    private ClusterDatapath? linksOf;
    private LinkedText? links;

    [Inject]
    public required VisualizerSession Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ComputePlaces Places { get; init; }

    [Inject]
    public required ScenarioLibrary Library { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    [Inject]
    public required ILogger<Workbench> Log { get; init; }

    /// <summary>What the viewer's browser and earlier choices say.</summary>
    [CascadingParameter]
    public required ViewerPreferences Preferences { get; set; }

    private WorkbenchState State => Session.State;

    private bool IsBrowsing => State.Request is { Place: not null, IsEmbedded: false, HelmOpen: false } && State.Scenario is not null;

    private bool IsEmbedded => State.Request.IsEmbedded;

    private PathChanges? Changes()
    {
        var of = (State.Earlier, State.Valid, State.IsStale, State.Language);
        if (of != changesOf)
        {
            (changesOf, changes) = (of, null);
            try
            {
                changes = EngineFailureException.Guard(() => PathChanges.Of(State));
            }
            catch (EngineFailureException failure)
            {
                Failed(Log, failure);
            }
        }

        return changes;
    }

    // One for a cluster, so that what is cascaded differs only when the cluster does.
    private LinkedText? Links()
    {
        var of = IsEmbedded ? null : State.Valid?.Answer.Cluster;
        if (of != linksOf)
        {
            (linksOf, links) = (of, of is null ? null : new LinkedText(of.Index));
        }

        return links;
    }

    private bool HasTerminal => State.Request is { TerminalOpen: true, IsEmbedded: false } && State.Scenario is not null;

    private OpenDialog? Dialog => State.Request.Dialog;

    private StageNotice? Notice => State.IsCancelled ? null : StageNotice.Of(State);

    private bool IsAnswering => State.IsBusy && Notice is null && !State.IsCancelled;

    private ViewLook Look => State.Request.Look.Else(Preferences.Look);

    private string? FlowText => State.Flow is { } flow ? $"{FlowKinds.Name(flow.Kind)} {flow.From} → {flow.To}" : null;

    private string Heading => FlowText is { } flow ? WorkbenchTexts.Heading.In(State.Language, flow) : "Visualizer";

    private string Title => FlowText is { } flow ? $"{flow} – Visualizer" : "Visualizer";

    private string DocumentText => State.Request.Document ?? Library.TextOf(State.Request.ScenarioId) ?? "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        letterKeys = Preferences.LetterKeys;
        subscription = Session.Subscribe(() => _ = InvokeAsync(Follow));
        Navigation.LocationChanged += FollowAddress;
        await OpenAsync(WorkbenchUrl.Parse(Navigation.Uri));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= FollowAddress;
        subscription?.Dispose();
        Session.Cancel();
        saving.Dispose();
    }

    private Task OpenAsync(WorkbenchRequest request, bool continues = false) =>
        Session.OpenAsync(request, request.Language ?? Preferences.Language, continues);

    private void FollowAddress(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == new Uri(Navigation.BaseUri).AbsolutePath)
        {
            _ = InvokeAsync(() => OpenAsync(WorkbenchUrl.Parse(change.Location), change.HistoryEntryState == Continuing));
        }
    }

    private void Follow()
    {
        if (toPlay is { } wanted && !State.IsBusy && State.Request.AsksTheSameAs(wanted))
        {
            toPlay = null;
            plays += State.IsStale ? 0 : 1;
        }

        StateHasChanged();
    }

    /// <summary>What was sent in the terminal is drawn, and plays as soon as it is.</summary>
    private async Task PlayAsync(SentFlow sent)
    {
        var flow = sent.Request;
        var wanted = State.Request.FromStart() with { Kind = flow.Kind, From = flow.From, To = flow.To, Backend = flow.Backend, Shape = FlowShape.Of(flow) };
        toPlay = wanted;
        Session.Expect(wanted, sent);
        if (State.Request.AsksTheSameAs(wanted))
        {
            // The address stays, but what was sent is another exchange.
            await OpenAsync(wanted);
            return;
        }

        await AskAsync(wanted);
    }

    private Task CaptureAsync(TerminalErrand wanted)
    {
        errand = wanted;
        return State.Request.TerminalOpen ? Task.CompletedTask : AskAsync(State.Request with { TerminalOpen = true });
    }

    private async Task CloseTerminalAsync()
    {
        errand = null;
        await AskAsync(State.Request with { TerminalOpen = false });
        await (canvas?.FocusAsync() ?? Task.CompletedTask);
    }

    private Task OpenPlaceAsync((string Place, string? Table) wanted) =>
        !IsEmbedded && BrowsePlace.Parse(wanted.Place) is { } known ? OpenAsync((known, wanted.Table)) : Task.CompletedTask;

    // The inspector of places stands where the hop's is.
    private Task ShowHopAsync() => IsBrowsing ? AskAsync(State.Request.Browsing(null)) : Task.CompletedTask;

    private Task OpenAsync((BrowsePlace Place, string? Table) wanted)
    {
        hasBrowsed = true;
        return AskAsync(State.Request.Browsing(wanted.Place, wanted.Table));
    }

    private async Task CloseBrowseAsync()
    {
        await AskAsync(State.Request.Browsing(null));
        await (canvas?.FocusAsync() ?? Task.CompletedTask);
    }

    private Task ClosePanelAsync() => AskAsync(State.Request.Browsing(null) with { HelmOpen = false });

    private Task AskAsync(WorkbenchRequest request) => NavigateAsync(request, replace: false);

    // Typing is one change to go back over, not one per letter.
    private Task ContinueAsync(WorkbenchRequest request) => NavigateAsync(request, replace: true, Continuing);

    // The address goes back to what is shown; before the first answer there is nothing to go back to.
    private Task CancelAsync()
    {
        Session.Cancel();
        return State.IsCancelled ? Task.CompletedTask : NavigateAsync(State.Request, replace: true, Continuing);
    }

    private Task UndoAsync() => GoAsync(State.History.Before);

    private Task RedoAsync() => GoAsync(State.History.After);

    private Task GoAsync(WorkbenchRequest? question) => question is null ? Task.CompletedTask : AskAsync(question.LookedAtAs(State.Request));

    private Task NavigateAsync(WorkbenchRequest request, bool replace, string? entryState = null)
    {
        var address = WorkbenchUrl.Write(request);
        Navigation.NavigateTo(
            address.Length == 0 ? "./" : address, new NavigationOptions { ReplaceHistoryEntry = replace, HistoryEntryState = entryState });
        return Task.CompletedTask;
    }

    private void Reach((int Packet, int Hop) position) => Session.ReachPosition(position.Packet, position.Hop);

    private Task TourAsync() => Module.StartTourAsync(GuideTexts.TourIn(State.Language));

    private Task ShowAsync(DialogKind kind, string? at = null) => ShowAsync(new OpenDialog(kind, at));

    private Task CloseDialogAsync() => ShowAsync(null);

    // Addresses of frames open nothing: what the viewer opens there is gone with the frame.
    private Task ShowAsync(OpenDialog? dialog)
    {
        Session.Show(dialog);
        return IsEmbedded ? Task.CompletedTask : AskAsync(State.Request);
    }

    private Task SearchAsync() => IsEmbedded ? Task.CompletedTask : ShowAsync(DialogKind.Search);

    private Task ChooseCaptureAsync(string tap) => NavigateAsync(State.Request with { Dialog = new OpenDialog(DialogKind.Captures, tap) }, replace: true);

    private Task SetLetterKeysAsync(bool enabled)
    {
        letterKeys = enabled;
        return Module.PreferAsync(ViewerPreferences.LettersName, enabled ? "1" : "0");
    }

    // Where the file cannot be had, the dialog says why as soon as the viewer asks there.
    private async Task SaveCaptureAsync(string tap)
    {
        if (State.Answer?.Trace?.Taps.FirstOrDefault(each => PlayableTapMapper.Key(each.Place) == tap) is { } captured)
        {
            string? refused = null;
            await saving.ForAsync(
                CaptureTexts.Saving.In(State.Language),
                leaving => CaptureDownload.SaveAsync(Module, Places, State, captured.Place, leaving),
                problem => refused = problem);
            if (refused is not null)
            {
                await ShowAsync(DialogKind.Captures, tap);
            }
        }
    }

    private Task LeaveAsync()
    {
        saving.Leave();
        return IsAnswering ? CancelAsync() : Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on what a change did to the path")]
    private static partial void Failed(ILogger logger, Exception failure);

    private Task UseDocumentAsync(string document) => AskAsync(new WorkbenchRequest
    {
        Document = document, Language = State.Request.Language, Look = State.Request.Look, GuessFirst = State.Request.GuessFirst,
        TerminalOpen = State.Request.TerminalOpen, Speed = State.Request.Speed,
    });

    private Task ChooseLookAsync(ViewLook look) => NavigateAsync(State.Request with { Look = look }, replace: true);

    private async Task ChooseLanguageAsync(Language language)
    {
        await Module.PreferAsync("lang", LanguageTag.Of(language));
        await NavigateAsync(State.Request with { Language = language }, replace: true);
    }
}
