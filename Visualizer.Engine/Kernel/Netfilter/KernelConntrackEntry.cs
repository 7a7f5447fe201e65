namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>A tracked connection of the kernel: two tuples and a state (<c>struct nf_conn</c>).</summary>
/// <remarks>Changes while the flow runs; what a hop shows is a <see cref="Snapshot"/>.</remarks>
public sealed class KernelConntrackEntry
{
    private ConntrackSnapshot? _snapshot;

    internal KernelConntrackEntry(ConntrackTuple original)
    {
        Original = original;
        Reply = original.Inverse();
        InOriginalDirection = new ConntrackAttachment(this, IsReply: false);
        InReplyDirection = new ConntrackAttachment(this, IsReply: true);
    }

    /// <summary>What the originator sent.</summary>
    public ConntrackTuple Original { get; }

    /// <summary>What answers look like when they arrive, translations applied.</summary>
    public ConntrackTuple Reply { get; private set; }

    /// <summary>Whether the entry is in the table: its first packet passed POSTROUTING or INPUT.</summary>
    public bool IsConfirmed { get; internal set; }

    /// <summary>Whether the table lets go of it (<c>IPS_DYING</c>): packets that hold it still are translated by it, and nothing prints it any more.</summary>
    public bool IsDying { get; internal set; }

    /// <summary>Whether an answer was seen.</summary>
    public bool HasReply { get; private set; }

    /// <summary>Whether the connection is established in both directions.</summary>
    public bool IsAssured { get; private set; }

    /// <summary>State of a TCP connection.</summary>
    public TcpConntrackState Tcp { get; private set; }

    /// <summary>Whether the source of the original direction is translated (<c>IPS_SRC_NAT</c>).</summary>
    public bool HasSourceNat { get; private set; }

    /// <summary>Whether the destination of the original direction is translated (<c>IPS_DST_NAT</c>).</summary>
    public bool HasDestinationNat { get; private set; }

    /// <summary>Whether the source was translated by a MASQUERADE rule.</summary>
    internal bool IsMasqueraded { get; private set; }

    internal bool IsSourceDecided { get; private set; }

    internal bool IsDestinationDecided { get; private set; }

    internal ConntrackAttachment InOriginalDirection { get; }

    internal ConntrackAttachment InReplyDirection { get; }

    /// <summary>The entry as it is now; the same object until something changes.</summary>
    public ConntrackSnapshot Snapshot() => _snapshot ??= new ConntrackSnapshot(Original, Reply, HasReply, IsAssured, Tcp);

    internal void SawReply()
    {
        if (!HasReply)
        {
            HasReply = true;
            _snapshot = null;
        }
    }

    internal void MoveTo(TcpConntrackState state)
    {
        // nf_conntrack_tcp_packet: assured once the handshake was seen to complete in both directions.
        if (HasReply && !IsAssured && state == TcpConntrackState.Established && Tcp is TcpConntrackState.SynRecv or TcpConntrackState.Established)
        {
            IsAssured = true;
            _snapshot = null;
        }

        if (Tcp != state)
        {
            Tcp = state;
            _snapshot = null;
        }
    }

    /// <summary>Settles one end for the connection's whole life: the packets of the original direction leave with <paramref name="translated"/>.</summary>
    internal void Decide(NatManipulation manipulation, ConntrackTuple translated, bool isMasqueraded)
    {
        var isChanged = translated.Inverse() != Reply;
        Reply = translated.Inverse();
        if (manipulation == NatManipulation.Source)
        {
            IsSourceDecided = true;
            HasSourceNat = isChanged;
            IsMasqueraded = isChanged && isMasqueraded;
        }
        else
        {
            IsDestinationDecided = true;
            HasDestinationNat = isChanged;
        }

        _snapshot = null;
    }

    internal bool IsDecided(NatManipulation manipulation) =>
        manipulation == NatManipulation.Source ? IsSourceDecided : IsDestinationDecided;
}

/// <summary>Which end of a packet a NAT hook rewrites: the source in POSTROUTING and INPUT, the destination in PREROUTING and OUTPUT.</summary>
internal enum NatManipulation
{
    Source,
    Destination,
}
