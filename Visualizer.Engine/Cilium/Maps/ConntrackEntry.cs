using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>An entry of Cilium's conntrack map as it was at one moment. A change makes a new entry, so that a hop's evidence stays what it was.</summary>
/// <remarks>
/// Source: <c>bpf/lib/common.h struct ct_entry @ 1.13</c>; the line is that of <c>pkg/maps/ctmap/types.go @ 1.13</c>.
/// Simplified: the model's clock stands at 0, so <c>expires</c> is the lifetime and the reports are at 0.
/// </remarks>
public sealed record ConntrackEntry : IEvidence
{
    private const int RxClosingFlag = 1, TxClosingFlag = 2, LoopbackFlag = 8, SeenNonSynFlag = 16, NodePortFlag = 32, DsrFlag = 128;

    /// <summary>Tuple of the packet that made the entry.</summary>
    public required ConntrackTuple Tuple { get; init; }

    /// <summary>Who made it.</summary>
    public required ConntrackScope Scope { get; init; }

    /// <summary>Whether it stands for ICMP errors about a connection.</summary>
    public bool IsRelated { get; init; }

    /// <summary>Identity of the source.</summary>
    public SecurityIdentity SourceIdentity { get; init; }

    /// <summary>Service whose frontend replies must come from; 0 when none.</summary>
    public int RevNat { get; init; }

    /// <summary>Whether the connection came in through a NodePort, LoadBalancer or external address.</summary>
    public bool IsNodePort { get; init; }

    /// <summary>Whether another node balanced the connection, and replies leave from here in that node's name.</summary>
    public bool IsDsr { get; init; }

    /// <summary>Whether the backend is the client itself.</summary>
    public bool IsLoopback { get; init; }

    /// <summary>Of a service entry: slot of the chosen backend, counted from 0.</summary>
    public int BackendSlot { get; init; }

    /// <summary>Packets in the reply direction.</summary>
    public int RxPackets { get; init; }

    /// <summary>Octets in the reply direction.</summary>
    public int RxBytes { get; init; }

    /// <summary>TCP flags seen in the reply direction.</summary>
    public byte RxFlags { get; init; }

    /// <summary>Packets in the direction of <see cref="Tuple"/>.</summary>
    public int TxPackets { get; init; }

    /// <summary>Octets in the direction of <see cref="Tuple"/>.</summary>
    public int TxBytes { get; init; }

    /// <summary>TCP flags seen in the direction of <see cref="Tuple"/>.</summary>
    public byte TxFlags { get; init; }

    /// <summary>Whether a FIN or RST came in the reply direction.</summary>
    public bool IsRxClosing => (RxFlags & TcpFlag.Closing) != 0;

    /// <summary>Whether a FIN or RST went in the direction of <see cref="Tuple"/>.</summary>
    public bool IsTxClosing => (TxFlags & TcpFlag.Closing) != 0;

    /// <inheritdoc/>
    public string Source => "cilium bpf ct list global";

    /// <inheritdoc/>
    public string Entry => string.Create(
        CultureInfo.InvariantCulture,
        $"{ProtocolName} {ScopeName} {Tuple.Source}:{Tuple.SourcePort} -> {Tuple.Destination}:{Tuple.DestinationPort} {(IsRelated ? "related " : "")}"
        + $"expires={Lifetime} RxPackets={RxPackets} RxBytes={RxBytes} RxFlagsSeen=0x{RxFlags:x2} LastRxReport=0 "
        + $"TxPackets={TxPackets} TxBytes={TxBytes} TxFlagsSeen=0x{TxFlags:x2} LastTxReport=0 {Flags} RevNAT={RevNat} "
        + $"SourceSecurityID={SourceIdentity} ");

    private string ProtocolName => Tuple.Protocol switch
    {
        1 => "ICMP",
        6 => "TCP",
        17 => "UDP",
        _ => Tuple.Protocol.ToString(CultureInfo.InvariantCulture),
    };

    private string ScopeName => Scope switch
    {
        ConntrackScope.Egress => "OUT",
        ConntrackScope.Ingress => "IN",
        _ => "SVC",
    };

    /// <summary>Seconds: 60 for ICMP, UDP and a TCP connection of which only SYNs were seen, 10 when both sides closed, else six hours.</summary>
    internal int Lifetime => Tuple.Protocol != TcpFlag.Protocol || !SeenNonSyn ? 60 : IsRxClosing && IsTxClosing ? 10 : 21600;

    private bool SeenNonSyn => Tuple.Protocol == TcpFlag.Protocol && ((TxFlags | RxFlags) & ~TcpFlag.Syn) != 0;

    private string Flags
    {
        get
        {
            var (bits, names) = (0, "");
            Add(IsRxClosing, RxClosingFlag, "RxClosing ");
            Add(IsTxClosing, TxClosingFlag, "TxClosing ");
            Add(IsLoopback, LoopbackFlag, "LBLoopback ");
            Add(SeenNonSyn, SeenNonSynFlag, "SeenNonSyn ");
            Add(IsNodePort, NodePortFlag, "NodePort ");
            Add(IsDsr, DsrFlag, "DSR ");
            return string.Create(CultureInfo.InvariantCulture, $"Flags=0x{bits:x4} [ {names}]");

            void Add(bool isSet, int bit, string name)
            {
                if (isSet)
                {
                    bits |= bit;
                    names += name;
                }
            }
        }
    }
}

/// <summary>Who made a conntrack entry.</summary>
public enum ConntrackScope
{
    /// <summary>The source's side (<c>TUPLE_F_OUT</c>).</summary>
    Egress,

    /// <summary>The destination's side (<c>TUPLE_F_IN</c>).</summary>
    Ingress,

    /// <summary>The load balancer (<c>TUPLE_F_SERVICE</c>).</summary>
    Service,
}

/// <summary>TCP flags that conntrack looks at (RFC 9293 §3.1).</summary>
internal static class TcpFlag
{
    public const byte Protocol = 6, Fin = 1, Syn = 2, Rst = 4, Closing = Fin | Rst;
}
