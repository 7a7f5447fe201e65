using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>One TCP connection as both kernels drive it. Each side answers the packet that really arrived, so NAT on the way needs no special care.</summary>
/// <remarks>Windows after the handshake are not derivable from anything (RFC 7323 scaling of autotuned buffers): fixed values of the labs' size.</remarks>
internal sealed class TcpExchange
{
    private const byte DefaultTtl = 64, WindowScale = 7;
    private const ushort ClientWindow = 502, ServerWindow = 509;

    private readonly FlowRunner _runner;
    private readonly Peer _client;
    private Peer? _server;

    /// <summary>Prepares the client's side.</summary>
    public TcpExchange(FlowRunner runner, Endpoints endpoints)
    {
        _runner = runner;
        _client = new Peer(
            runner.Client, endpoints.ClientIp, endpoints.ClientPort, endpoints.ServerIp, endpoints.ServerPort, (byte)runner.Flow.Ttl,
            StableHash.Next(runner.Seed, 0x10));
    }

    /// <summary>Whether the other side refused by RST.</summary>
    public bool WasRefused { get; private set; }

    /// <summary>The ICMP error that answered the SYN where the client's socket got it; null otherwise.</summary>
    public SocketBuffer? HeardError { get; private set; }

    /// <summary>TTL of the SYN-ACK when the client gets it.</summary>
    public int SynAckTtl { get; private set; }

    /// <summary>Netns of the server; null before the SYN arrived.</summary>
    public NetNs? Server => _server?.NetNs;

    /// <summary>SYN, SYN-ACK, ACK.</summary>
    /// <param name="call">Hop of connect(); null when there was none.</param>
    public bool Handshake(Hop? call)
    {
        var syn = Send(_client, PacketDirection.Request, TcpFlags.Syn, "", call);
        if (!syn.IsDelivered)
        {
            HeardError = syn.HeardError;
            if (syn.Trace.Hops[^1] is { Stage: Stage.SocketReceive, Action: HopAction.Reject })
            {
                Refuse(syn);
            }

            return false;
        }

        // The server knows the client by the addresses of the SYN as it arrived.
        _server = new Peer(
            syn.NetNs, syn.Skb.Destination, syn.Skb.DestinationPort, syn.Skb.Source, syn.Skb.SourcePort, DefaultTtl,
            StableHash.Next(_runner.Seed, 0x20));
        _server.Received(syn.Skb.Payload);
        var synAck = Send(_server, PacketDirection.Reply, TcpFlags.Syn | TcpFlags.Ack, "");
        if (!synAck.IsDelivered)
        {
            return false;
        }

        SynAckTtl = synAck.Skb.Ttl;
        return Deliver(synAck, _client) && Request(TcpFlags.Ack, "");
    }

    /// <summary>GET, ACK, head, ACK, body, ACK.</summary>
    public bool Get(string request, string head, string body) =>
        Request(TcpFlags.Psh | TcpFlags.Ack, request) && Reply(TcpFlags.Ack, "")
        && Reply(TcpFlags.Psh | TcpFlags.Ack, head) && Request(TcpFlags.Ack, "")
        && Reply(TcpFlags.Psh | TcpFlags.Ack, body) && Request(TcpFlags.Ack, "");

    /// <summary>The client's FIN, the server's, and the last ACK.</summary>
    public bool Close() =>
        Request(TcpFlags.Fin | TcpFlags.Ack, "") && Reply(TcpFlags.Fin | TcpFlags.Ack, "") && Request(TcpFlags.Ack, "");

    private bool Request(TcpFlags flags, string payload) => Deliver(Send(_client, PacketDirection.Request, flags, payload), _server!);

    private bool Reply(TcpFlags flags, string payload) => Deliver(Send(_server!, PacketDirection.Reply, flags, payload), _client);

    private static bool Deliver(Arrival arrival, Peer to)
    {
        if (arrival.IsDelivered)
        {
            to.Received(arrival.Skb.Payload);
        }

        return arrival.IsDelivered;
    }

    private void Refuse(Arrival syn)
    {
        var refuser = new Peer(
            syn.NetNs, syn.Skb.Destination, syn.Skb.DestinationPort, syn.Skb.Source, syn.Skb.SourcePort, DefaultTtl, 0)
        { Next = 0 };
        refuser.Received(syn.Skb.Payload);
        WasRefused = Send(refuser, PacketDirection.Reply, TcpFlags.Rst | TcpFlags.Ack, "").IsDelivered;
    }

