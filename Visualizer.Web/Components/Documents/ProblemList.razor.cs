using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.Components.Documents;

/// <summary>Problems of a scenario document, each with its line.</summary>
public sealed partial class ProblemList : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The problems.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<Problem> Problems { get; set; }

    /// <summary>The viewer wants to see a line; without a listener lines are no buttons.</summary>
    [Parameter]
    public EventCallback<int> OnLine { get; set; }
}
