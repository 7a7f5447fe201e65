using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Components.Compare;

/// <summary>What changes, said out loud.</summary>
public sealed partial class Sentences : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The sentences.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<Sentence> Said { get; set; }
}
