using Microsoft.AspNetCore.Components;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Web.ViewModels.Browse;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Web.Components.Helm;

/// <summary>What the agent makes of the values, part by part: in force, why, what was overruled, what would change it.</summary>
public sealed partial class ModeExplainer : ComponentBase
{
    private string? node;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Finds owners of addresses; null where none can be opened.</summary>
    [CascadingParameter]
    public LinkedText? Links { get; set; }

    /// <summary>The answer to the values.</summary>
    [Parameter, EditorRequired]
    public required TraceAnswer Answer { get; set; }

    /// <summary>The viewer takes a finding's remedy.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Finding> OnMend { get; set; }

    private string Node => node is { } chosen && Answer.CiliumStatus.ContainsKey(chosen) ? chosen : Answer.CiliumStatus.Keys.First();
}
