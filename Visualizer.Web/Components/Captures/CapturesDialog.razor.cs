using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Captures;

/// <summary>What the taps of the flow saw, to take to Wireshark and tcpdump: files, commands for a cluster, and one's own captures beside the prediction.</summary>
public sealed partial class CapturesDialog : ComponentBase, IDisposable
{
    private readonly Waiting saving = new();
    private Trace? trace;
    private Language shownIn;
    private bool wasOpen;
    private TapChoice? chosen;
    private string? openedAt;
    private string any = "";
    private ((Trace?, string) Of, ImmutableArray<TextPart> Parts) anyLines;
    private string? failure;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Finds owners of addresses; null where none can be opened.</summary>
    [CascadingParameter]
    public LinkedText? Links { get; set; }

    [Inject]
    public required ComputePlaces Places { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>What is shown; its trace is what is captured.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>Whether the dialog is open.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>Key of the tap that it opens at; null: the first one.</summary>
    [Parameter]
    public string? Tap { get; set; }

    /// <summary>The viewer chose another tap, by its key.</summary>
    [Parameter]
    public EventCallback<string> OnTap { get; set; }

    /// <summary>The viewer closed it.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private ImmutableArray<TapChoice> Taps { get; set; } = [];

    private ImmutableArray<Place> NetNamespaces { get; set; } = [];

    private PlaceWords Words { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var isOpening = IsOpen && !wasOpen;
        wasOpen = IsOpen;
        if (!IsOpen)
        {
            saving.Leave();
        }

        if (!IsOpen || State.Answer is not { Trace: { } present, Cluster: { } cluster })
        {
            return;
        }

        if (present != trace || shownIn != Language)
        {
            (trace, shownIn) = (present, Language);
            var topology = cluster.Index.Cluster;
            Words = new PlaceWords(Language, NetNames.SharedPrefix([.. topology.Nodes.Select(node => node.Name)]), topology.NodeCidr.ToString());
            Taps = TapChoice.Of(present, Words);
            NetNamespaces = [.. Taps.Select(tap => tap.Tap.Place with { Interface = TraceCapture.AnyInterface }).Distinct()];
            any = PlayableTapMapper.Key(NetNamespaces[0]);
            isOpening = true;
        }

        if (isOpening)
        {
            failure = null;
        }

        if (isOpening || openedAt != Tap)
        {
            openedAt = Tap;
            chosen = Taps.FirstOrDefault(tap => tap.Key == Tap) ?? Taps[0];
        }
    }

    /// <summary>What <c>-i any</c> prints in the chosen netns; made once for each choice.</summary>
    private ImmutableArray<TextPart> AnyLines(ClusterDatapath cluster, Trace shown)
    {
        if (anyLines.Of != (shown, any))
        {
            var place = NetNamespaces.First(netNs => PlayableTapMapper.Key(netNs) == any);
            anyLines = ((shown, any), Links.Split(string.Join('\n', new TraceCapture(cluster, shown).LinesOfAny(place.Node!, place.NetNs!))));
        }

        return anyLines.Parts;
    }

    private Task ChooseAsync(TapChoice tap)
    {
        chosen = tap;
        return OnTap.InvokeAsync(tap.Key);
    }

    private string Frames(int count) => count switch
    {
        0 => CaptureTexts.NoFrames.In(Language),
        1 => CaptureTexts.OneFrame.In(Language),
        _ => CaptureTexts.Frames.In(Language, count),
    };

    private Task SaveAsync(Place? place)
    {
        failure = null;
        return saving.ForAsync(
            CaptureTexts.Saving.In(Language), leaving => CaptureDownload.SaveAsync(Module, Places, State, place, leaving), problem => failure = problem);
    }

    /// <inheritdoc/>
    public void Dispose() => saving.Dispose();
}
