using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Consecutive rules of a chain. The kernel compares them one by one; here a group offers a packet those that may fit it, so that their number does not matter.</summary>
public abstract class RuleGroup
{
    /// <summary>All its rules in order; made while they are read where they are many.</summary>
    public abstract IEnumerable<Rule> Rules { get; }

    /// <summary>Takes the chains that its rules may jump to.</summary>
    internal virtual void Link(Func<string, Chain> chains)
    {
    }

    /// <summary>Those in order that may fit the packet; each is compared all the same.</summary>
    internal abstract ReadOnlySpan<ChainStep> For(scoped in RulePacket packet);
}

/// <summary>A few rules that every packet is compared with.</summary>
/// <param name="rules">The rules; they may change until they are linked.</param>
internal sealed class FixedRules(List<Rule> rules) : RuleGroup
{
    private ChainStep[] _steps = [];

    /// <inheritdoc/>
    public override IEnumerable<Rule> Rules => rules;

    /// <summary>Adds a rule at the end.</summary>
    public void Append(Rule rule) => rules.Add(rule);

    /// <summary>Adds a rule in front.</summary>
    public void Prepend(Rule rule) => rules.Insert(0, rule);

    internal override void Link(Func<string, Chain> chains) => _steps = StepsOf(rules, chains);

    internal override ReadOnlySpan<ChainStep> For(scoped in RulePacket packet) => _steps;

    /// <summary>Rules with their jumps resolved.</summary>
    internal static ChainStep[] StepsOf(List<Rule> rules, Func<string, Chain> chains)
    {
        var steps = new ChainStep[rules.Count];
        for (var index = 0; index < steps.Length; index++)
        {
            steps[index] = new ChainStep(rules[index], rules[index].Target is RuleTarget.Jump jump ? chains(jump.Chain) : null);
        }

        return steps;
    }
}

/// <summary>Rules of which each is for one destination address, protocol and port, found by hash.</summary>
/// <param name="rules">All of them.</param>
/// <param name="find">Those for an address, a protocol and a port.</param>
internal sealed class RulesByDestination(IEnumerable<Rule> rules, Func<Ipv4Address, int, int, ChainStep[]> find) : RuleGroup
{
    /// <inheritdoc/>
    public override IEnumerable<Rule> Rules => rules;

    internal override ReadOnlySpan<ChainStep> For(scoped in RulePacket packet) =>
        find(packet.Destination, packet.Protocol, packet.DestinationPort);
}

/// <summary>
/// Rules of which each leads to one backend with equal chance. The kernel draws a random number per rule; here one choice is made among them all,
/// which follows from the packet's tuple or from the backend that the flow asks for.
/// </summary>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes the rule at a place, with the chain of its backend.</param>
/// <param name="placeOf">Place of the rule that leads to a backend; null when none does.</param>
internal sealed class BalancingRules(int count, Func<int, ChainStep> make, Func<Ipv4Address, int?> placeOf) : RuleGroup
{
    private readonly Memo<int, ChainStep[]> _steps = new(place => [make(place)]);

    /// <inheritdoc/>
    public override IEnumerable<Rule> Rules => Steps.Select(step => step.Rule);

    /// <summary>All rules with the chains that they jump to; made while they are read.</summary>
    public IEnumerable<ChainStep> Steps => Enumerable.Range(0, count).Select(place => _steps[place][0]);

    internal override ReadOnlySpan<ChainStep> For(scoped in RulePacket packet) =>
        _steps[(packet.PinnedBackend is { } pinned ? placeOf(pinned) : null) ?? (int)(packet.Tuple.StableNumber() % (ulong)count)];
}

/// <summary>A rule as the walk through a chain needs it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Next">Chain that it jumps to; null for other targets.</param>
internal readonly record struct ChainStep(Rule Rule, Chain? Next);
