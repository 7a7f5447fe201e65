using System.Collections.Immutable;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Configuration.Codes;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>What of a cluster's network policies is not walked. It is an error where a packet of the flow met it, else good to know.</summary>
public static class PolicySupport
{
    /// <summary>Findings about the policies of a cluster after a flow; with an error among them the trace is no answer.</summary>
    /// <param name="cluster">The provisioned cluster.</param>
    /// <param name="trace">The flow's trace; null when there is none.</param>
    public static ImmutableArray<Finding> Findings(ClusterDatapath cluster, Trace? trace)
    {
        var policies = cluster.Index.Cluster.Policies;
        if (policies.IsEmpty)
        {
            return [];
        }

        var met = trace is null ? null : Met(trace);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var policy in policies)
        {
            foreach (var feature in policy.Unmodelled)
            {
                var isMet = met is { } found && found.Feature == feature && found.Rule.StartsWith(policy.Name + " ", StringComparison.Ordinal);
                findings.Add(CodeOf(feature).Raise([], policy.Name) with { Severity = isMet ? Severity.Error : Severity.Info });
            }

            if (PolicyPorts.HasRange(policy) && PolicyPorts.IgnoresRanges(cluster.Config))
            {
                var code = PolicyPorts.IsAccepted(policy, cluster.Config) ? PolicyCodes.EndPortIgnored : PolicyCodes.EndPortRefused;
                findings.Add(code.Raise([], policy.Name, cluster.Config.Cilium.Text));
            }
        }

        return findings.ToImmutable();
    }

    /// <summary>The rule that would have decided; null when every packet got its verdict.</summary>
    private static (PolicyFeature Feature, string Rule)? Met(Trace trace)
    {
        foreach (var packet in trace.Packets)
        {
            if (packet.Failure is not null && packet.Hops[^1] is { Args: [PolicyFeature feature, string rule, ..] } hop
                && hop.Code == Tracing.Codes.PolicyCodes.NotModelled)
            {
                return (feature, rule);
            }
        }

        return null;
    }

    private static FindingCode CodeOf(PolicyFeature feature) => feature switch
    {
        PolicyFeature.L7 => PolicyCodes.L7,
        PolicyFeature.Fqdn => PolicyCodes.Fqdn,
        PolicyFeature.Services => PolicyCodes.Services,
        PolicyFeature.Groups => PolicyCodes.Groups,
        PolicyFeature.Nodes => PolicyCodes.Nodes,
        PolicyFeature.Requirements => PolicyCodes.Requirements,
        PolicyFeature.Icmp => PolicyCodes.Icmp,
        PolicyFeature.NamedPort => PolicyCodes.NamedPort,
        PolicyFeature.Authentication => PolicyCodes.Authentication,
        PolicyFeature.DefaultDeny => PolicyCodes.DefaultDeny,
        PolicyFeature.Host => PolicyCodes.Host,
        _ => PolicyCodes.Ipv6,
    };
}
