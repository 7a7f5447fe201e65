using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel;

/// <summary>The packet in flight: octets, device, mark and the rest of what the kernel keeps beside them (<c>struct sk_buff</c>).</summary>
/// <remarks>
/// The octets are copied on the first write after somebody kept them (<see cref="Snapshot"/>), so that a hop's frame costs nothing when its
/// stage changed nothing. Room for an Ethernet header is always there; it is meaningless until the neighbour stage has filled it.
/// </remarks>
public sealed class SocketBuffer
{
    private byte[] _octets;
    private int _networkAt;
    private int _innermostAt;
    private int _hiddenDepth;
    private bool _isShared;
    private SealedFrame? _sealed;
    private byte[]? _transport;

    /// <summary>Takes a frame whose octets nobody else writes.</summary>
    /// <param name="octets">Ethernet header, then an IPv4 packet.</param>
    public SocketBuffer(byte[] octets)
    {
        _octets = octets;
        _networkAt = EthernetHeader.LengthBytes;
        _innermostAt = _networkAt;
    }

    /// <summary>Mark.</summary>
    public Mark Mark { get; set; }

    /// <summary>Device that the packet is at.</summary>
    public NetInterface? Device { get; set; }

    /// <summary>Whom the Ethernet destination means; set where the frame enters a device.</summary>
    public PacketType PacketType { get; set; }

    /// <summary>Route that the packet was given; null until it was looked up, and after it crossed a device.</summary>
    public Route? Route { get; set; }

    /// <summary>Device that the route came in on; null for packets of this netns' own.</summary>
    public NetInterface? InputDevice { get; set; }

    /// <summary>Conntrack entry that the packet belongs to, while it is inside one pass of the stack.</summary>
    public ConntrackAttachment? Conntrack { get; set; }

    /// <summary>XFRM policy that the packet leaves under; null when it leaves as it is.</summary>
    public XfrmPolicy? OutboundPolicy { get; set; }

    /// <summary>Time at which the packet entered the node, nanoseconds; null: the next receiving tap stamps it.</summary>
    public long? ReceiveStamp { get; set; }

    /// <summary>Tunnel metadata; null when there is none.</summary>
    public TunnelKey? TunnelKey { get; set; }

    /// <summary>Word that the program on XDP put in front of the frame for the one on TC (<c>data_meta</c>); 0 when none.</summary>
    public uint XdpMetadata { get; set; }

    /// <summary>Identity that Cilium carries in <c>skb->cb</c>; 0 when none.</summary>
    public SecurityIdentity CarriedIdentity { get; set; }

    /// <summary>Whether XFRM decrypted the packet on this node (its secpath is set).</summary>
    public bool IsDecrypted { get; set; }

    /// <summary>TTL of the innermost packet while ESP or WireGuard hides it; null when it can be read.</summary>
    public byte? HiddenTtl { get; set; }

    /// <summary>Datagram that this packet is a fragment of; null for a whole packet.</summary>
    public FragmentAssembly? Assembly { get; private set; }

    /// <summary>Length of the IPv4 packet, octets.</summary>
    public int PacketLength => _octets.Length - _networkAt;

    /// <summary>Octets from the outermost IPv4 header on.</summary>
    public ReadOnlySpan<byte> Packet => _octets.AsSpan(_networkAt);

    /// <summary>Octets from the Ethernet header on.</summary>
    public ReadOnlySpan<byte> Ethernet => _octets.AsSpan(_networkAt - EthernetHeader.LengthBytes);

    /// <summary>Source of the outermost IPv4 header.</summary>
    public Ipv4Address Source => Ipv4Packet.SourceOf(Packet);

    /// <summary>Destination of the outermost IPv4 header.</summary>
    public Ipv4Address Destination => Ipv4Packet.DestinationOf(Packet);

    /// <summary>What the outermost IPv4 header carries.</summary>
    public IpProtocol Protocol => Ipv4Packet.ProtocolOf(Packet);

    /// <summary>TTL of the outermost IPv4 header.</summary>
    public byte Ttl => Ipv4Packet.TtlOf(Packet);

    /// <summary>TTL of the innermost IPv4 header.</summary>
    public byte InnermostTtl => HiddenTtl ?? Ipv4Packet.TtlOf(_octets.AsSpan(_innermostAt));

    /// <summary>Octets after the outermost IPv4 header.</summary>
    public ReadOnlySpan<byte> Payload => Ipv4Packet.ContentOf(Packet);

    /// <summary>
    /// The transport header that programs and conntrack go by: that of the packet, and for a later fragment the first one's, as the fragment map
    /// (<c>cilium_ipv4_frag_datagrams</c>) and <c>nf_defrag_ipv4</c> know it.
    /// </summary>
    public ReadOnlySpan<byte> Transport => IsLaterFragment ? _transport : Payload;

