using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_policy_…</c> of one endpoint: (direction, peer identity, port, protocol) → allow or deny.</summary>
/// <remarks>
/// Source: <c>bpf/lib/policy.h __policy_can_access @ 1.13</c>. An endpoint that no policy selects has one entry per direction, which allows
/// everything.
/// </remarks>
public sealed class PolicyMap
{
    private readonly PolicyVerdict _unselected;

    private PolicyMap(PolicyVerdict unselected) => _unselected = unselected;

    /// <summary>The map of an endpoint that no policy selects.</summary>
    public static PolicyMap AllowAll { get; } = new(PolicyVerdict.Allowed);

    /// <summary>Whether a new connection may pass, and the entry that says so; the entry is null when no policy selects the endpoint.</summary>
    public PolicyVerdict Lookup(PolicyDirection direction, SecurityIdentity peer, int port, byte protocol) => _unselected;
}

/// <summary>Direction of a policy, as seen by the endpoint.</summary>
public enum PolicyDirection
{
    /// <summary>Towards the endpoint.</summary>
    Ingress,

    /// <summary>From the endpoint.</summary>
    Egress,
}

/// <summary>Answer of a policy lookup.</summary>
/// <param name="IsAllowed">Whether the packet may pass.</param>
/// <param name="Entry">Entry that decided; null when none is worth showing because no policy selects the endpoint.</param>
public readonly record struct PolicyVerdict(bool IsAllowed, IEvidence? Entry)
{
    /// <summary>No policy selects the endpoint.</summary>
    public static readonly PolicyVerdict Allowed = new(true, null);
}
