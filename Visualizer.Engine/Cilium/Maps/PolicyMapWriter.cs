using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>What the agent writes into the policy map of an endpoint: rules resolved to identities and ports.</summary>
/// <remarks>
/// Source: <c>pkg/policy/resolve.go</c>, <c>pkg/policy/mapstate.go DenyPreferredInsert, DetermineAllowLocalhostIngress @ 1.13</c>. The node's own host
/// may always reach its endpoints (<c>allow-localhost</c>), so that kubelet's probes work.
/// </remarks>
/// <param name="node">Node of the endpoint.</param>
/// <param name="cluster">Policies and identities.</param>
/// <param name="config">Decides about ranges of ports.</param>
internal sealed class PolicyMapWriter(Node node, ClusterIndex cluster, DatapathConfig config)
{
    private readonly ImmutableArray<LabelledIdentity> _identities =
        [.. cluster.Identities.All.Select(identity => cluster.Identities.As(node, identity))];

    /// <summary>The map of an endpoint.</summary>
    public PolicyMap Write(EndpointEntry endpoint)
    {
        var labels = cluster.Identities.LabelsOf(endpoint.Identity);
        return new PolicyMap(
            Write(endpoint.EndpointId, labels, PolicyDirection.Ingress), Write(endpoint.EndpointId, labels, PolicyDirection.Egress), config.Cilium.Minor);
    }

    private PolicyState Write(int endpointId, LabelSet labels, PolicyDirection direction)
    {
        var policies = cluster.Cluster.Policies.Where(policy => policy.Selects(labels, direction) && PolicyPorts.IsAccepted(policy, config)).ToList();
        if (policies.Count == 0)
        {
            return PolicyState.NotEnforced(endpointId, direction);
        }

        var allowed = new Dictionary<PolicyKey, PolicyEntry>();
        var denied = new Dictionary<PolicyKey, PolicyEntry>();
        var unmodelled = ImmutableArray.CreateBuilder<UnmodelledRule>();
        foreach (var rule in policies.SelectMany(policy => policy.Rules).Where(rule => rule.Direction == direction))
        {
            if (rule.Unmodelled is { } feature && (rule.IsDeny || feature is not (PolicyFeature.L7 or PolicyFeature.Fqdn)))
            {
                unmodelled.Add(new UnmodelledRule(feature, rule.Name, rule.IsDeny || feature is PolicyFeature.Requirements or PolicyFeature.DefaultDeny));
                continue;
            }

            foreach (var key in KeysOf(rule))
            {
                Put(rule.IsDeny ? denied : allowed, new PolicyEntry(endpointId, key, rule.IsDeny, rule.Name, rule.Unmodelled));
            }
        }

        if (direction == PolicyDirection.Ingress)
        {
            var localhost = PolicyKey.Everything(direction) with { Peer = SecurityIdentity.Host };
            allowed[localhost] = new PolicyEntry(endpointId, localhost, IsDeny: false, null, null);
        }

        return new PolicyState(
            true,
            string.Join(", ", policies.Select(policy => policy.Name).Distinct(StringComparer.Ordinal)),
            [.. Merge(allowed, denied).OrderBy(entry => entry.Key.Peer.Value).ThenBy(entry => entry.Key.Protocol).ThenBy(entry => entry.Key.Port)],
            unmodelled.ToImmutable());
    }

    /// <summary>Of two rules with one key the first is named; L7 rules win over both, since the proxy sees what they allow.</summary>
    private static void Put(Dictionary<PolicyKey, PolicyEntry> entries, PolicyEntry entry)
    {
        if (!entries.TryGetValue(entry.Key, out var before)
            || entry.Unmodelled == PolicyFeature.L7
            || (before.Unmodelled == PolicyFeature.Fqdn && entry.Unmodelled is null))
        {
            entries[entry.Key] = entry;
        }
    }

    private IEnumerable<PolicyKey> KeysOf(PolicyRule rule)
    {
        var keys = PolicyPorts.KeysOf(rule, config);
        return rule.Peers is { } peers && rule.Unmodelled != PolicyFeature.Fqdn
            ? IdentitiesOf(peers).SelectMany(identity => keys.Select(key => key with { Peer = identity }))
            : rule.Unmodelled == PolicyFeature.Fqdn
                ? IdentitiesOf([new PolicyPeer.Labelled(LabelSelector.Reserved("world"))]).SelectMany(world => keys.Select(key => key with { Peer = world }))
                : keys;
    }

    /// <summary>Identity 0 stands for everybody; otherwise every identity that one of the peers means.</summary>
    private IEnumerable<SecurityIdentity> IdentitiesOf(ImmutableArray<PolicyPeer> peers) =>
        peers.Any(peer => peer is PolicyPeer.Labelled { Selector.Requirements.IsEmpty: true })
            ? [default]
            : _identities.Where(identity => peers.Any(identity.Is)).Select(identity => identity.Identity);

    /// <summary>A deny entry replaces every allow entry that it covers, and where a less exact lookup would come first it is repeated for that port.</summary>
    private static IEnumerable<PolicyEntry> Merge(Dictionary<PolicyKey, PolicyEntry> allowed, Dictionary<PolicyKey, PolicyEntry> denied)
    {
        if (denied.Count == 0)
        {
            return allowed.Values;
        }

        var repeated = new Dictionary<PolicyKey, PolicyEntry>(denied);
        foreach (var deny in denied.Values.Where(deny => deny.Key.Peer.Value != 0))
        {
            foreach (var key in allowed.Keys.Where(key => key.Peer.Value == 0 && key.Protocol != 0 && deny.Key.CoversPorts(key)))
            {
                var exact = key with { Peer = deny.Key.Peer };
                repeated.TryAdd(exact, deny with { Key = exact });
            }
        }

        return allowed.Values.Where(allow => !repeated.Values.Any(deny => deny.Key.Covers(allow.Key))).Concat(repeated.Values);
    }
}
