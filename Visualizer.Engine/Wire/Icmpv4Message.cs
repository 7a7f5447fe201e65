using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Wire;

/// <summary>Types of ICMPv4 message (RFC 792). Other values occur and are kept.</summary>
public enum Icmpv4Type : byte
{
    /// <summary>Answer to an echo request.</summary>
    EchoReply = 0,

    /// <summary>A packet could not be delivered; the code says why.</summary>
    DestinationUnreachable = 3,

    /// <summary>There is a better first hop.</summary>
    Redirect = 5,

    /// <summary>Please answer.</summary>
    EchoRequest = 8,

    /// <summary>TTL or reassembly time ran out.</summary>
    TimeExceeded = 11,
}

/// <summary>An ICMPv4 message (RFC 792): 8 octets, then data or, in an error, the start of the packet it is about. The checksum is computed on emit.</summary>
/// <param name="Type">What kind of message.</param>
/// <param name="Code">Kind within the type.</param>
/// <param name="Rest">Octets 4–7 as a number: identifier and sequence of an echo, next-hop MTU of "fragmentation needed", else 0.</param>
/// <param name="Body">What follows the 8 octets.</param>
public readonly record struct Icmpv4Message(Icmpv4Type Type, byte Code, uint Rest, Octets Body = default)
{
    /// <summary>Octets in front of the body.</summary>
    public const int HeaderLengthBytes = 8;

    /// <summary>Codes of <see cref="Icmpv4Type.DestinationUnreachable"/> (RFC 792, RFC 1812 §5.2.7.1).</summary>
    public const byte NetUnreachable = 0, HostUnreachable = 1, ProtocolUnreachable = 2, PortUnreachable = 3, FragmentationNeededCode = 4,
        AdministrativelyProhibited = 13;

    private const int TypeAt = 0, CodeAt = 1, ChecksumAt = 2, RestAt = 4, IdentifierAt = 4, SequenceAt = 6;

    /// <summary>Octets of the whole message.</summary>
    public int LengthBytes => HeaderLengthBytes + Body.Length;

    /// <summary>Identifier of an echo.</summary>
    public ushort Identifier => (ushort)(Rest >> 16);

    /// <summary>Sequence number of an echo.</summary>
    public ushort Sequence => (ushort)Rest;

    /// <summary>An echo request.</summary>
    public static Icmpv4Message EchoRequest(ushort identifier, ushort sequence, Octets data) =>
        new(Icmpv4Type.EchoRequest, 0, ((uint)identifier << 16) | sequence, data);

    /// <summary>The answer to an echo request: same identifier, sequence and data.</summary>
    public Icmpv4Message EchoReply() => this with { Type = Icmpv4Type.EchoReply };

    /// <summary>Destination unreachable about <paramref name="packet"/>.</summary>
    public static Icmpv4Message Unreachable(byte code, ReadOnlySpan<byte> packet) =>
        new(Icmpv4Type.DestinationUnreachable, code, 0, Quote(packet));

    /// <summary>Fragmentation needed and DF set, with the MTU of the next hop (RFC 1191 §4).</summary>
    public static Icmpv4Message FragmentationNeeded(ushort mtuBytes, ReadOnlySpan<byte> packet) =>
        new(Icmpv4Type.DestinationUnreachable, FragmentationNeededCode, mtuBytes, Quote(packet));

    /// <summary>TTL exceeded in transit.</summary>
    public static Icmpv4Message TimeExceeded(ReadOnlySpan<byte> packet) => new(Icmpv4Type.TimeExceeded, 0, 0, Quote(packet));

    /// <summary>Reads a message that ends where the octets end; false when there are fewer than 8. The checksum is not verified.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out Icmpv4Message message)
    {
        message = default;
        if (octets.Length < HeaderLengthBytes)
        {
            return false;
        }

        message = new Icmpv4Message(
            TypeOf(octets), CodeOf(octets), BinaryPrimitives.ReadUInt32BigEndian(octets[RestAt..]), new Octets(octets[HeaderLengthBytes..]));
        return true;
    }

    /// <summary>Writes the message with its checksum to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        octets[TypeAt] = (byte)Type;
        octets[CodeAt] = Code;
        BinaryPrimitives.WriteUInt32BigEndian(octets[RestAt..], Rest);
        Body.Span.CopyTo(octets[HeaderLengthBytes..]);
        WriteChecksum(octets[..LengthBytes]);
    }

    /// <summary>Type of a message.</summary>
    public static Icmpv4Type TypeOf(ReadOnlySpan<byte> message) => (Icmpv4Type)message[TypeAt];

    /// <summary>Code of a message.</summary>
    public static byte CodeOf(ReadOnlySpan<byte> message) => message[CodeAt];

    /// <summary>Identifier of an echo.</summary>
    public static ushort IdentifierOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt16BigEndian(message[IdentifierAt..]);

    /// <summary>Sequence number of an echo.</summary>
    public static ushort SequenceOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt16BigEndian(message[SequenceAt..]);

    /// <summary>Whether the message is an error, and so quotes a packet.</summary>
    public static bool IsError(Icmpv4Type type) => type is Icmpv4Type.DestinationUnreachable or Icmpv4Type.Redirect or Icmpv4Type.TimeExceeded;

    /// <summary>Sets the identifier of an echo, as SNAT does, and corrects the checksum.</summary>
    public static void SetIdentifier(Span<byte> message, ushort identifier) =>
        InternetChecksum.Replace(message, IdentifierAt, identifier, ChecksumAt);

    /// <summary>Computes the checksum over the whole message and writes it; needed after the quoted packet was changed.</summary>
    public static void WriteChecksum(Span<byte> message)
    {
        BinaryPrimitives.WriteUInt16BigEndian(message[ChecksumAt..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(message[ChecksumAt..], InternetChecksum.Of(message));
    }

    /// <summary>Whether the checksum is right.</summary>
    public static bool HasValidChecksum(ReadOnlySpan<byte> message) => InternetChecksum.Of(message) == 0;

    /// <summary>The field table of the 8 octets, as far as they reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Named("Type", TypeAt, 1, static value => Show((Icmpv4Type)value));
        table.Number("Code", CodeAt, 1);
        table.Hex("Checksum", ChecksumAt, 2);
        if (octets.IsEmpty)
        {
            return table.Build();
        }

        if (TypeOf(octets) is Icmpv4Type.EchoRequest or Icmpv4Type.EchoReply)
        {
            table.Number("Identifier", IdentifierAt, 2);
            table.Number("Sequence number", SequenceAt, 2);
        }
        else if (octets.Length > CodeAt && TypeOf(octets) == Icmpv4Type.DestinationUnreachable && CodeOf(octets) == FragmentationNeededCode)
        {
            table.Hex("Unused", RestAt, 2);
            table.Number("Next-hop MTU", SequenceAt, 2);
        }
        else
        {
            table.Hex("Rest of header", RestAt, 4);
        }

        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        if (octets.Length < HeaderLengthBytes)
        {
            return LayerReading.TooShort("ICMPv4", octets.Length, HeaderLengthBytes, Fields(octets), isIncomplete);
        }

        return IsError(TypeOf(octets))
            ? LayerReading.Header(HeaderLengthBytes, Fields(octets), LayerKind.Ipv4, isIncomplete: true)
            : LayerReading.Header(HeaderLengthBytes, Fields(octets), LayerKind.Payload, isIncomplete);
    }

    // RFC 1812 §4.3.2.3: as much as fits into 576 octets of IPv4; net/ipv4/icmp.c icmp_send keeps to that.
    private static Octets Quote(ReadOnlySpan<byte> packet) =>
        new(packet[..Math.Min(packet.Length, 576 - Ipv4Header.MinimumLengthBytes - HeaderLengthBytes)]);

    private static string Show(Icmpv4Type type) => type switch
    {
        Icmpv4Type.EchoReply => "echo reply 0",
        Icmpv4Type.DestinationUnreachable => "destination unreachable 3",
        Icmpv4Type.Redirect => "redirect 5",
        Icmpv4Type.EchoRequest => "echo request 8",
        Icmpv4Type.TimeExceeded => "time exceeded 11",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(byte)type}"),
    };
}
