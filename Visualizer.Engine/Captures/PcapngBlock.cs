using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Visualizer.Engine.Tracing;

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

    /// <summary>Octets that an option with a remark takes at most: two numbers and a stage beside the summary, which is one line of a packet.</summary>
    public static int MostForRemark(FrameRemark? remark) => remark is { } one ? 8 + 80 + (one.Summary.Length * 3) : 0;

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

    /// <summary>Writes an option with the text of a remark; none without one.</summary>
    public void Remark(ushort code, FrameRemark? remark)
    {
        if (remark is not { } one)
        {
            return;
        }

        // Piece by piece: a string for each frame would take longer than all else of its block.
        var start = at;
        UInt16(code);
        UInt16(0);
        Append("packets["u8);
        Append(one.Packet);
        Append("].hops["u8);
        Append(one.Hop);
        Append("] "u8);
        Append(StageNames.Of(one.Stage));
        Append(": "u8);
        Append(one.Summary);
        BinaryPrimitives.WriteUInt16LittleEndian(room[(start + 2)..], (ushort)(at - start - 4));
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

    private void Append(scoped ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(room[at..]);
        at += octets.Length;
    }

    private void Append(string text) => at += Encoding.UTF8.GetBytes(text, room[at..]);

    private void Append(int number)
    {
        number.TryFormat(room[at..], out var length, provider: CultureInfo.InvariantCulture);
        at += length;
    }

    private void Fill()
    {
        while (at % 4 != 0)
        {
            room[at++] = 0;
        }
    }
}