    /// <summary>Source port of TCP or UDP, identifier of an ICMP echo, else 0.</summary>
    public int SourcePort => Protocol switch
    {
        IpProtocol.Tcp or IpProtocol.Udp => TcpHeader.SourcePortOf(Transport),
        IpProtocol.Icmp when IsEcho => Icmpv4Message.IdentifierOf(Transport),
        _ => 0,
    };

    /// <summary>Destination port of TCP or UDP, else 0.</summary>
    public int DestinationPort => Protocol is IpProtocol.Tcp or IpProtocol.Udp ? TcpHeader.DestinationPortOf(Transport) : 0;

    /// <summary>ICMP type, or −1 for other protocols.</summary>
    public int IcmpType => Protocol == IpProtocol.Icmp ? Transport[0] : -1;

    /// <summary>TCP flags; none for other protocols.</summary>
    public TcpFlags TcpFlags => Protocol == IpProtocol.Tcp ? TcpHeader.FlagsOf(Payload) : TcpFlags.None;

    /// <summary>Whether the packet is an ICMP echo request or reply.</summary>
    public bool IsEcho => IcmpType is 0 or 8;

    /// <summary>Whether the packet is an ICMP error and so quotes another packet.</summary>
    public bool IsIcmpError => IcmpType is 3 or 11 or 12;

    /// <summary>The packet that an ICMP error quotes, from its IPv4 header on.</summary>
    public ReadOnlySpan<byte> Quoted => Payload[Icmpv4Message.HeaderLengthBytes..];

    /// <summary>Destination of the Ethernet header.</summary>
    public MacAddress EthernetDestination => EthernetHeader.DestinationOf(Ethernet);

    /// <summary>Source of the Ethernet header.</summary>
    public MacAddress EthernetSource => EthernetHeader.SourceOf(Ethernet);

    /// <summary>The octets as they are now, from the given header on. They stay as they are; the packet copies itself before it changes.</summary>
    public ReadOnlyMemory<byte> Snapshot(FrameStart start)
    {
        _isShared = true;
        return _octets.AsMemory(start == FrameStart.Ethernet ? _networkAt - EthernetHeader.LengthBytes : _networkAt);
    }

    /// <summary>Takes one off the outermost TTL.</summary>
    public void DecrementTtl() => Ipv4Packet.DecrementTtl(WritablePacket());

    /// <summary>Writes the Ethernet addresses.</summary>
    public void SetEthernet(MacAddress destination, MacAddress source)
    {
        new EthernetHeader(destination, source, EtherType.Ipv4).Emit(Writable().AsSpan(_networkAt - EthernetHeader.LengthBytes));
    }

    /// <summary>Writes the Ethernet destination alone.</summary>
    public void SetEthernetDestination(MacAddress destination) =>
        EthernetHeader.SetDestination(Writable().AsSpan(_networkAt - EthernetHeader.LengthBytes), destination);

    /// <summary>Rewrites source address and port (or echo identifier) with all checksums: SNAT. A port of 0 stays as it is.</summary>
    public void SetSource(Ipv4Address address, int port)
    {
        var packet = WritablePacket();
        Ipv4Packet.SetSource(packet, address);
        SetPort(packet, port, isSource: true);
    }

    /// <summary>Rewrites destination address and port (or echo identifier) with all checksums: DNAT. A port of 0 stays as it is.</summary>
    public void SetDestination(Ipv4Address address, int port)
    {
        var packet = WritablePacket();
        Ipv4Packet.SetDestination(packet, address);
        SetPort(packet, port, isSource: false);
    }

    /// <summary>Rewrites one end of the packet that an ICMP error quotes, with all checksums: how NAT lets the sender recognize it.</summary>
    public void SetQuoted(bool isSource, Ipv4Address address, int port)
    {
        var message = Ipv4Packet.ContentOf(WritablePacket());
        var quoted = message[Icmpv4Message.HeaderLengthBytes..];
        if (isSource)
        {
            Ipv4Packet.SetSource(quoted, address);
        }
        else
        {
            Ipv4Packet.SetDestination(quoted, address);
        }

        if (port != 0)
        {
            TransportPorts.Set(quoted[Ipv4Packet.HeaderLengthOf(quoted)..], Ipv4Packet.ProtocolOf(quoted), port, isSource);
        }

        Icmpv4Message.WriteChecksum(message);
    }

    /// <summary>Puts IPv4 options in front of those that the outermost header has (<c>bpf_skb_adjust_room</c>), with lengths and checksum.</summary>
    public void InsertOptions(ReadOnlySpan<byte> options)
    {
        var at = _networkAt + Ipv4Header.MinimumLengthBytes;
        var octets = new byte[_octets.Length + options.Length];
        _octets.AsSpan(0, at).CopyTo(octets);
        options.CopyTo(octets.AsSpan(at));
        _octets.AsSpan(at).CopyTo(octets.AsSpan(at + options.Length));
        Ipv4Packet.GrowHeader(octets.AsSpan(_networkAt), options.Length);
        (_octets, _isShared) = (octets, false);
    }

