using System.Collections.Immutable;

namespace Visualizer.Web.State;

/// <summary>One variant as the page's address says it: a name, and what it changes of the scenario's values.</summary>
public sealed record CompareVariant
{
    /// <summary>Longest name; what is longer is cut.</summary>
    public const int LongestName = 40;

    /// <summary>Its name, unique among the variants.</summary>
    public required string Name { get; init; }

    /// <summary>Arguments of <c>--set</c>.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary>Whether the scenario's own values are dropped.</summary>
    public bool Reset { get; init; }

    /// <summary>Chart version over the scenario's.</summary>
    public string? Version { get; init; }

    /// <summary>Kernel over the scenario's.</summary>
    public string? Kernel { get; init; }

    /// <summary>The variant that a workbench shows.</summary>
    public static CompareVariant Of(string name, WorkbenchRequest request) =>
        new() { Name = name, Set = request.Set, Reset = request.Reset, Version = request.Version, Kernel = request.Kernel };

    /// <summary>A workbench with this variant's values.</summary>
    public WorkbenchRequest In(WorkbenchRequest request) => request with { Set = Set, Reset = Reset, Version = Version, Kernel = Kernel };
}
