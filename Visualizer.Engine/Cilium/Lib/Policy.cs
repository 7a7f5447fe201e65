using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>The verdict of an endpoint's policy map about a packet that is no reply.</summary>
/// <remarks>Source: <c>bpf/lib/policy.h policy_can_access_ingress, policy_can_egress4 @ 1.13</c>; reasons as in <c>pkg/monitor/api/drop.go @ 1.13</c>.</remarks>
internal static class Policy
{
    private static readonly DropReason NothingAllows = new(Disposition.Denied, "Policy denied");
    private static readonly DropReason DenyRule = new(Disposition.Denied, "Policy denied by denylist");
    private static readonly DropReason Unknown = new(Disposition.Dropped, null);

    /// <summary>The drop when the packet may not pass; null when it may.</summary>
    /// <param name="node">The node's constants.</param>
    /// <param name="direction">Direction as seen by the endpoint.</param>
    /// <param name="endpoint">Address of the endpoint whose policy is asked.</param>
    /// <param name="peer">Identity of the other end.</param>
    /// <param name="tuple">Tuple of the packet, load balancing done.</param>
    /// <param name="skb">The packet.</param>
    /// <param name="hook">Surroundings; what decided becomes evidence here.</param>
    public static Verdict? Enforce(
        NodeConstants node,
        PolicyDirection direction,
        Ipv4Address endpoint,
        SecurityIdentity peer,
        in ConntrackTuple tuple,
        SocketBuffer skb,
        HookContext hook)
    {
        var verdict = node.Maps.Policies.Of(endpoint).Lookup(direction, peer, tuple, skb, (ProgramState)hook.State.Programs);
        hook.Evidence.AddIfAny(verdict.Entry);
        var isIngress = direction == PolicyDirection.Ingress;
        switch (verdict.Outcome)
        {
            case PolicyOutcome.Allowed:
                return null;
            case PolicyOutcome.Denied:
                return Shot(isIngress ? PolicyCodes.DenyRuleIngress : PolicyCodes.DenyRuleEgress, DenyRule, verdict);
            case PolicyOutcome.NotModelled:
                return Shot(PolicyCodes.NotModelled, Unknown, verdict);
            default:
                hook.Evidence.AddIfAny(node.Maps.EndpointList.RowOf(endpoint));
                return Shot(isIngress ? PolicyCodes.DeniedIngress : PolicyCodes.DeniedEgress, NothingAllows, verdict);
        }
    }

    private static Verdict Shot(HopCode code, DropReason reason, in PolicyVerdict verdict) =>
        new(HopAction.Shot, code, Reason: reason) { Args = verdict.Args };
}
