using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Reads one rule set (<c>spec</c>) of Cilium's own policies, namespaced and clusterwide.</summary>
/// <remarks>Source: <c>pkg/policy/api/ingress.go, egress.go, rule_validation.go, entity.go @ 1.13</c>.</remarks>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="cluster">Cluster name: a label of every endpoint.</param>
/// <param name="kind">Kind of the manifest.</param>
/// <param name="name"><c>NAMESPACE/NAME</c>, or <c>NAME</c> of a clusterwide policy.</param>
/// <param name="namespaceName">Its namespace; null for a clusterwide policy.</param>
internal sealed class CiliumPolicyReader(ProblemList problems, string cluster, string kind, string name, string? namespaceName)
{
    private static readonly ImmutableArray<(string Suffix, PolicyFeature Feature)> UnmodelledPeers =
    [
        ("Requires", PolicyFeature.Requirements), ("FQDNs", PolicyFeature.Fqdn), ("Services", PolicyFeature.Services),
        ("Groups", PolicyFeature.Groups), ("Nodes", PolicyFeature.Nodes),
    ];

    /// <summary>Reserved identities inside the cluster.</summary>
    private static readonly ImmutableArray<string> OfCluster =
        ["host", "remote-node", "init", "ingress", "health", "unmanaged", "kube-apiserver"];

    private readonly PrefixReader _prefixes = new(problems);
    private readonly PortReader _ports = new(problems);

    /// <summary>The policy of a spec; null when it selects nothing.</summary>
    public NetworkPolicy? Read(BoundMap spec)
    {
        var selector = spec.Map("endpointSelector");
        var nodes = spec.Map("nodeSelector");
        if (selector is null == nodes is null)
        {
            problems.Add(
                spec.Source, new("one of endpointSelector and nodeSelector", "endpointSelector 和 nodeSelector 二者之一"), "A Cilium policy selects endpoints or nodes: exactly one of the two.");
            return null;
        }

        ImmutableArray<PolicyRule> rules =
        [
            .. Rules(spec, "ingress", PolicyDirection.Ingress, isDeny: false), .. Rules(spec, "ingressDeny", PolicyDirection.Ingress, isDeny: true),
            .. Rules(spec, "egress", PolicyDirection.Egress, isDeny: false), .. Rules(spec, "egressDeny", PolicyDirection.Egress, isDeny: true),
            .. DefaultDeny(spec),
        ];
        var features = rules.Select(rule => rule.Unmodelled).OfType<PolicyFeature>();
        return new NetworkPolicy(
            kind,
            name,
            selector is null ? null : SelectorReader.OfSubject(selector, namespaceName),
            Has(spec, "ingress") || Has(spec, "ingressDeny"),
            Has(spec, "egress") || Has(spec, "egressDeny"),
            rules,
            selector is null ? [PolicyFeature.Host] : [.. features.Concat(_prefixes.HasIpv6 ? [PolicyFeature.Ipv6] : []).Distinct()]);
    }

    /// <summary>An empty section has no effect at all; an empty rule in it switches enforcement on and allows nobody.</summary>
    private static bool Has(BoundMap spec, string section) => spec.Maps(section).Any();

    private IEnumerable<PolicyRule> DefaultDeny(BoundMap spec)
    {
        if (spec.Map("enableDefaultDeny") is not { } switches)
        {
            yield break;
        }

        foreach (var direction in Enum.GetValues<PolicyDirection>())
        {
            var key = direction == PolicyDirection.Ingress ? "ingress" : "egress";
            if (switches.Flag(key) is not null)
            {
                yield return new PolicyRule($"{name} enableDefaultDeny.{key}", direction, IsDeny: false, [], [], PolicyFeature.DefaultDeny);
            }
        }
    }

    private IEnumerable<PolicyRule> Rules(BoundMap spec, string section, PolicyDirection direction, bool isDeny) =>
        spec.Maps(section).SelectMany((rule, index) =>
            Rule(rule, string.Create(CultureInfo.InvariantCulture, $"{name} {section}[{index}]"), direction, isDeny));

