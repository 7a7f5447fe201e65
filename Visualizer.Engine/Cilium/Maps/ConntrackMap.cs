using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Maps <c>cilium_ct4_global</c> and <c>cilium_ct_any4_global</c> while a flow runs: Cilium's own connection tracking.</summary>
/// <remarks>
/// Source: <c>bpf/lib/conntrack.h ct_lookup4, ct_create4 @ 1.13</c>. A packet is first taken for a reply to an entry of the other side, then for
/// one more packet of its own side's entry.
/// </remarks>
public sealed class ConntrackMap
{
    private readonly Dictionary<Key, ConntrackEntry> _entries = [];

    /// <summary>Entries in the order of their creation.</summary>
    public IReadOnlyCollection<ConntrackEntry> Entries => _entries.Values;

    /// <summary>Finds the packet's entry on one side and counts the packet; <see cref="ConntrackStatus.New"/> when there is none.</summary>
    /// <param name="tuple">Tuple of the packet.</param>
    /// <param name="scope">Side that asks: egress where the packet leaves its source, ingress where it enters its destination.</param>
    /// <param name="skb">The packet, for its length and TCP flags.</param>
    public ConntrackResult Lookup(in ConntrackTuple tuple, ConntrackScope scope, SocketBuffer skb)
    {
        if (scope != ConntrackScope.Service)
        {
            var other = scope == ConntrackScope.Egress ? ConntrackScope.Ingress : ConntrackScope.Egress;
            if (IsIcmpError(skb) && TryFind(new Key(tuple.Related.Reversed, other, true), out var related))
            {
                return new ConntrackResult(ConntrackStatus.Related, related) { IsReportDue = true };
            }

            var reply = new Key(tuple.Reversed, other, false);
            if (TryFind(reply, out var replied))
            {
                var counted = _entries[reply] = CountReply(replied, skb);
                return new ConntrackResult(ConntrackStatus.Reply, counted) { IsReportDue = counted.RxPackets == 1 || counted.RxFlags != replied.RxFlags };
            }
        }

        var key = new Key(tuple, scope, false);
        if (!TryFind(key, out var entry))
        {
            return new ConntrackResult(ConntrackStatus.New, null) { IsReportDue = true };
        }

        var after = _entries[key] = Count(entry, skb);
        return new ConntrackResult(ConntrackStatus.Established, after) { IsReportDue = after.TxPackets == 1 || after.TxFlags != entry.TxFlags };
    }

    /// <summary>Finds an entry without counting a packet; false when there is none.</summary>
    public bool TryPeek(in ConntrackTuple tuple, ConntrackScope scope, [NotNullWhen(true)] out ConntrackEntry? entry) =>
        _entries.TryGetValue(new Key(tuple, scope, false), out entry);

    /// <summary>Writes the entry of a new connection with its first packet counted, and the one for ICMP errors about it.</summary>
    public ConntrackEntry Create(ConntrackEntry entry, SocketBuffer skb)
    {
        var created = Count(entry, skb);
        _entries[new Key(entry.Tuple, entry.Scope, false)] = created;
        if (entry.Scope != ConntrackScope.Service)
        {
            _entries[new Key(entry.Tuple.Related, entry.Scope, true)] = entry with { Tuple = entry.Tuple.Related, IsRelated = true };
        }

        return created;
    }

    private static ConntrackEntry Count(ConntrackEntry entry, SocketBuffer skb) => entry with
    {
        TxPackets = entry.TxPackets + 1,
        TxBytes = entry.TxBytes + skb.Ethernet.Length,
        TxFlags = (byte)(entry.TxFlags | (byte)skb.TcpFlags),
    };

    private static ConntrackEntry CountReply(ConntrackEntry entry, SocketBuffer skb) => entry with
    {
        RxPackets = entry.RxPackets + 1,
        RxBytes = entry.RxBytes + skb.Ethernet.Length,
        RxFlags = (byte)(entry.RxFlags | (byte)skb.TcpFlags),
    };

    /// <summary>Destination unreachable, time exceeded, parameter problem (RFC 792).</summary>
    private static bool IsIcmpError(SocketBuffer skb) => skb.IcmpType is 3 or 11 or 12;

    private bool TryFind(in Key key, [NotNullWhen(true)] out ConntrackEntry? entry) => _entries.TryGetValue(key, out entry);

    private readonly record struct Key(ConntrackTuple Tuple, ConntrackScope Scope, bool IsRelated)
    {
        public override int GetHashCode() => (Tuple.GetHashCode() * 8) + ((int)Scope * 2) + (IsRelated ? 1 : 0);
    }
}

/// <summary>What a packet is to the conntrack map.</summary>
public enum ConntrackStatus
{
    /// <summary>Of no known connection.</summary>
    New,

    /// <summary>One more packet in the connection's own direction.</summary>
    Established,

    /// <summary>A packet in the other direction.</summary>
    Reply,

    /// <summary>An ICMP error about a known connection.</summary>
    Related,
}

/// <summary>Answer of a conntrack lookup.</summary>
/// <param name="Status">What the packet is.</param>
/// <param name="Entry">Its entry with the packet counted; null when new.</param>
public readonly record struct ConntrackResult(ConntrackStatus Status, ConntrackEntry? Entry)
{
    /// <summary>Whether the packet is the first of its direction or brings a new TCP flag, so that programs report it (<c>__ct_update_timeout</c>).</summary>
    public bool IsReportDue { get; init; }

    /// <summary>Whether policies were asked when the connection began, and are not asked again.</summary>
    public bool SkipsPolicy => Status is ConntrackStatus.Reply or ConntrackStatus.Related;
}
