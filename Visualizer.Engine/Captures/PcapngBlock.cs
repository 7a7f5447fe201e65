using System.Buffers.Binary;
using System.Text.Unicode;

namespace Visualizer.Engine.Captures;

/// <summary>One block of a pcapng file while it is written: <c>type · length · body · options · length</c>, little-endian, filled to multiples of 4.</summary>
internal ref struct PcapngBlock
{
    private const ushort EndOfOptions = 0;
    private readonly Span<byte> room;
    private int at;

    /// <summary>Starts a block in a room that is large enough for all of it.</summary>
    public PcapngBlock(Span<byte> room, uint type)
    {
        this.room = room;
        BinaryPrimitives.WriteUInt32LittleEndian(room, type);
        at = 8;
    }

    /// <summary>Octets of a block that has neither body nor options.</summary>
    public const int FrameLengthBytes = 12 + 4;

    /// <summary>Octets that an option with a text takes at most.</summary>
    public static int MostForText(string? text) => 8 + Math.Min((text?.Length ?? 0) * 3, ushort.MaxValue);

    /// <summary>Writes a number of 16 bits.</summary>
    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(room[at..], value);
        at += 2;
    }

    /// <summary>Writes a number of 32 bits.</summary>
    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(room[at..], value);
        at += 4;
    }

    /// <summary>Writes octets, filled with zeros.</summary>
    public void Octets(scoped ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(room[at..]);
        at += octets.Length;
        Fill();
    }

    /// <summary>Writes an option.</summary>
    public void Option(ushort code, scoped ReadOnlySpan<byte> value)
    {
        UInt16(code);
        UInt16((ushort)value.Length);
        Octets(value);
    }

    /// <summary>Writes an option with a text; none without one. What exceeds the 16 bits of its length is cut between two characters.</summary>
    public void Text(ushort code, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var value = room[(at + 4)..];
        Utf8.FromUtf16(text, value[..Math.Min(value.Length, ushort.MaxValue)], out _, out var length);
        UInt16(code);
        UInt16((ushort)length);
        at += length;
        Fill();
    }

    /// <summary>Ends options and block.</summary>
    /// <returns>Octets of the whole block.</returns>
    public int End()
    {
        UInt32(EndOfOptions);
        var length = (uint)at + 4;
        UInt32(length);
        BinaryPrimitives.WriteUInt32LittleEndian(room[4..], length);
        return at;
    }

    private void Fill()
    {
        while (at % 4 != 0)
        {
            room[at++] = 0;
        }
    }
}