    private Arrival Send(Peer from, PacketDirection direction, TcpFlags flags, string payload, Hop? call = null)
    {
        var mss = from.Mss;
        var isSyn = flags.HasFlag(TcpFlags.Syn);
        var window = flags.HasFlag(TcpFlags.Rst) ? 0
            : isSyn && !flags.HasFlag(TcpFlags.Ack) ? 65535 / mss * mss
            : isSyn ? 65535 / (mss - 12) * (mss - 12)
            : from == _client ? ClientWindow : ServerWindow;
        var stamp = from.Timestamp(_runner.State.Clock);
        var options = flags.HasFlag(TcpFlags.Rst) ? TcpOptions.None
            : isSyn ? TcpOptions.Syn((ushort)mss, stamp, from.PeerTimestamp, WindowScale) : TcpOptions.Timestamps(stamp, from.PeerTimestamp);
        var header = new TcpHeader(
            (ushort)from.Port, (ushort)from.PeerPort, from.Next, flags.HasFlag(TcpFlags.Ack) ? from.PeerNext : 0, flags, (ushort)window, 0, 0,
            options);
        var octets = Encoding.ASCII.GetBytes(payload);
        var packet = Ipv4Packet.CreateTcp(
            _runner.Header(from.Ip, from.PeerIp, IpProtocol.Tcp, from.Ttl, dontFragment: true), header, octets);
        from.Next += (uint)octets.Length + (flags.HasFlag(TcpFlags.Syn) || flags.HasFlag(TcpFlags.Fin) ? 1u : 0);
        return _runner.Send(from.NetNs, packet, direction, Summary(flags, octets.Length, payload), call);
    }

    private static string Summary(TcpFlags flags, int length, string payload)
    {
        var name = flags switch
        {
            TcpFlags.Syn => "SYN",
            TcpFlags.Syn | TcpFlags.Ack => "SYN-ACK",
            TcpFlags.Rst | TcpFlags.Ack => "RST",
            _ when flags.HasFlag(TcpFlags.Fin) => "FIN",
            _ when length == 0 => "ACK",
            _ when payload.StartsWith("GET", StringComparison.Ordinal) => "GET / HTTP/1.1",
            _ when payload.StartsWith("HTTP", StringComparison.Ordinal) => "HTTP/1.1 200 OK",
            _ => "HTTP body",
        };
        return string.Create(CultureInfo.InvariantCulture, $"TCP {name}, length {length}");
    }

    /// <summary>The four numbers of the connection as the client knows them.</summary>
    internal readonly record struct Endpoints(Ipv4Address ClientIp, int ClientPort, Ipv4Address ServerIp, int ServerPort);

    /// <summary>One side of the connection.</summary>
    private sealed class Peer(NetNs netNs, Ipv4Address ip, int port, Ipv4Address peerIp, int peerPort, byte ttl, ulong seed)
    {
        public NetNs NetNs { get; } = netNs;

        public Ipv4Address Ip { get; } = ip;

        public int Port { get; } = port;

        public Ipv4Address PeerIp { get; } = peerIp;

        public int PeerPort { get; } = peerPort;

        public byte Ttl { get; } = ttl;

        public uint Next { get; set; } = (uint)seed;

        public uint PeerNext { get; private set; }

        public uint PeerTimestamp { get; private set; }

        /// <summary>Route MTU less 40 octets of headers (RFC 6691); through lo as much as an IPv4 packet takes.</summary>
        public int Mss { get; } = (netNs.Routing.Lookup(peerIp, Mark.None).Route switch
        {
            null => 1500,
            { Type: RouteType.Local } => ushort.MaxValue,
            var route => route.MtuBytes ?? route.Device.Mtu,
        }) - 40;

        /// <summary>Milliseconds of a clock of this side's own.</summary>
        public uint Timestamp(long clock) => (uint)(seed >> 32) + (uint)(clock / 1_000_000);

        public void Received(ReadOnlySpan<byte> segment)
        {
            var flags = TcpHeader.FlagsOf(segment);
            var length = segment.Length - TcpHeader.HeaderLengthOf(segment);
            PeerNext = TcpHeader.SequenceOf(segment) + (uint)length + (flags.HasFlag(TcpFlags.Syn) || flags.HasFlag(TcpFlags.Fin) ? 1u : 0);
            if (TcpHeader.TryParse(segment, out var header) && TcpOptions.TryList(header.Options.Raw.Span, out var options))
            {
                foreach (var option in options)
                {
                    if (option.Kind == TcpOptionKind.Timestamps)
                    {
                        PeerTimestamp = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(option.Data.Span);
                    }
                }
            }
        }
    }
}
