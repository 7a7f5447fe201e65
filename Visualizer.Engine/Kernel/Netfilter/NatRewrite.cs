namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Rewrites one end of a packet as its conntrack entry says.</summary>
/// <remarks>Source: <c>net/netfilter/nf_nat_core.c nf_nat_packet, nf_nat_icmp_reply_translation</c>.</remarks>
internal static class NatRewrite
{
    /// <summary>
    /// Rewrites the packet's source or destination; null when the entry does not translate that end in the packet's direction. In the reply
    /// direction the ends are exchanged: what was source NAT restores the destination.
    /// </summary>
    public static (ConntrackEnd Before, ConntrackEnd After)? Apply(
        SocketBuffer skb, ConntrackAttachment attachment, NatManipulation manipulation)
    {
        var entry = attachment.Entry;
        var isTranslated = (manipulation == NatManipulation.Source) != attachment.IsReply ? entry.HasSourceNat : entry.HasDestinationNat;
        if (!isTranslated)
        {
            return null;
        }

        // What the packet looks like once both of its ends are translated.
        var target = (attachment.IsReply ? entry.Original : entry.Reply).Inverse();
        var isSource = manipulation == NatManipulation.Source;
        var after = isSource ? target.SourceEnd : target.DestinationEnd;
        if (attachment.IsRelated)
        {
            // The quoted packet went the other way, so its other end is rewritten along (nf_nat_icmp_reply_translation).
            var outer = new ConntrackEnd(isSource ? skb.Source : skb.Destination, 0);
            Write(skb, isSource, after with { Port = 0 });
            skb.SetQuoted(!isSource, after.Address, target.Protocol == ConntrackTuple.Icmp ? target.SourcePort : after.Port);
            return (outer, after with { Port = 0 });
        }

        var tuple = ConntrackTuple.Of(skb);
        var before = isSource ? tuple.SourceEnd : tuple.DestinationEnd;

        // An echo has one identifier for both directions, which either manipulation sets.
        Write(skb, isSource, target.Protocol == ConntrackTuple.Icmp ? after with { Port = target.SourcePort } : after);
        return (before, after);
    }

    private static void Write(SocketBuffer skb, bool isSource, ConntrackEnd end)
    {
        if (isSource)
        {
            skb.SetSource(end.Address, end.Port);
        }
        else
        {
            skb.SetDestination(end.Address, end.Port);
        }
    }
}
