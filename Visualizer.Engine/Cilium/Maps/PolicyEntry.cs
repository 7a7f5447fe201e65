using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Key of a policy map: direction, peer, protocol and port, of which the last three may be wildcards.</summary>
/// <param name="Direction">Direction as seen by the endpoint.</param>
/// <param name="Peer">Identity of the other end; 0: every identity.</param>
/// <param name="Protocol">IP protocol number; 0: every protocol and port.</param>
/// <param name="Port">Destination port, or the first of a range of ports that share <paramref name="PortBits"/> leading bits.</param>
/// <param name="PortBits">Leading bits of the port that count: 16 for one port, 0 for every port of the protocol.</param>
/// <remarks>Source: <c>bpf/lib/common.h struct policy_key @ 1.13</c> (one port or all); <c>@ 1.16</c> (prefixes of ports).</remarks>
public readonly record struct PolicyKey(PolicyDirection Direction, SecurityIdentity Peer, byte Protocol, int Port, int PortBits)
{
    /// <summary>Everybody and everything.</summary>
    public static PolicyKey Everything(PolicyDirection direction) => new(direction, default, 0, 0, 0);

    /// <summary>Whether every packet of <paramref name="other"/> is one of this key's.</summary>
    public bool Covers(in PolicyKey other) => Direction == other.Direction && (Peer.Value == 0 || Peer == other.Peer) && CoversPorts(other);

    /// <summary>Whether every protocol and port of <paramref name="other"/> is one of this key's.</summary>
    public bool CoversPorts(in PolicyKey other) => Protocol == 0
        || (Protocol == other.Protocol && PortBits <= other.PortBits && (other.Port & MaskOf(PortBits)) == Port);

    /// <summary>The bits of a port that count.</summary>
    internal static int MaskOf(int portBits) => 0xFFFF & (0xFFFF << (16 - portBits));

    /// <summary>A hash over all members that costs no boxing.</summary>
    public override int GetHashCode() => HashCode.Combine(Peer.Value, ((int)Direction << 30) | (PortBits << 24) | (Protocol << 16) | Port);
}

/// <summary>Entry of a policy map as it was at one moment.</summary>
/// <remarks>
/// The line is that of <c>cilium/cmd/bpf_policy_get.go @ 1.13</c>. Numeric, because a peer then is one line whatever its labels.
/// The columns AUTH TYPE (1.14) and PREFIX (1.17) are as published outputs have them.
/// Simplified: a listing whose other rows have counters of more than five digits is wider.
/// </remarks>
/// <param name="EndpointId">Endpoint that the map belongs to.</param>
/// <param name="Key">Its key.</param>
/// <param name="IsDeny">Whether it denies.</param>
/// <param name="Rule">Rule that made it, as <c>NAMESPACE/NAME ingress[0]</c>; null where the agent wrote it of its own accord.</param>
/// <param name="Unmodelled">Why what it allows is not walked; null for most.</param>
public sealed record PolicyEntry(int EndpointId, PolicyKey Key, bool IsDeny, string? Rule, PolicyFeature? Unmodelled) : IEvidence, IDecidedByRule
{
    private const int PolicyWidth = 6, DirectionWidth = 9, IdentityWidth = 8, PortWidth = 10, CounterWidth = 5, PacketsWidth = 7, AuthWidth = 9, PrefixWidth = 6;

    private const int FirstWithAuth = 14, FirstWithPrefix = 17, ProtocolBits = 8;

    /// <summary>Minor number of the Cilium version that lists the entry.</summary>
    internal int CiliumMinor { get; init; } = 13;

    /// <summary>Packets that the entry decided about.</summary>
    public int Packets { get; init; }

    /// <summary>Octets of those packets, with their Ethernet headers.</summary>
    public long Bytes { get; init; }

    /// <summary>Characters of the widest identity and port of the map that the entry is in, as it is listed.</summary>
    internal (int Identity, int Port) Widest { get; init; }

    /// <inheritdoc/>
    public string Source => string.Create(CultureInfo.InvariantCulture, $"cilium bpf policy get -n {EndpointId}");

    /// <inheritdoc/>
    public string Entry => Line(Key.Peer.ToString(), Math.Max(IdentityWidth, Widest.Identity), isFirst: true);

    /// <summary>A line of the listing: the first one of an entry has all columns, further ones only another label of the peer.</summary>
    internal string Line(string peer, int peerWidth, bool isFirst) => Columns(
        peerWidth, isFirst ? IsDeny ? "Deny" : "Allow" : "", isFirst ? Key.Direction.ToString() : "", peer, isFirst ? PortText : "", isFirst ? "NONE" : "",
        isFirst ? "disabled" : "", isFirst ? Bytes.ToString(CultureInfo.InvariantCulture) : "", isFirst ? Packets.ToString(CultureInfo.InvariantCulture) : "",
        isFirst ? PrefixBits.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>The heading of the listing that the entry is in.</summary>
    /// <param name="peer">Name of the column of peers.</param>
    /// <param name="peerWidth">Characters of its widest cell; null in a numeric listing.</param>
    internal string Heading(string peer, int? peerWidth = null) => Columns(
        peerWidth ?? Math.Max(IdentityWidth, Widest.Identity), "POLICY", "DIRECTION", peer, "PORT/PROTO", "PROXY PORT", "AUTH TYPE", "BYTES", "PACKETS", "PREFIX");

    private string Columns(
        int peerWidth, string policy, string direction, string peer, string port, string proxy, string auth, string bytes, string packets, string prefix) =>
        ColumnText.Cell(policy, PolicyWidth)
        + ColumnText.Cell(direction, DirectionWidth)
        + ColumnText.Cell(peer, peerWidth)
        + ColumnText.Cell(port, Math.Max(PortWidth, Widest.Port))
        + ColumnText.Cell(proxy, PortWidth)
        + (CiliumMinor >= FirstWithAuth ? ColumnText.Cell(auth, AuthWidth) : "")
        + ColumnText.Cell(bytes, CounterWidth)
        + ColumnText.Cell(packets, PacketsWidth)
        + (CiliumMinor >= FirstWithPrefix ? ColumnText.Cell(prefix, PrefixWidth) : "");

    private int PrefixBits => Key.Protocol == 0 ? 0 : ProtocolBits + Key.PortBits;

    /// <summary><c>80/TCP</c>; <c>ANY</c> where every port is meant, whatever the protocol.</summary>
    internal string PortText => Key.PortBits == 0 ? "ANY" : Key.PortBits == 16
        ? string.Create(CultureInfo.InvariantCulture, $"{Key.Port}/{ProtocolName(Key.Protocol)}")
        : string.Create(CultureInfo.InvariantCulture, $"{Key.Port}-{Key.Port | (0xFFFF >> Key.PortBits)}/{ProtocolName(Key.Protocol)}");

    /// <summary>Name of a protocol as Cilium prints it (<c>pkg/u8proto @ 1.13</c>).</summary>
    public static string ProtocolName(byte protocol) => protocol switch
    {
        1 => "ICMP",
        6 => "TCP",
        17 => "UDP",
        132 => "SCTP",
        _ => protocol.ToString(CultureInfo.InvariantCulture),
    };
}
