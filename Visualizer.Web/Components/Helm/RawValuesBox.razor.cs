using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Web.Components.Helm;

/// <summary>All values as text in one form; what is typed or pasted is read in any form.</summary>
public sealed partial class RawValuesBox : ComponentBase
{
    // What was asked for and has not come back yet: what comes back must not overwrite what was typed meanwhile.
    private readonly List<string> pending = [];
    private string text = "";
    private string? shown;
    private RawForm shownForm;
    private bool isTyping;
    private ImmutableArray<HelmProblem> problems = [];
    private ImmutableArray<Finding> notes = [];

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>The form in which values that come from elsewhere are written.</summary>
    [Parameter, EditorRequired]
    public RawForm Form { get; set; }

    /// <summary>The viewer asks for something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    /// <summary>The viewer goes on typing.</summary>
    [Parameter]
    public EventCallback<WorkbenchRequest> OnContinue { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (State.Scenario is not { } scenario)
        {
            return;
        }

        var asked = Spell(State.Request);
        var isOwn = pending.IndexOf(asked) is var index && index >= 0;
        pending.RemoveRange(0, index + 1);
        if (Form != shownForm || (asked != shown && !isOwn))
        {
            text = RawValues.Write(Form, HelmEdit.Values(scenario, State.Request), State.Answer?.Config.Summary.Cilium ?? scenario.Cilium);
            (problems, notes, isTyping) = ([], [], false);
            pending.Clear();
        }

        (shown, shownForm) = (asked, Form);
    }

    private Task TypeAsync(string? typed)
    {
        text = typed ?? "";
        var reading = RawValues.Read(text);
        (problems, notes) = (reading.Problems, reading.Notes);
        if (!problems.IsEmpty || State.Scenario is not { } scenario)
        {
            return Task.CompletedTask;
        }

        var next = HelmEdit.Ask(scenario, State.Request, reading.Values) with { Version = VersionOf(reading, scenario.Cilium.Text) };
        if (Spell(next) == (pending.Count > 0 ? pending[^1] : shown))
        {
            return Task.CompletedTask;
        }

        pending.Add(Spell(next));
        var goesOn = isTyping;
        isTyping = true;
        return (goesOn ? OnContinue : OnRequest).InvokeAsync(next);
    }

    private string? VersionOf(RawReading reading, string own) =>
        reading.Version is not { } version || !CiliumVersion.TryParse(version, out _) ? State.Request.Version : version == own ? null : version;

    private static string Spell(WorkbenchRequest request) => WorkbenchUrl.Write(new WorkbenchRequest
    {
        ScenarioId = request.ScenarioId, Document = request.Document, Set = request.Set, Reset = request.Reset, Version = request.Version,
    });
}
