using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.Components.Pages;

/// <summary>Variants of one flow side by side. As on the main screen, every intent becomes an address and every address a request.</summary>
public sealed partial class Compare : ComponentBase, IDisposable
{
    private const string Modes = "modes";
    private CompareState state = new() { Request = new CompareRequest(), Language = Language.English };
    private ChangeHistory<CompareRequest> history = new();
    private CompareRequest? settled;
    private bool isMenuOpen;
    private bool letterKeys = true;
    private int asked;
    private Action? leave;

    [Inject]
    public required ComparisonDesk Desk { get; init; }

    [Inject]
    public required ComputePlaces Places { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>What the viewer's browser and earlier choices say.</summary>
    [CascadingParameter]
    public required ViewerPreferences Preferences { get; set; }

    private ViewLook Look => state.Request.Flow.Look.Else(Preferences.Look);

    private string? FlowText => state.Flow is { } flow ? $"{FlowKinds.Name(flow.Kind)} {flow.From} → {flow.To}" : null;

    private string Heading => CompareTexts.Heading.In(state.Language, FlowText ?? "");

    private string Title => FlowText is { } flow ? $"{CompareTexts.Heading.In(state.Language, flow)} – Visualizer" : "Visualizer";

    private string WorkbenchAddress =>
        "./" + WorkbenchUrl.Write(state.Request.Variants.IsEmpty ? state.Request.Flow.WithoutPanels() : state.Request.Variants[0].In(state.Request.Flow.WithoutPanels()));

    // A flow that cannot be sent is wrong in every variant alike: it is said once.
    private StageNotice? Notice => state.Comparison is null || state.Answers[0].FlowProblems.Length > 0
        ? state.IsBusy || (state.Scenario is null && state.DocumentProblems.IsEmpty && !state.HasFailed && !state.IsAnswered) ? null : StageNotice.Of(state.Scenario is null ? state.Workbench() : state.Workbench(0))
        : null;

    private ImmutableArray<string> OtherNames =>
        [.. state.Request.Variants.Where((_, index) => index != EditedIndex).Select(variant => variant.Name)];

    private OpenDialog? Dialog => state.Request.Flow.Dialog;

    // Null: the dialog makes a new variant, or is closed.
    private int? EditedIndex => Dialog is { Kind: DialogKind.Variant, At: { } number }
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var variant) && variant >= 1 && variant <= state.Request.Variants.Length
            ? variant - 1
            : null;

    private CompareVariant? Edited => Dialog?.Kind != DialogKind.Variant || state.Scenario is null ? null
        : EditedIndex is { } index ? state.Request.Variants[index]
        : state.Request.HasRoom ? state.Request.Add(Base with { Name = CompareTexts.NewVariant.In(state.Language) }).Variants[^1]
        : null;

    private IEnumerable<Choice> Presets => state.Scenario is null
        ? []
        : ModelledValues.Changes(MergedValues, BaseVersion)
            .Select(change => new Choice(
                CompareTexts.BeforeAfter.In(state.Language), change.Setting, change.Setting, CompareTexts.NowIs.In(state.Language, change.Now, change.Description.In(state.Language))))
            .Prepend(new Choice(
                CompareTexts.Presets.In(state.Language), Modes, CompareTexts.FourModes.In(state.Language), CompareTexts.FourModesHint.In(state.Language)));

    private CompareVariant Base => state.Request.Variants[0];

    private CiliumVersion BaseVersion => state.Answers[0].Config.Summary.Cilium;

