using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Reads <c>networking.k8s.io/v1 NetworkPolicy</c> as the agent translates it.</summary>
/// <remarks>
/// Source: <c>pkg/k8s/network_policy.go ParseNetworkPolicy @ 1.13</c>. Rules count even where <c>policyTypes</c> leaves their direction out.
/// </remarks>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class KubernetesPolicyReader(ProblemList problems)
{
    /// <summary>The policy.</summary>
    /// <param name="manifest">The manifest, its shape checked.</param>
    /// <param name="name"><c>NAMESPACE/NAME</c>.</param>
    /// <param name="namespaceName">Its namespace.</param>
    public NetworkPolicy? Read(BoundMap manifest, string name, string namespaceName)
    {
        if (manifest.Map("spec") is not { } spec || spec.Map("podSelector") is not { } selector)
        {
            return null;
        }

        var prefixes = new PrefixReader(problems);
        var ports = new PortReader(problems);
        ImmutableArray<PolicyRule> ingress = [.. Rules(spec, "ingress", "from", PolicyDirection.Ingress)];
        ImmutableArray<PolicyRule> egress = [.. Rules(spec, "egress", "to", PolicyDirection.Egress)];
        var types = spec.Texts("policyTypes").Select(type => type.Value).ToList();
        var rules = ingress.AddRange(egress);
        return new NetworkPolicy(
            "NetworkPolicy",
            name,
            SelectorReader.OfPods(selector, namespaceName),
            ingress.Length > 0 || types.Contains("Ingress") || !types.Contains("Egress"),
            egress.Length > 0 || types.Contains("Egress"),
            rules,
            [.. rules.Select(rule => rule.Unmodelled).OfType<PolicyFeature>().Concat(prefixes.HasIpv6 ? [PolicyFeature.Ipv6] : []).Distinct()]);

        IEnumerable<PolicyRule> Rules(BoundMap of, string section, string peersKey, PolicyDirection direction) =>
            of.Maps(section).SelectMany((rule, index) =>
            {
                var ruleName = string.Create(CultureInfo.InvariantCulture, $"{name} {section}[{index}]");
                var (numbers, hasName) = ports.Read(rule.Maps("ports"), "TCP");
                var peers = rule.Maps(peersKey).ToList();
                ImmutableArray<PolicyPeer>? named = peers.Count == 0 ? null : [.. peers.SelectMany(peer => PeersOf(peer, prefixes, namespaceName))];
                var whole = new PolicyRule(ruleName, direction, IsDeny: false, named, numbers);
                return hasName
                    ? numbers.IsEmpty ? [Named(whole)] : [whole, Named(whole)]
                    : new[] { whole };
            });
    }

    private static PolicyRule Named(PolicyRule rule) => rule with { Ports = [], Unmodelled = PolicyFeature.NamedPort };

    private static IEnumerable<PolicyPeer> PeersOf(BoundMap peer, PrefixReader prefixes, string namespaceName) =>
        peer.Map("ipBlock") is { } block
            ? prefixes.Read(block).Select(prefix => new PolicyPeer.Addresses(prefix))
            : [new PolicyPeer.Labelled(SelectorReader.OfPeer(peer.Map("podSelector"), peer.Map("namespaceSelector"), namespaceName))];
}
