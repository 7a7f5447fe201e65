using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Browse;

/// <summary>Finds what a cluster has, as somebody types (ARIA combobox with a grouped list box), and opens it.</summary>
public sealed partial class SearchDialog : ComponentBase
{
    private string typed = "";
    private ImmutableArray<SearchHit> hits = [];
    private bool isMore;
    private int active;

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
        : hits.IsEmpty ? PickerTexts.Nothing.In(Language)
        : (isMore ? SearchTexts.AndMore : SearchTexts.Found).In(Language, hits.Length);

    private string? OptionId(int index) => index >= 0 && index < hits.Length ? FormattableString.Invariant($"search-{index}") : null;

    private void Search()
    {
        (hits, isMore) = Datapath is null ? ([], false) : SearchHits.Find(Datapath, typed);
        active = 0;
    }

    private Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                active = Math.Min(active + 1, hits.Length - 1);
                break;
            case "ArrowUp":
                active = Math.Max(active - 1, 0);
                break;
            case "Enter" when active >= 0 && active < hits.Length:
                return ChooseAsync(hits[active]);
        }

        return Task.CompletedTask;
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

    private void Forget() => (typed, hits, isMore) = ("", [], false);
}
