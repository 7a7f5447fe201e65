using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>A chain of an iptables table. As evidence it is the line that declares it, with its policy.</summary>
public sealed class Chain : IEvidence
{
    internal Chain(string name, bool isBuiltIn, IEnumerable<Rule> rules)
    {
        Name = name;
        IsBuiltIn = isBuiltIn;
        Rules = [.. rules];
    }

    /// <summary>Name of the chain.</summary>
    public string Name { get; }

    /// <summary>Whether the kernel calls it at a hook; otherwise rules jump to it.</summary>
    public bool IsBuiltIn { get; }

    /// <summary>Its rules in order.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <inheritdoc/>
    public string Source => "iptables-save";

    /// <inheritdoc/>
    /// <remarks>Nothing counts packets here, so both counters are zero. No rule of the model sets a policy other than ACCEPT.</remarks>
    public string Entry => $":{Name} {(IsBuiltIn ? "ACCEPT" : "-")} [0:0]";

    /// <summary>The rules with their jumps resolved.</summary>
    internal ChainStep[] Steps { get; private set; } = [];

    /// <summary>Address that the chain translates destinations to: the backend of a KUBE-SEP chain; null for other chains.</summary>
    internal Ipv4Address? Backend
    {
        get
        {
            foreach (var rule in Rules)
            {
                if (rule.Target is RuleTarget.Dnat dnat)
                {
                    return dnat.To;
                }
            }

            return null;
        }
    }

    /// <summary>Resolves jumps; a chain that a rule names must exist in the same table.</summary>
    internal void Link(IReadOnlyDictionary<string, Chain> chains)
    {
        var steps = new ChainStep[Rules.Length];
        for (var index = Rules.Length - 1; index >= 0; index--)
        {
            var rule = Rules[index];
            var next = rule.Target is RuleTarget.Jump jump ? chains[jump.Chain] : null;
            var backend = next?.Backend;
            var following = index + 1 < steps.Length ? steps[index + 1].Choices : 0;
            steps[index] = new ChainStep(rule, next, backend, backend is null ? 0 : following + 1);
        }

        Steps = steps;
    }
}

/// <summary>A rule as the walk through a chain needs it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Next">Chain that it jumps to; null for other targets.</param>
/// <param name="Backend">Backend that that chain translates to.</param>
/// <param name="Choices">How many rules from here on lead to one backend each; one of them is taken. 0: none.</param>
internal readonly record struct ChainStep(Rule Rule, Chain? Next, Ipv4Address? Backend, int Choices);
