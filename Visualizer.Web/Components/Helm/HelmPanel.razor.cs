using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.State;

namespace Visualizer.Web.Components.Helm;

/// <summary>The values box: what the viewer sets over the scenario's values, with live findings.</summary>
public sealed partial class HelmPanel : ComponentBase
{
    private string text = "";
    private ImmutableArray<string> asked = [];
    private ImmutableArray<HelmProblem> problems = [];
    private bool isVersionBad;
    private bool isKernelBad;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>The viewer asks for something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    private ImmutableArray<string> ScenarioValues => State.Scenario?.Helm is not { } helm
        ? []
        : [.. helm.Values.Leaves().Select(leaf => $"{leaf.Key}={leaf.Value.Display}"), .. helm.Set];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The box keeps what is typed; only values that came from elsewhere, such as a link or Back, replace it.
        if (!State.Request.Set.SequenceEqual(asked))
        {
            asked = State.Request.Set;
            text = string.Join('\n', asked);
            problems = [];
        }
    }

    private Task CloseAsync() => OnRequest.InvokeAsync(State.Request with { HelmOpen = false });

    private Task PressAsync(KeyboardEventArgs key) => key.Key == "Escape" ? CloseAsync() : Task.CompletedTask;

    private Task ResetAsync(bool reset) => OnRequest.InvokeAsync(State.Request.FromStart() with { Reset = reset });

    private Task TypeAsync(string typed)
    {
        text = typed;
        var reading = HelmCommandReader.Read(text, "");
        problems = reading.Problems;
        if (!problems.IsEmpty)
        {
            return Task.CompletedTask;
        }

        asked = [.. reading.Arguments.Select(argument => argument.Text)];
        return OnRequest.InvokeAsync(State.Request.FromStart() with { Set = asked, Version = reading.Version ?? State.Request.Version });
    }

    private Task ApplyAsync(ImmutableArray<ValueSetting> remedy)
    {
        asked = asked.AddRange(remedy.Select(setting => setting.ToString()));
        text = string.Join('\n', asked);
        return OnRequest.InvokeAsync(State.Request.FromStart() with { Set = asked });
    }

    private Task VersionAsync(string typed)
    {
        typed = typed.Trim();
        isVersionBad = typed.Length > 0 && !CiliumVersion.TryParse(typed, out _);
        return isVersionBad ? Task.CompletedTask
            : OnRequest.InvokeAsync(State.Request.FromStart() with { Version = typed.Length == 0 ? null : typed });
    }

    private Task KernelAsync(string typed)
    {
        typed = typed.Trim();
        isKernelBad = typed.Length > 0 && !KernelVersion.TryParse(typed, out _);
        return isKernelBad ? Task.CompletedTask
            : OnRequest.InvokeAsync(State.Request.FromStart() with { Kernel = typed.Length == 0 ? null : typed });
    }
}