    private HelmValues MergedValues =>
        SetExpression.ApplyAll(Base.Reset ? HelmValues.Empty : state.Scenario!.Helm.Merged, Base.Set, "").Values;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        letterKeys = Preferences.LetterKeys;
        Navigation.LocationChanged += FollowAddress;
        await OpenAsync(CompareUrl.Parse(Navigation.Uri));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= FollowAddress;
        leave?.Invoke();
    }

    private async Task OpenAsync(CompareRequest request)
    {
        var turn = ++asked;
        leave?.Invoke();
        if (state.IsAnswered && !state.HasFailed && state.Language == (request.Flow.Language ?? Preferences.Language) && state.Request.AsksTheSameAs(request))
        {
            // The variants stay the same objects: what somebody types about one of them is theirs.
            (state, leave) = (state with { IsBusy = false, Request = state.Request.LookedAtAs(request) with { At = request.At } }, null);
            StateHasChanged();
            return;
        }

        using var leaving = new CancellationTokenSource();
        leave = leaving.Cancel;
        var language = request.Flow.Language ?? Preferences.Language;
        state = state with { IsBusy = true, Language = language };
        StateHasChanged();
        try
        {
            var answer = await Places.RunAsync(() => Desk.Answer(request, language, leaving.Token), leaving.Token);
            if (turn == asked)
            {
                (state, leave) = (answer, null);
                history = settled is null ? history : history.Go(settled, answer.Request, continues: false);
                settled = answer.Request;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Another question came, or the viewer waits no longer.
        }
    }

    // What is shown stays, and its address comes back.
    private Task CancelAsync()
    {
        asked++;
        leave?.Invoke();
        (state, leave) = (state with { IsBusy = false }, null);
        return state.Comparison is null ? Task.CompletedTask : AskAsync(state.Request, replace: true);
    }

    private void FollowAddress(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == Navigation.ToAbsoluteUri(CompareUrl.Path).AbsolutePath)
        {
            _ = InvokeAsync(() => OpenAsync(CompareUrl.Parse(change.Location)));
        }
    }

    private Task AskAsync(CompareRequest request, bool replace = false)
    {
        Navigation.NavigateTo(CompareUrl.Write(request), new NavigationOptions { ReplaceHistoryEntry = replace });
        return Task.CompletedTask;
    }

    private Task UndoAsync() => GoAsync(history.Before);

    private Task RedoAsync() => GoAsync(history.After);

    private Task GoAsync(CompareRequest? question) => question is null ? Task.CompletedTask : AskAsync(question.LookedAtAs(state.Request));

    // Another scenario keeps the variants that the viewer chose.
    private Task AskFlowAsync(WorkbenchRequest flow) => AskAsync(state.Request with { Flow = flow, At = null });

    private Task PresetAsync(string chosen)
    {
        if (chosen == Modes)
        {
            return AskAsync(state.Request with { Variants = Desk.Modes(state.Scenario!), At = null });
        }

        var reading = HelmCommandReader.Read(chosen, "");
        var after = Base with { Name = Short(chosen), Set = [.. Base.Set, .. reading.Arguments.Select(argument => argument.Text)] };
        return AskAsync(new CompareRequest { Flow = state.Request.Flow, Variants = [Base] }.Add(after));
    }

    private Task AddAsync() => ShowAsync(new OpenDialog(DialogKind.Variant));

    private Task EditAsync(int index) => ShowAsync(new OpenDialog(DialogKind.Variant, (index + 1).ToString(CultureInfo.InvariantCulture)));

    private Task ShowAsync(OpenDialog? dialog) => AskAsync(Showing(dialog));

    private CompareRequest Showing(OpenDialog? dialog) => state.Request with { Flow = state.Request.Flow with { Dialog = dialog } };

    private Task SetLetterKeysAsync(bool enabled)
    {
        letterKeys = enabled;
        return Module.PreferAsync(ViewerPreferences.LettersName, enabled ? "1" : "0");
    }

    private Task UseVariantAsync(CompareVariant variant) =>
        AskAsync(EditedIndex is { } index ? Showing(null).Replace(index, variant) : Showing(null).Add(variant));

    private Task RemoveAsync(int index) => AskAsync(state.Request.Remove(index));

    private Task MendAsync((int Variant, WorkbenchRequest Mended) chosen) => AskAsync(
        state.Request.Replace(chosen.Variant, CompareVariant.Of(state.Request.Variants[chosen.Variant].Name, chosen.Mended)));

    private void SetSpeed(double speed) => state = state with { Request = state.Request with { Flow = state.Request.Flow with { Speed = speed } } };

    private void Reach(Position? at) => state = state with { Request = state.Request with { At = at } };

    private Task ChooseLookAsync(ViewLook look) => AskAsync(state.Request with { Flow = state.Request.Flow with { Look = look } }, replace: true);

    private async Task ChooseLanguageAsync(Language language)
    {
        await Module.PreferAsync("lang", LanguageTag.Of(language));
        await AskAsync(state.Request with { Flow = state.Request.Flow with { Language = language } }, replace: true);
    }

    private static string Short(string name) => name.Length > CompareVariant.LongestName ? name[..CompareVariant.LongestName] : name;
}