    private IEnumerable<PolicyRule> Rule(BoundMap keys, string ruleName, PolicyDirection direction, bool isDeny)
    {
        var prefix = direction == PolicyDirection.Ingress ? "from" : "to";
        var peers = PeersOf(keys, prefix);
        var rule = new PolicyRule(ruleName, direction, isDeny, peers, [], FeatureOf(keys, prefix));
        if (keys.Maps("icmps").Any())
        {
            yield return rule with { Unmodelled = rule.Unmodelled ?? PolicyFeature.Icmp };
            yield break;
        }

        var portRules = keys.Maps("toPorts").ToList();
        if (portRules.Count == 0)
        {
            yield return peers is null && rule.Unmodelled is null ? rule with { Peers = [] } : rule;
        }

        foreach (var portRule in portRules)
        {
            var (ports, hasName) = _ports.Read(portRule.Maps("ports"), "ANY");
            if (hasName)
            {
                yield return rule with { Unmodelled = rule.Unmodelled ?? PolicyFeature.NamedPort };
            }

            if (!hasName || !ports.IsEmpty)
            {
                yield return rule with { Ports = ports, Unmodelled = rule.Unmodelled ?? (IsL7(portRule) ? PolicyFeature.L7 : null) };
            }
        }
    }

    private static bool IsL7(BoundMap portRule) =>
        portRule.Map("rules") is { Source.Entries.IsEmpty: false } || portRule.Map("terminatingTLS") is not null
        || portRule.Map("originatingTLS") is not null || portRule.Map("listener") is not null || portRule.Texts("serverNames").Length > 0;

    private static PolicyFeature? FeatureOf(BoundMap keys, string prefix)
    {
        foreach (var (suffix, feature) in UnmodelledPeers)
        {
            if (keys.Maps(prefix + suffix).Any())
            {
                return feature;
            }
        }

        return keys.Maps(prefix + "CIDRSet").Any(block => block.Text("cidrGroupRef") is not null) ? PolicyFeature.Groups
            : keys.Map("authentication") is { Source.Entries.IsEmpty: false } ? PolicyFeature.Authentication
            : null;
    }

    /// <summary>Peers of a rule; null when it names none. Cilium refuses a rule that names peers in two ways.</summary>
    private ImmutableArray<PolicyPeer>? PeersOf(BoundMap keys, string prefix)
    {
        string[] ways = [prefix + "Endpoints", prefix + "CIDR", prefix + "CIDRSet", prefix + "Entities"];
        var used = ways.Where(way => keys.Source[way] is not null).ToList();
        var filled = used.Where(way => keys.Source[way] is DocumentNode.List { Items.IsEmpty: false }).ToList();
        if (filled.Count > 1)
        {
            problems.Add(
                keys.Source[filled[1]]!, new("a rule of its own", "单独的一条规则"), $"Cilium does not combine {filled[0]} and {filled[1]} in one rule.");
        }

        return used.Count == 0 ? null :
        [
            .. keys.Maps(ways[0]).Select(selector => new PolicyPeer.Labelled(SelectorReader.OfSourcedPeer(selector, namespaceName))),
            .. keys.Texts(ways[1]).SelectMany(text => _prefixes.Read(text)).Select(cidr => new PolicyPeer.Addresses(cidr)),
            .. keys.Maps(ways[2]).SelectMany(block => _prefixes.Read(block)).Select(cidr => new PolicyPeer.Addresses(cidr)),
            .. keys.Texts(ways[3]).SelectMany(entity => SelectorsOf(entity.Value)).Select(selector => new PolicyPeer.Labelled(selector)),
        ];
    }

    private IEnumerable<LabelSelector> SelectorsOf(string entity) => entity switch
    {
        "all" => [LabelSelector.Everything],
        "none" => [],
        "cluster" =>
        [
            .. OfCluster.Select(LabelSelector.Reserved),
            new LabelSelector([LabelRequirement.Equal("k8s", IdentityLabels.ClusterKey, cluster)]),
        ],
        _ => [LabelSelector.Reserved(entity)],
    };
}
