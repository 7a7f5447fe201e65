using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Browse;

/// <summary>What a command prints at a place, in the state right after the hop that the player stands at.</summary>
public sealed partial class TableText : ComponentBase, IDisposable
{
    // More lines than anybody reads; what is copied is whole.
    private const int MostLines = 400;

    private readonly Waiting printing = new();
    private string filter = "";
    private string? text;
    private string? refused;
    private ImmutableArray<TextPart> parts = [];
    private int hidden;
    private UiText? outcome;

    // Why there is nothing to read, and asking again may help: it was cancelled, or the engine failed.
    private UiText? ending;
    private (ValidAnswer? Valid, string At, string Command, HopPosition? Position) asked;

    [Inject]
    public required ClusterDesk Desk { get; init; }

    [Inject]
    public required ComputePlaces Places { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    [Inject]
    public required ILogger<TableText> Log { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>The place, as commands name it.</summary>
    [Parameter, EditorRequired]
    public required string At { get; set; }

    /// <summary>The command.</summary>
    [Parameter, EditorRequired]
    public required string Command { get; set; }

    /// <summary>Finds owners of addresses.</summary>
    [Parameter, EditorRequired]
    public required LinkedText Links { get; set; }

    private string Line => filter.Length == 0 ? Command : $"{Command} | grep -F -- '{filter.Replace("'", "", StringComparison.Ordinal)}'";

    // A picture of an earlier question does not move.
    private HopPosition? Position => State.IsStale ? null : new HopPosition(State.Request.Packet, State.Request.Hop);

    private string Moment => Position is { } at ? BrowseTexts.AfterHop.In(Language, at.Hop + 1, at.Packet + 1) : BrowseTexts.AfterFlow.In(Language);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var next = (State.Valid, At, Command, Position);
        if (next == asked)
        {
            return Task.CompletedTask;
        }

        if ((asked.At, asked.Command) != (At, Command))
        {
            (filter, text, refused, ending, outcome) = ("", null, null, null, null);
        }

        asked = next;
        return PrintAsync();
    }

    private async Task PrintAsync()
    {
        if (State.Valid is not { Answer.Flow: not null } valid)
        {
            return;
        }

        ending = null;
        var request = new ShowRequest(At, Line) { Flow = valid.Request.ToFlow(), Until = Position };
        try
        {
            await printing.ForAsync(
                BrowseTexts.Printing.In(Language),
                leaving => Places.RunAsync(() => Desk.Show(valid.Scenario, VisualizerSession.HelmOf(valid.Request), request, leaving), leaving),
                Take);
        }
        catch (EngineFailureException failure)
        {
            Failed(Log, failure);
            (refused, ending) = (null, BrowseTexts.PrintingFailed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => printing.Dispose();

    // What was printed before stays.
    private void Leave()
    {
        printing.Leave();
        ending = text is null ? BrowseTexts.PrintingLeft : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on a table")]
    private static partial void Failed(ILogger logger, Exception failure);

    private void Take(ShowAnswer answer)
    {
        refused = answer.Problems.FirstOrDefault() is { } problem ? WorkbenchTexts.Found.In(Language, problem.Path, problem.Found, problem.Expected.In(Language)) : null;
        if (answer.Shown is not { } shown || shown.Text == text)
        {
            return;
        }

        text = shown.Text;
        var end = EndOfLine(text, MostLines);
        hidden = text.AsSpan(end).Count('\n');
        parts = Links.Parts(text[..end]);
    }

    private static int EndOfLine(string text, int lines)
    {
        var end = 0;
        for (var line = 0; line < lines && end < text.Length; line++)
        {
            var next = text.IndexOf('\n', end);
            end = next < 0 ? text.Length : next + 1;
        }

        return end;
    }

    private async Task CopyAsync() => outcome = await Module.CopyAsync(text ?? "") ? ShareTexts.Copied : ShareTexts.NotCopied;
}
