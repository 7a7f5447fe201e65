using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Wire;

/// <summary>Kinds of TCP option (RFC 9293 §3.2, RFC 7323, RFC 2018). Other values occur and are kept.</summary>
public enum TcpOptionKind : byte
{
    /// <summary>End of the list; one octet.</summary>
    EndOfList = 0,

    /// <summary>Fill; one octet.</summary>
    NoOperation = 1,

    /// <summary>Maximum segment size.</summary>
    MaximumSegmentSize = 2,

    /// <summary>Window scale.</summary>
    WindowScale = 3,

    /// <summary>Selective acknowledgement permitted.</summary>
    SackPermitted = 4,

    /// <summary>Selective acknowledgement blocks.</summary>
    Sack = 5,

    /// <summary>Timestamps.</summary>
    Timestamps = 8,
}

/// <summary>One TCP option.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Offset">First octet, from the start of the options.</param>
/// <param name="Data">What follows kind and length.</param>
public readonly record struct TcpOption(TcpOptionKind Kind, int Offset, Octets Data)
{
    /// <summary>Octets of the option on the wire.</summary>
    public int LengthBytes => Kind is TcpOptionKind.EndOfList or TcpOptionKind.NoOperation ? 1 : 2 + Data.Length;

    /// <summary>Name and value as <c>tcpdump</c> spells them, such as <c>mss 1460</c>.</summary>
    public override string ToString()
    {
        var data = Data.Span;
        return Kind switch
        {
            TcpOptionKind.EndOfList => "eol",
            TcpOptionKind.NoOperation => "nop",
            TcpOptionKind.MaximumSegmentSize when data.Length == 2 => Invariant($"mss {BinaryPrimitives.ReadUInt16BigEndian(data)}"),
            TcpOptionKind.WindowScale when data.Length == 1 => Invariant($"wscale {data[0]}"),
            TcpOptionKind.SackPermitted when data.IsEmpty => "sackOK",
            TcpOptionKind.Timestamps when data.Length == 8 =>
                Invariant($"TS val {BinaryPrimitives.ReadUInt32BigEndian(data)} ecr {BinaryPrimitives.ReadUInt32BigEndian(data[4..])}"),
            _ => Invariant($"opt-{(byte)Kind}:{Data}"),
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The options of a TCP header as octets (RFC 9293 §3.1): a multiple of 4, at most 40. The default is no options.</summary>
/// <param name="Raw">The octets with their padding.</param>
public readonly record struct TcpOptions(Octets Raw)
{
    /// <summary>No options.</summary>
    public static readonly TcpOptions None;

    /// <summary>Octets on the wire.</summary>
    public int LengthBytes => Raw.Length;

    /// <summary>The 20 octets Linux sends with SYN and SYN-ACK: mss, sackOK, timestamps, nop, wscale (<c>net/ipv4/tcp_output.c tcp_options_write</c>).</summary>
    public static TcpOptions Syn(ushort mss, uint timestamp, uint echo, byte windowScale)
    {
        Span<byte> octets = [2, 4, 0, 0, 4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, windowScale];
        BinaryPrimitives.WriteUInt16BigEndian(octets[2..], mss);
        BinaryPrimitives.WriteUInt32BigEndian(octets[8..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(octets[12..], echo);
        return new TcpOptions(new Octets(octets));
    }

    /// <summary>The 12 octets Linux sends with every later segment: nop, nop, timestamps.</summary>
    public static TcpOptions Timestamps(uint timestamp, uint echo)
    {
        Span<byte> octets = [1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(octets[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(octets[8..], echo);
        return new TcpOptions(new Octets(octets));
    }

    /// <summary>Splits the octets into options up to the end of the list; false when an option's length is below 2 or runs past the end.</summary>
    public static bool TryList(ReadOnlySpan<byte> octets, out ImmutableArray<TcpOption> options)
    {
        var list = ImmutableArray.CreateBuilder<TcpOption>();
        var at = 0;
        while (at < octets.Length)
        {
            var kind = (TcpOptionKind)octets[at];
            var length = kind is TcpOptionKind.EndOfList or TcpOptionKind.NoOperation ? 1 : at + 1 < octets.Length ? octets[at + 1] : 0;
            if (length == 0 || at + length > octets.Length || (length == 1 && (byte)kind > 1))
            {
                options = list.ToImmutable();
                return false;
            }

            list.Add(new TcpOption(kind, at, length > 2 ? new Octets(octets[(at + 2)..(at + length)]) : default));
            if (kind == TcpOptionKind.EndOfList)
            {
                break;
            }

            at += length;
        }

        options = list.ToImmutable();
        return true;
    }
}
