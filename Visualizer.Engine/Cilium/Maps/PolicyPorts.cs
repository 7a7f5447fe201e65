using System.Numerics;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Keys of the ports of a rule. What a range means depends on the version.</summary>
/// <remarks>
/// Up to 1.14 the end of a range is ignored (cilium/cilium#28684), 1.15 refuses Kubernetes policies that have one (cilium/cilium#28704), from
/// 1.16 on a range becomes the fewest prefixes of ports that make it up (cilium/cilium#32389).
/// </remarks>
public static class PolicyPorts
{
    private const int FirstWithRanges = 16, FirstRefusing = 15;

    /// <summary>Whether the agent takes the policy; one that it refuses has no effect at all.</summary>
    public static bool IsAccepted(NetworkPolicy policy, DatapathConfig config) =>
        policy.Kind != "NetworkPolicy" || config.Cilium.Minor != FirstRefusing || !HasRange(policy);

    /// <summary>Whether ranges are cut to their first port.</summary>
    public static bool IgnoresRanges(DatapathConfig config) => config.Cilium.Minor < FirstWithRanges;

    /// <summary>Whether a rule of the policy has a range of ports.</summary>
    public static bool HasRange(NetworkPolicy policy) => policy.Rules.Any(rule => rule.Ports.Any(port => port.Last > port.First));

    /// <summary>Keys of the rule's ports for peer 0.</summary>
    internal static IReadOnlyList<PolicyKey> KeysOf(PolicyRule rule, DatapathConfig config)
    {
        var everything = PolicyKey.Everything(rule.Direction);
        return rule.Ports.IsEmpty
            ? [everything]
            : [.. rule.Ports.SelectMany(port => Prefixes(port, config).Select(prefix => everything with
            {
                Protocol = port.Protocol, Port = prefix.Port, PortBits = prefix.Bits,
            })).Distinct()];
    }

    private static IEnumerable<(int Port, int Bits)> Prefixes(PolicyPort port, DatapathConfig config)
    {
        if (port.First == 0)
        {
            yield return (0, 0);
            yield break;
        }

        var last = IgnoresRanges(config) ? port.First : port.Last;
        for (var first = port.First; first <= last;)
        {
            var size = Math.Min(BitOperations.TrailingZeroCount(first), BitOperations.Log2((uint)(last - first + 1)));
            yield return (first, 16 - size);
            first += 1 << size;
        }
    }
}
