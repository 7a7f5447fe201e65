namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>Sequence numbers of one node's XFRM states while a flow runs; each counts from 1.</summary>
public sealed class XfrmCounters
{
    // A state is one object of its node's database; comparing its value on every packet would read the key.
    private readonly Dictionary<XfrmState, uint> _sent = new(ReferenceEqualityComparer.Instance);

    /// <summary>The sequence number of the next packet on the state.</summary>
    public uint Next(XfrmState state) => _sent[state] = Sent(state) + 1;

    /// <summary>Packets sent on the state so far: its <c>oseq</c>.</summary>
    public uint Sent(XfrmState state) => _sent.GetValueOrDefault(state);
}
