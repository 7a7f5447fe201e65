using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;

namespace Visualizer.Web.Components.Pages;

/// <summary>What the product is, how far it agrees with the labs, and what it is made of.</summary>
public sealed partial class About : ComponentBase
{
    private static readonly (string Name, string Licence)[] Components =
    [
        ("ASP.NET Core, Blazor", "MIT"), ("YamlDotNet", "MIT"), ("Cytoscape.js", "MIT"), ("xterm.js", "MIT"), ("Inter", "OFL-1.1"),
        ("JetBrains Mono", "OFL-1.1"),
    ];

    [Inject]
    public required ConformanceLedger Ledger { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    private ConformanceCounts? Summary => Ledger.Counts;
}
