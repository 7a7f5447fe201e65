using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Browse;

/// <summary>Finds what a cluster has, as somebody types (ARIA combobox with a grouped list box), and opens it.</summary>
public sealed partial class SearchDialog : ComponentBase, IDisposable
{
    private readonly Waiting searching = new();
    private string typed = "";
    private ImmutableArray<SearchHit> hits = [];
    private bool isMore;
    private bool isLeft;
    private int active;
    private Task searched = Task.CompletedTask;

    [Inject]
    public required ComputePlaces Places { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Whether the dialog is open.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>The cluster that is searched; null: there is none.</summary>
    [Parameter, EditorRequired]
    public ClusterDatapath? Datapath { get; set; }

    /// <summary>The viewer chose something; the dialog is to close.</summary>
    [Parameter, EditorRequired]
    public EventCallback<BrowsePlace> OnChosen { get; set; }

    /// <summary>The viewer closed the dialog.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private string Count =>
        Datapath is null ? BrowseTexts.NothingInForce.In(Language)
        : typed.Trim().Length == 0 ? SearchTexts.Hint.In(Language)
        : isLeft ? SearchTexts.Left.In(Language)
        : searching.Text is not null && hits.IsEmpty ? ""
        : hits.IsEmpty ? PickerTexts.Nothing.In(Language)
        : (isMore ? SearchTexts.AndMore : SearchTexts.Found).In(Language, hits.Length);

    private string? OptionId(int index) => index >= 0 && index < hits.Length ? FormattableString.Invariant($"search-{index}") : null;

    /// <inheritdoc/>
    public void Dispose() => searching.Dispose();

    private Task SearchAsync()
    {
        var (datapath, text) = (Datapath, typed);
        isLeft = false;
        if (datapath is null || text.Trim().Length == 0)
        {
            searching.Leave();
            (hits, isMore, active) = ([], false, 0);
            return searched = Task.CompletedTask;
        }

        return searched = searching.ForAsync(
            SearchTexts.Searching.In(Language),
            leaving => Places.RunAsync(() => SearchHits.Find(datapath, text, leaving), leaving),
            found => (hits, isMore, active) = (found.Hits, found.IsMore, 0));
    }

    private void Leave()
    {
        searching.Leave();
        isLeft = true;
    }

    private async Task PressAsync(KeyboardEventArgs key)
    {
        // A key means what is found of all that was typed before it.
        await searched;
        switch (key.Key)
        {
            case "ArrowDown":
                active = Math.Min(active + 1, hits.Length - 1);
                break;
            case "ArrowUp":
                active = Math.Max(active - 1, 0);
                break;
            case "Enter" when active >= 0 && active < hits.Length:
                await ChooseAsync(hits[active]);
                break;
        }
    }

    private Task ChooseAsync(SearchHit hit)
    {
        Forget();
        return OnChosen.InvokeAsync(hit.Place);
    }

    private Task CloseAsync()
    {
        Forget();
        return OnClose.InvokeAsync();
    }

    private void Forget()
    {
        searching.Leave();
        (typed, hits, isMore, isLeft) = ("", [], false, false);
    }
}
