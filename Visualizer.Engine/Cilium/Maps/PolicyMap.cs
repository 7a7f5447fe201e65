using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_policy_…</c> of one endpoint: (direction, peer, protocol, port) → allow or deny.</summary>
/// <remarks>
/// Source: <c>bpf/lib/policy.h __policy_can_access @ 1.13</c>. Of all entries that fit a packet the one with the most exact port is taken, of two
/// with the same port the one that names the peer: peer and port, port, peer and protocol, protocol, peer, all. From 1.16 on two lookups by longest
/// prefix find the same entry. Entries for every port of one protocol exist from 1.13.0 on (cilium/cilium#22975).
/// </remarks>
public sealed class PolicyMap
{
    private readonly FrozenDictionary<PolicyKey, PolicyEntry> _entries;
    private readonly ImmutableArray<int> _portBits;

    /// <summary>Makes the map from what the agent wrote.</summary>
    /// <param name="ingress">Towards the endpoint.</param>
    /// <param name="egress">From the endpoint.</param>
    /// <param name="ciliumMinor">Minor number of the Cilium version that lists the map.</param>
    internal PolicyMap(PolicyState ingress, PolicyState egress, int ciliumMinor)
    {
        Ingress = ingress;
        Egress = egress;
        var entries = ingress.Entries.AddRange(egress.Entries);
        var widest = (
            Identity: entries.Select(entry => entry.Key.Peer.ToString().Length).DefaultIfEmpty().Max(),
            Port: entries.Select(entry => entry.PortText.Length).DefaultIfEmpty().Max());
        Entries = [.. entries.Select(entry => entry with { Widest = widest, CiliumMinor = ciliumMinor })];
        _entries = Entries.ToFrozenDictionary(entry => entry.Key);
        _portBits = [.. entries.Where(entry => entry.Key.Protocol != 0).Select(entry => entry.Key.PortBits).Append(16).Distinct().OrderDescending()];
    }

    /// <summary>The map of an endpoint of a cluster without policies.</summary>
    public static PolicyMap AllowAll { get; } =
        new(PolicyState.NotEnforced(0, PolicyDirection.Ingress), PolicyState.NotEnforced(0, PolicyDirection.Egress), 13);

    /// <summary>What is enforced towards the endpoint.</summary>
    public PolicyState Ingress { get; }

    /// <summary>What is enforced from the endpoint.</summary>
    public PolicyState Egress { get; }

    /// <summary>Entries before any packet, in the order of <c>cilium bpf policy get</c>.</summary>
    public ImmutableArray<PolicyEntry> Entries { get; }

    /// <summary>Whether a packet may pass, and the entry that says so. The entry counts the packet.</summary>
    /// <param name="direction">Direction as seen by the endpoint.</param>
    /// <param name="peer">Identity of the other end.</param>
    /// <param name="tuple">Tuple of the packet; an echo request has no port here.</param>
    /// <param name="skb">The packet, for its length.</param>
    /// <param name="state">Counters of the entries.</param>
    public PolicyVerdict Lookup(
        PolicyDirection direction, SecurityIdentity peer, in ConntrackTuple tuple, SocketBuffer skb, ProgramState state)
    {
        var enforced = direction == PolicyDirection.Ingress ? Ingress : Egress;
        var entry = Find(direction, peer, tuple.Protocol, tuple.DestinationPort);
        if (enforced.UnmodelledFor(entry, tuple.Protocol) is { } unmodelled)
        {
            return new PolicyVerdict(PolicyOutcome.NotModelled, null) { Args = [unmodelled.Feature, unmodelled.Rule] };
        }

        if (entry is null)
        {
            return new PolicyVerdict(PolicyOutcome.NothingAllows, null) { Args = [enforced.Policies, What(tuple), peer] };
        }

        var counted = state.PolicyCounters.Count(entry, skb.Ethernet.Length);
        return entry.IsDeny
            ? new PolicyVerdict(PolicyOutcome.Denied, counted) { Args = [entry.Rule, What(tuple), peer] }
            : new PolicyVerdict(PolicyOutcome.Allowed, counted);
    }

    private static string What(in ConntrackTuple tuple) => tuple.Protocol is 6 or 17
        ? string.Create(CultureInfo.InvariantCulture, $"{PolicyEntry.ProtocolName(tuple.Protocol)}/{tuple.DestinationPort}")
        : PolicyEntry.ProtocolName(tuple.Protocol);

    private PolicyEntry? Find(PolicyDirection direction, SecurityIdentity peer, byte protocol, int port)
    {
        foreach (var bits in _portBits)
        {
            var key = new PolicyKey(direction, peer, protocol, port & PolicyKey.MaskOf(bits), bits);
            if (_entries.TryGetValue(key, out var entry) || _entries.TryGetValue(key with { Peer = default }, out entry))
            {
                return entry;
            }
        }

        var everything = PolicyKey.Everything(direction);
        return _entries.GetValueOrDefault(everything with { Peer = peer }) ?? _entries.GetValueOrDefault(everything);
    }
}

/// <summary>Answer of a policy lookup.</summary>
/// <param name="Outcome">What becomes of the packet.</param>
/// <param name="Entry">Entry that decided; null when none did.</param>
public readonly record struct PolicyVerdict(PolicyOutcome Outcome, PolicyEntry? Entry)
{
    /// <summary>Of anything but an allowed packet: arguments of the hop's sentence; null otherwise.</summary>
    public object?[]? Args { get; init; }
}

/// <summary>What a policy map makes of a packet.</summary>
public enum PolicyOutcome
{
    /// <summary>It may pass.</summary>
    Allowed,

    /// <summary>No entry fits it.</summary>
    NothingAllows,

    /// <summary>A deny rule fits it.</summary>
    Denied,

    /// <summary>What would decide is not walked.</summary>
    NotModelled,
}
