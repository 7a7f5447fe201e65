using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Conntrack table of one netns while a flow runs: entries found by hash in both directions.</summary>
/// <remarks>Source: <c>net/netfilter/nf_conntrack_core.c @ 5.11</c>.</remarks>
public sealed class KernelConntrack
{
    // Linux' default ip_local_port_range. MASQUERADE --random-fully of the kernel may take any port from 1024 on; a part of that range is enough here.
    private const int FirstPort = 32768, Ports = 28232;

    private readonly Dictionary<ConntrackTuple, ConntrackAttachment> _byTuple = [];
    private readonly List<KernelConntrackEntry> _entries = [];

    /// <summary>Entries in the table, oldest first.</summary>
    public IReadOnlyList<KernelConntrackEntry> Entries => _entries;

    /// <summary>The entry of which a tuple is one direction; null when there is none.</summary>
    public ConntrackAttachment? Find(ConntrackTuple tuple) => _byTuple.GetValueOrDefault(tuple);

    /// <summary>Attaches a packet to its entry, new or known (<c>nf_conntrack_in</c>). An INVALID packet is attached to none.</summary>
    internal ConntrackState Track(SocketBuffer skb)
    {
        if (skb.Conntrack is not null)
        {
            // Through lo the packet keeps what it got in OUTPUT.
            return ConntrackState.Known;
        }

        var tuple = ConntrackTuple.Of(skb);
        if (tuple.Protocol == ConntrackTuple.Icmp && tuple.IcmpType is 3 or 4 or 5 or 11 or 12)
        {
            return TrackError(skb, ConntrackTuple.Of(skb.Quoted));
        }

        if (!_byTuple.TryGetValue(tuple, out var attachment))
        {
            return TrackNew(skb, tuple);
        }

        var entry = attachment.Entry;
        if (tuple.Protocol == ConntrackTuple.Tcp)
        {
            var next = TcpConntrack.Next(entry.Tcp, skb.TcpFlags, attachment.IsReply);
            if (next == TcpConntrack.Invalid)
            {
                return ConntrackState.Invalid;
            }

            if (!attachment.IsReply && TcpConntrack.IsSyn(skb.TcpFlags) && entry.Tcp is TcpConntrackState.TimeWait or TcpConntrackState.Close)
            {
                Remove(entry);
                return TrackNew(skb, tuple);
            }

            MoveTcp(entry, next, attachment.IsReply, skb.TcpFlags);
        }

        if (attachment.IsReply)
        {
            entry.SawReply();
        }

        skb.Conntrack = attachment;
        return ConntrackState.Known;
    }

    /// <summary>Puts a new packet's entry into the table (<c>nf_conntrack_confirm</c>).</summary>
    internal void Confirm(SocketBuffer skb)
    {
        if (skb.Conntrack is { IsRelated: false, Entry: { IsConfirmed: false } entry })
        {
            entry.IsConfirmed = true;
            _byTuple[entry.Original] = entry.InOriginalDirection;
            _byTuple[entry.Reply] = entry.InReplyDirection;
            _entries.Add(entry);
        }
    }

    /// <summary>
    /// The tuple that packets of the original direction leave with when their source becomes <paramref name="address"/>: the port is kept
    /// while its answers can be told from those of other connections, and always changed with <paramref name="randomFully"/>.
    /// </summary>
    /// <remarks>Source: <c>net/netfilter/nf_nat_core.c get_unique_tuple</c>. The kernel's random port follows from the tuple here.</remarks>
    internal ConntrackTuple UniqueSource(KernelConntrackEntry entry, Ipv4Address address, bool randomFully)
    {
        var wanted = entry.Reply.Inverse() with { Source = address };
        var hasPort = wanted.Protocol is ConntrackTuple.Tcp or ConntrackTuple.Udp or ConntrackTuple.Icmp;
        if (!hasPort || (!randomFully && !IsTaken(wanted)))
        {
            return wanted;
        }

        var start = wanted.StableNumber();
        for (var step = 0; step < Ports; step++)
        {
            var candidate = wanted with { SourcePort = (ushort)(FirstPort + ((start + (ulong)step) % Ports)) };
            if (!IsTaken(candidate))
            {
                return candidate;
            }
        }

        return wanted;
    }

    private bool IsTaken(ConntrackTuple tuple) => _byTuple.ContainsKey(tuple.Inverse());

    private static ConntrackState TrackNew(SocketBuffer skb, ConntrackTuple tuple)
    {
        var entry = new KernelConntrackEntry(tuple);
        switch (tuple.Protocol)
        {
            case ConntrackTuple.Tcp:
                var state = TcpConntrack.Next(TcpConntrackState.None, skb.TcpFlags, isReply: false);
                if (state == TcpConntrack.Invalid)
                {
                    return ConntrackState.Invalid;
                }

                entry.MoveTo(state);
                break;

            // Only questions open an entry: echo, timestamp, information and address mask requests.
            case ConntrackTuple.Icmp when tuple.IcmpType is not (8 or 13 or 15 or 17):
                return ConntrackState.Invalid;
        }

        skb.Conntrack = entry.InOriginalDirection;
        return ConntrackState.New;
    }

    private ConntrackState TrackError(SocketBuffer skb, ConntrackTuple quoted)
    {
        // The error travels against the packet that it quotes.
        if (!_byTuple.TryGetValue(quoted.Inverse(), out var attachment))
        {
            return ConntrackState.Invalid;
        }

        skb.Conntrack = new ConntrackAttachment(attachment.Entry, attachment.IsReply) { IsRelated = true };
        return ConntrackState.Related;
    }

    private void MoveTcp(KernelConntrackEntry entry, TcpConntrackState next, bool isReply, TcpFlags flags)
    {
        if (next == TcpConntrack.Ignore)
        {
            return;
        }

        entry.MoveTo(next);

        // An RST that answers the very first segment ends the entry at once; the packet keeps its attachment for the NAT to come.
        if (isReply && !entry.HasReply && TcpConntrack.IsReset(flags))
        {
            Remove(entry);
        }
    }

    private void Remove(KernelConntrackEntry entry)
    {
        _byTuple.Remove(entry.Original);
        _byTuple.Remove(entry.Reply);
        _entries.Remove(entry);
        entry.IsDying = true;
    }
}

/// <summary>What conntrack makes of a packet.</summary>
internal enum ConntrackState
{
    /// <summary>It opens an entry.</summary>
    New,

    /// <summary>It belongs to an entry.</summary>
    Known,

    /// <summary>It is an ICMP error about a packet of an entry.</summary>
    Related,

    /// <summary>It fits nowhere.</summary>
    Invalid,
}
