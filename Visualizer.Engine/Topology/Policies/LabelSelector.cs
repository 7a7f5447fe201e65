using System.Collections.Immutable;

namespace Visualizer.Engine.Topology.Policies;

/// <summary>A conjunction of requirements on labels; without any it matches every label set.</summary>
/// <param name="Requirements">All of them have to hold.</param>
public sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    /// <summary>Matches everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>The endpoints or hosts behind a reserved identity, such as <c>host</c>.</summary>
    public static LabelSelector Reserved(string name) => new([LabelRequirement.Exists("reserved", name)]);

    /// <summary>Whether all requirements hold.</summary>
    public bool Matches(LabelSet labels)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.IsMetBy(labels))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One requirement on the value of one label (Kubernetes "Labels and Selectors", set-based requirements).</summary>
/// <param name="Source">Source of the label: <c>k8s</c>, <c>reserved</c>, <c>cidr</c>, or <c>any</c>.</param>
/// <param name="Key">The key without its source.</param>
/// <param name="Operator">What is asked of the value.</param>
/// <param name="Values">Of <c>In</c> and <c>NotIn</c>: the values.</param>
public sealed record LabelRequirement(string Source, string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>The source that stands for every source.</summary>
    public const string AnySource = "any";

    /// <summary>The label has that value.</summary>
    public static LabelRequirement Equal(string source, string key, string value) => new(source, key, LabelOperator.In, [value]);

    /// <summary>There is such a label.</summary>
    public static LabelRequirement Exists(string source, string key) => new(source, key, LabelOperator.Exists, []);

    /// <summary>Whether the requirement holds. A missing label meets <c>NotIn</c>.</summary>
    public bool IsMetBy(LabelSet labels)
    {
        var value = labels.Value(Source, Key);
        return Operator switch
        {
            LabelOperator.In => value is not null && Values.Contains(value),
            LabelOperator.NotIn => value is null || !Values.Contains(value),
            LabelOperator.Exists => value is not null,
            _ => value is null,
        };
    }
}

/// <summary>Operators of a label requirement.</summary>
public enum LabelOperator
{
    /// <summary>The value is one of several.</summary>
    In,

    /// <summary>The value is none of several, or there is no such label.</summary>
    NotIn,

    /// <summary>There is such a label.</summary>
    Exists,

    /// <summary>There is no such label.</summary>
    DoesNotExist,
}
