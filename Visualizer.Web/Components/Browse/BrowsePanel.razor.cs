using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Show;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Browse;

/// <summary>The inspector of places and tables: cluster, node, netns, interface, table, with the way to each.</summary>
public sealed partial class BrowsePanel : ComponentBase
{
    private ElementReference title;
    private ClusterDatapath? datapath;
    private PlaceView? view;
    private (ClusterDatapath? Datapath, string? Place, string? Table) shown;
    private bool wantsFocus;

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now; its request says what is looked into.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>Whether the viewer has just come here, and not with the address of the page.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>The viewer goes to a place, or to a table of one.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(BrowsePlace Place, string? Table)> OnOpen { get; set; }

    /// <summary>The viewer closes the panel.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private BrowsePlace Place => BrowsePlace.Parse(State.Request.Place) ?? BrowsePlace.Cluster;

    private string? Table => State.Request.Table;

    private ShowTable? Shown => Table is null ? null : view?.Tables.FirstOrDefault(table => table.Command == Table);

    private ImmutableArray<Crumb> Crumbs => view?.Crumbs ?? [new Crumb("", BrowsePlace.Cluster)];

    private string Text(Crumb crumb) => crumb.Place == BrowsePlace.Cluster ? BrowseTexts.Whole.In(Language) : crumb.Text;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The picture shows the last valid answer, and so do the tables.
        datapath = State.Valid?.Answer.Cluster;
        var next = (datapath, State.Request.Place, Table);
        if (next == shown)
        {
            return;
        }

        shown = next;
        view = datapath is null ? null : new PlaceReader(datapath).Read(Place);
        wantsFocus = TakesFocus;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (wantsFocus)
        {
            wantsFocus = false;
            await Module.FocusAsync(title);
        }
    }

    private Task PressAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
