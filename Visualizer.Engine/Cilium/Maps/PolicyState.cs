using System.Collections.Immutable;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>What is enforced for one direction of an endpoint.</summary>
/// <param name="IsEnforced">Whether a policy selects the endpoint: what nothing allows is dropped, and <c>cilium endpoint list</c> says <c>Enabled</c>.</param>
/// <param name="Policies">Names of the policies that select it, separated by commas; empty when none does.</param>
/// <param name="Entries">Entries of the map for the direction.</param>
/// <param name="Unmodelled">Rules that made no entry because they are not walked.</param>
public sealed record PolicyState(
    bool IsEnforced, string Policies, ImmutableArray<PolicyEntry> Entries, ImmutableArray<UnmodelledRule> Unmodelled)
{
    private const byte Icmp = 1;

    /// <summary>No policy selects the endpoint: one entry allows everything.</summary>
    public static PolicyState NotEnforced(int endpointId, PolicyDirection direction) =>
        new(false, "", [new PolicyEntry(endpointId, PolicyKey.Everything(direction), IsDeny: false, null, null)], []);

    /// <summary>What keeps a lookup from having an answer; null when the entry, or that there is none, is the answer.</summary>
    /// <param name="entry">Entry that the lookup found.</param>
    /// <param name="protocol">Protocol of the packet.</param>
    internal UnmodelledRule? UnmodelledFor(PolicyEntry? entry, byte protocol)
    {
        foreach (var rule in Unmodelled)
        {
            if (rule.MayTakeAway || (entry is null && (rule.Feature != PolicyFeature.Icmp || protocol == Icmp)))
            {
                return rule;
            }
        }

        return entry?.Unmodelled is { } feature ? new UnmodelledRule(feature, entry.Rule ?? "", MayTakeAway: false) : null;
    }
}

/// <summary>A rule that is not walked.</summary>
/// <param name="Feature">Why.</param>
/// <param name="Rule">Its name.</param>
/// <param name="MayTakeAway">Whether it could forbid what other rules allow; otherwise it matters only where nothing else allows.</param>
public sealed record UnmodelledRule(PolicyFeature Feature, string Rule, bool MayTakeAway);
