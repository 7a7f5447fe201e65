using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Wire;

/// <summary>Types of WireGuard message (<c>drivers/net/wireguard/messages.h</c>).</summary>
public enum WireGuardType : byte
{
    /// <summary>Handshake initiation; 148 octets.</summary>
    HandshakeInitiation = 1,

    /// <summary>Handshake response; 92 octets.</summary>
    HandshakeResponse = 2,

    /// <summary>Cookie reply under load; 64 octets.</summary>
    CookieReply = 3,

    /// <summary>An encrypted IP packet, or nothing: a keepalive of 32 octets.</summary>
    Data = 4,
}

/// <summary>The readable part of a WireGuard message: type, indices and counter, little-endian. All else is encrypted and stays opaque.</summary>
/// <remarks>Carried in UDP port 51871 by Cilium (<c>pkg/wireguard/types</c>). Source: <c>drivers/net/wireguard/messages.h</c>.</remarks>
/// <param name="Type">Kind of message.</param>
/// <param name="Sender">Index the sender chose for the session; handshakes only, else 0.</param>
/// <param name="Receiver">Index the receiver chose; all but the initiation, else 0.</param>
/// <param name="Counter">Number of a data message within its session, from 0; else 0.</param>
public readonly record struct WireGuardMessage(WireGuardType Type, uint Sender, uint Receiver, ulong Counter)
{
    /// <summary>Octets in front of the ciphertext of a data message.</summary>
    public const int DataHeaderLengthBytes = 16;

    /// <summary>Octets of the Poly1305 tag behind it.</summary>
    public const int TagLengthBytes = 16;

    /// <summary>UDP port that Cilium uses on every node.</summary>
    public const ushort Port = 51871;

    private const int TypeAt = 0, FirstIndexAt = 4, SecondIndexAt = 8, CounterAt = 8;

    /// <summary>Octets of the readable part.</summary>
    public int HeaderLength => Type switch
    {
        WireGuardType.HandshakeResponse => 12,
        WireGuardType.Data => DataHeaderLengthBytes,
        _ => 8,
    };

    /// <summary>The readable part of a data message.</summary>
    public static WireGuardMessage Data(uint receiver, ulong counter) => new(WireGuardType.Data, 0, receiver, counter);

    /// <summary>Octets of the data message around an IP packet of <paramref name="innerLength"/> octets, which is padded to a multiple of 16.</summary>
    public static int DataLength(int innerLength) => DataHeaderLengthBytes + ((innerLength + 15) & ~15) + TagLengthBytes;

    /// <summary>Reads the start of a message; false when the type is unknown, reserved octets are set or the message is too short for its type.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out WireGuardMessage message)
    {
        message = default;
        if (ProblemOf(octets) is not null)
        {
            return false;
        }

        var type = (WireGuardType)octets[TypeAt];
        var first = BinaryPrimitives.ReadUInt32LittleEndian(octets[FirstIndexAt..]);
        message = type switch
        {
            WireGuardType.HandshakeInitiation => new WireGuardMessage(type, first, 0, 0),
            WireGuardType.HandshakeResponse =>
                new WireGuardMessage(type, first, BinaryPrimitives.ReadUInt32LittleEndian(octets[SecondIndexAt..]), 0),
            WireGuardType.CookieReply => new WireGuardMessage(type, 0, first, 0),
            _ => new WireGuardMessage(type, 0, first, BinaryPrimitives.ReadUInt64LittleEndian(octets[CounterAt..])),
        };
        return true;
    }

    /// <summary>Writes the readable part to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(octets[TypeAt..], (byte)Type);
        var hasSender = Type is WireGuardType.HandshakeInitiation or WireGuardType.HandshakeResponse;
        BinaryPrimitives.WriteUInt32LittleEndian(octets[FirstIndexAt..], hasSender ? Sender : Receiver);
        switch (Type)
        {
            case WireGuardType.HandshakeResponse:
                BinaryPrimitives.WriteUInt32LittleEndian(octets[SecondIndexAt..], Receiver);
                break;
            case WireGuardType.Data:
                BinaryPrimitives.WriteUInt64LittleEndian(octets[CounterAt..], Counter);
                break;
        }
    }

    /// <summary>The field table of a whole message, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Named("Type", TypeAt, 1, static value => value switch
        {
            1 => "handshake initiation 1",
            2 => "handshake response 2",
            3 => "cookie reply 3",
            4 => "data 4",
            _ => FieldTable.Decimal(value),
        });
        table.Hex("Reserved", 1, 3);
        if (!TryParse(octets, out var message))
        {
            return table.Build();
        }

        var hasSender = message.Type is WireGuardType.HandshakeInitiation or WireGuardType.HandshakeResponse;
        table.Text(hasSender ? "Sender" : "Receiver", FirstIndexAt * 8, 32, Hex(hasSender ? message.Sender : message.Receiver));
        if (message.Type == WireGuardType.HandshakeResponse)
        {
            table.Text("Receiver", SecondIndexAt * 8, 32, Hex(message.Receiver));
        }
        else if (message.Type == WireGuardType.Data)
        {
            table.Text("Counter", CounterAt * 8, 64, FieldTable.Decimal(message.Counter));
        }

        table.Run("Encrypted", message.HeaderLength, octets.Length - message.HeaderLength);
        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete) => ProblemOf(octets) switch
    {
        null => new LayerReading(octets.Length, Fields(octets), null, 0, isIncomplete, null),
        _ when isIncomplete => LayerReading.TooShort("WireGuard", octets.Length, 0, Fields(octets), isIncomplete),
        var problem => LayerReading.Malformed(Fields(octets), problem),
    };

    private static string? ProblemOf(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < 4)
        {
            return string.Create(CultureInfo.InvariantCulture, $"WireGuard: {octets.Length} octets are there, at least 4 are needed");
        }

        var needed = BinaryPrimitives.ReadUInt32LittleEndian(octets) switch { 1 => 148, 2 => 92, 3 => 64, 4 => 32, _ => 0 };
        if (needed == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"WireGuard: type and reserved octets are {Convert.ToHexStringLower(octets[..4])}");
        }

        return octets.Length >= needed
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"WireGuard: {octets.Length} octets are there, at least {needed} are needed");
    }

    private static string Hex(uint index) => string.Create(CultureInfo.InvariantCulture, $"0x{index:x8}");
}
