using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Components.Header;

/// <summary>The configuration in force in five words.</summary>
public sealed partial class ConfigFacts : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What was decided.</summary>
    [Parameter, EditorRequired]
    public required ConfigSummary Summary { get; set; }
}
