using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>A chain of an iptables table. As evidence it is the line that declares it, with its policy.</summary>
public sealed class Chain : IEvidence
{
    internal Chain(string name, bool isBuiltIn, params ReadOnlySpan<RuleGroup> groups)
    {
        Name = name;
        IsBuiltIn = isBuiltIn;
        Groups = groups.ToArray();
    }

    /// <summary>Name of the chain.</summary>
    public string Name { get; }

    /// <summary>Whether the kernel calls it at a hook; otherwise rules jump to it.</summary>
    public bool IsBuiltIn { get; }

    /// <summary>Its rules in order.</summary>
    public ImmutableArray<Rule> Rules => field.IsDefault ? field = [.. Groups.SelectMany(group => group.Rules)] : field;

    /// <inheritdoc/>
    public string Source => "iptables-save";

    /// <inheritdoc/>
    /// <remarks>Nothing counts packets here, so both counters are zero. No rule of the model sets a policy other than ACCEPT.</remarks>
    public string Entry => $":{Name} {(IsBuiltIn ? "ACCEPT" : "-")} [0:0]";

    /// <summary>Its rules as the walk asks for them.</summary>
    internal RuleGroup[] Groups { get; }

    /// <summary>Resolves jumps; a chain that a rule names must exist.</summary>
    internal void Link(Func<string, Chain> chains)
    {
        foreach (var group in Groups)
        {
            group.Link(chains);
        }
    }
}