    /// <summary>A fragment of this packet: other octets, everything else as it is.</summary>
    internal SocketBuffer Fragment(byte[] octets, FragmentAssembly assembly) => new(octets)
    {
        Mark = Mark,
        Device = Device,
        PacketType = PacketType,
        Route = Route,
        InputDevice = InputDevice,
        Conntrack = Conntrack,
        OutboundPolicy = OutboundPolicy,
        ReceiveStamp = ReceiveStamp,
        CarriedIdentity = CarriedIdentity,
        IsDecrypted = IsDecrypted,
        HiddenTtl = HiddenTtl ?? (_networkAt == _innermostAt ? null : InnermostTtl),
        Assembly = assembly,
        _transport = Transport[..Math.Min(Transport.Length, UdpHeader.LengthBytes)].ToArray(),
    };

    /// <summary>The last fragment has arrived: this packet is whole again, where and as that fragment is.</summary>
    internal void Restore(byte[] octets, SocketBuffer last)
    {
        _octets = octets;
        _isShared = false;
        Mark = last.Mark;
        Device = last.Device;
        PacketType = last.PacketType;
        Route = last.Route;
        InputDevice = last.InputDevice;
        Conntrack = last.Conntrack;
        ReceiveStamp = last.ReceiveStamp;
        IsDecrypted = last.IsDecrypted;
    }

    /// <summary>Puts the whole frame into a new one (encapsulation): the innermost packet stays the same.</summary>
    /// <param name="octets">Room for an Ethernet header, the outer headers, then the old octets from <paramref name="kept"/> on.</param>
    /// <param name="kept">What of the old frame is inside the new one.</param>
    public void Encapsulate(byte[] octets, FrameStart kept)
    {
        var old = kept == FrameStart.Ethernet ? _networkAt - EthernetHeader.LengthBytes : _networkAt;
        _innermostAt += octets.Length - (_octets.Length - old) - old;
        Replace(octets);
    }

    /// <summary>Puts other octets in place of the frame's: encryption hides the innermost packet, and its TTL is remembered.</summary>
    public void Hide(byte[] octets)
    {
        HiddenTtl = InnermostTtl;
        _hiddenDepth = _innermostAt - _networkAt;
        Replace(octets);
    }

    /// <summary>Puts the decrypted frame in place of the frame's; its packet can be read again.</summary>
    public void Reveal(byte[] octets)
    {
        HiddenTtl = null;
        Replace(octets);
        _innermostAt = _networkAt + _hiddenDepth;
    }

    /// <summary>Puts an opaque frame in place of the frame's and keeps what was there, for whoever may open it: WireGuard.</summary>
    public void Seal(byte[] octets)
    {
        _sealed = new SealedFrame(_octets, _networkAt, _innermostAt, HiddenTtl);
        HiddenTtl = InnermostTtl;
        Replace(octets);
    }

    /// <summary>Takes the frame out that <see cref="Seal"/> kept; false when there is none.</summary>
    public bool TryUnseal()
    {
        if (_sealed is not { } kept)
        {
            return false;
        }

        _sealed = null;
        (_octets, _networkAt, _innermostAt, HiddenTtl) = (kept.Octets, kept.NetworkAt, kept.InnermostAt, kept.HiddenTtl);

        // Earlier hops show these octets, and nobody may write them.
        _isShared = true;
        return true;
    }

    /// <summary>Drops the outer headers (decapsulation).</summary>
    /// <param name="innerFrameAt">Offset of the inner Ethernet header from the outer IPv4 header.</param>
    public void Decapsulate(int innerFrameAt)
    {
        // A slice would do, but octets kept by earlier hops must not be written through it.
        var inner = _octets.AsSpan(_networkAt + innerFrameAt).ToArray();
        _innermostAt -= _networkAt + innerFrameAt;
        Replace(inner);
    }

    // Only the packet's own header can be missing from it: what is outside a tunnel header is never a later fragment's.
    private bool IsLaterFragment => _transport is not null && _networkAt == _innermostAt && Ipv4Packet.FragmentOffsetOf(Packet) != 0;

    private void SetPort(Span<byte> packet, int port, bool isSource)
    {
        if (port != 0 && (Protocol != IpProtocol.Icmp || IsEcho))
        {
            TransportPorts.Set(IsLaterFragment ? _transport : Ipv4Packet.ContentOf(packet), Protocol, port, isSource);
        }
    }

    private void Replace(byte[] octets)
    {
        _octets = octets;
        _networkAt = EthernetHeader.LengthBytes;
        _isShared = false;
    }

    private Span<byte> WritablePacket() => Writable().AsSpan(_networkAt);

    private byte[] Writable()
    {
        if (_isShared)
        {
            _octets = _octets.AsSpan().ToArray();
            _isShared = false;
        }

        return _octets;
    }

    private sealed record SealedFrame(byte[] Octets, int NetworkAt, int InnermostAt, byte? HiddenTtl);
}
