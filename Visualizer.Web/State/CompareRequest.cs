using System.Collections.Immutable;
using Visualizer.Engine.Comparison;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.State;

/// <summary>Everything that the address of the comparison says. What it leaves open is filled in by <see cref="CompareDefaults"/>.</summary>
public sealed record CompareRequest : IQuestion<CompareRequest>
{
    /// <summary>What <see cref="Shared"/> leaves of a workbench, and the dialog that is open.</summary>
    public WorkbenchRequest Flow { get; init; } = new();

    /// <summary>The variants, the base first.</summary>
    public ImmutableArray<CompareVariant> Variants { get; init; } = [];

    /// <summary>Packet and row that the player stands at; null: at the end, where everything is to be seen.</summary>
    public Position? At { get; init; }

    /// <summary>What all variants share of what a workbench shows: scenario, flow, language, look and speed.</summary>
    public static WorkbenchRequest Shared(WorkbenchRequest request) =>
        request.LookedAtAs(new WorkbenchRequest { Language = request.Language, Look = request.Look, Speed = request.Speed }) with
        {
            Set = [],
            Reset = false,
            Version = null,
            Kernel = null,
        };

    /// <summary>Whether another variant fits in.</summary>
    public bool HasRoom => Variants.Length < TraceComparison.MostVariants;

    /// <summary>The request with another variant in the place of one, the player at the end.</summary>
    public CompareRequest Replace(int index, CompareVariant variant) => this with { Variants = Variants.SetItem(index, variant), At = null };

    /// <summary>The request with one variant more, under a name of its own.</summary>
    public CompareRequest Add(CompareVariant variant) => this with { Variants = Variants.Add(variant with { Name = Unique(variant.Name, Variants) }), At = null };

    /// <summary>The request without a variant.</summary>
    public CompareRequest Remove(int index) => this with { Variants = Variants.RemoveAt(index), At = null };

    /// <summary>The same question from its end, looked at as another request is.</summary>
    public CompareRequest LookedAtAs(CompareRequest other) => this with { At = null, Flow = Flow.LookedAtAs(other.Flow) };

    /// <inheritdoc/>
    public bool AsksTheSameAs(CompareRequest other) => CompareUrl.Write(LookedAtAs(other)) == CompareUrl.Write(other.LookedAtAs(other));

    /// <summary>The name, or the name with the lowest number that makes it differ from those of <paramref name="others"/>.</summary>
    public static string Unique(string name, IEnumerable<CompareVariant> others)
    {
        var taken = others.Select(other => other.Name).ToHashSet(StringComparer.Ordinal);
        var unique = name;
        for (var number = 2; taken.Contains(unique); number++)
        {
            unique = $"{name} {number}";
        }

        return unique;
    }
}
