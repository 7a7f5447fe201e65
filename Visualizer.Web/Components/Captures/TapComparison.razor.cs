using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Visualizer.Engine.Captures.Matching;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Captures;

/// <summary>A capture of the viewer's own beside what one tap is predicted to show.</summary>
public sealed partial class TapComparison : ComponentBase
{
    private UploadedCapture? compared;
    private string? problem;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Finds owners of addresses; null where none can be opened.</summary>
    [CascadingParameter]
    public LinkedText? Links { get; set; }

    [Inject]
    public required CaptureDesk Desk { get; init; }

    /// <summary>The tap.</summary>
    [Parameter, EditorRequired]
    public required Tap Tap { get; set; }

    /// <summary>Index of its interface.</summary>
    [Parameter, EditorRequired]
    public int Ifindex { get; set; }

    private async Task LoadAsync(IBrowserFile file, CancellationToken leaving)
    {
        problem = null;
        if (file.Size > CaptureReader.MostOctets)
        {
            (compared, problem) = (null, CaptureTexts.TooLarge.In(Language, file.Name, file.Size, CaptureReader.MostOctets));
        }
        else
        {
            await using var octets = file.OpenReadStream(CaptureReader.MostOctets, leaving);
            compared = await Desk.CompareAsync(octets, Tap, Ifindex, leaving);
            problem = compared.Problem is { } fault
                ? CaptureTexts.Of(fault.Fault).In(Language, fault.Offset, fault.Found, fault.Expected)
                : null;
        }

        StateHasChanged();
    }

    // Frames are counted from 1, as Wireshark counts them.
    private string Sentence(CaptureDifference difference) => CaptureTexts.Of(difference.Kind).In(
        Language, difference.Predicted + 1, difference.Found + 1, difference.Expected is { } field ? Layers.NameOf(field.Layer) : "",
        difference.Expected?.Name, difference.Expected?.Value, difference.Actual?.Value);

    private (string Mark, string Word, string Look) Mark(ComparedLine line) => line switch
    {
        { Found: null } => ("−", CaptureTexts.MarkMissing.In(Language), "missing"),
        { Predicted: null } => ("+", CaptureTexts.MarkUnexpected.In(Language), "unexpected"),
        _ => ("=", CaptureTexts.MarkMatched.In(Language), "matched"),
    };
}
