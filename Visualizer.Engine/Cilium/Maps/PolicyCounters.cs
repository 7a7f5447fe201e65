namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Packets and octets per policy entry while a flow runs (<c>bpf/lib/policy.h account @ 1.13</c>).</summary>
public sealed class PolicyCounters
{
    private readonly Dictionary<PolicyEntry, PolicyEntry> _counted = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts a packet; the answer is the entry as it is afterwards.</summary>
    /// <param name="entry">The entry as the agent wrote it.</param>
    /// <param name="octets">Octets of the packet with its Ethernet header.</param>
    public PolicyEntry Count(PolicyEntry entry, int octets)
    {
        var before = Of(entry);
        return _counted[entry] = before with { Packets = before.Packets + 1, Bytes = before.Bytes + octets };
    }

    /// <summary>The entry with its counters as they are now.</summary>
    /// <param name="entry">The entry as the agent wrote it.</param>
    public PolicyEntry Of(PolicyEntry entry) => _counted.GetValueOrDefault(entry, entry);
}
