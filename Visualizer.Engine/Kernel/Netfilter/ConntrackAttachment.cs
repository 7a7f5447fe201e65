namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>The conntrack entry that a packet belongs to and in which direction (<c>skb->_nfct</c>). Lost at every device.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsReply">Whether the packet goes in the entry's reply direction.</param>
public sealed record ConntrackAttachment(KernelConntrackEntry Entry, bool IsReply)
{
    /// <summary>Whether the packet is an ICMP error about the connection (state RELATED) and no packet of it.</summary>
    public bool IsRelated { get; init; }
}
