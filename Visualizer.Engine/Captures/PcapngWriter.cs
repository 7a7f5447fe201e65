using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Visualizer.Engine.Captures;

/// <summary>Writes a capture as pcapng (draft-ietf-opsawg-pcapng): section header, interface blocks, one enhanced packet block per frame.</summary>
/// <remarks>
/// Little-endian, timestamps in nanoseconds. Every block is <c>type · length · body · length</c>, every option <c>code · length · value</c>,
/// values and packet data filled with zeros to a multiple of 4.
/// </remarks>
public static class PcapngWriter
{
    private const uint SectionHeaderBlock = 0x0A0D0D0A, InterfaceDescriptionBlock = 1, EnhancedPacketBlock = 6, ByteOrderMagic = 0x1A2B3C4D;
    private const ushort EndOfOptions = 0, Comment = 1, InterfaceName = 2, InterfaceDescription = 3, TimestampResolution = 9, PacketFlags = 2;
    private const byte Nanoseconds = 9;

    /// <summary>The octets of the file. Without frames it is a valid file that holds nothing.</summary>
    public static byte[] Write(CaptureFile file)
    {
        var output = new ArrayBufferWriter<byte>();
        var body = new ArrayBufferWriter<byte>();

        UInt32(body, ByteOrderMagic);
        UInt16(body, 1);
        UInt16(body, 0);

        // Section length −1: unknown, readers go block by block.
        UInt32(body, uint.MaxValue);
        UInt32(body, uint.MaxValue);
        Text(body, Comment, file.Comment);
        Block(output, SectionHeaderBlock, body);

        foreach (var tap in file.Interfaces)
        {
            UInt16(body, (ushort)tap.Link);
            UInt16(body, 0);

            // Snapshot length 0: no limit.
            UInt32(body, 0);
            Text(body, InterfaceName, tap.Name);
            Text(body, InterfaceDescription, tap.Description);
            Option(body, TimestampResolution, [Nanoseconds]);
            Block(output, InterfaceDescriptionBlock, body);
        }

        foreach (var frame in file.Frames)
        {
            UInt32(body, (uint)frame.Interface);
            UInt32(body, (uint)(frame.TimeNanoseconds >> 32));
            UInt32(body, (uint)frame.TimeNanoseconds);
            UInt32(body, (uint)frame.Octets.Length);
            UInt32(body, (uint)frame.Octets.Length);
            Padded(body, frame.Octets.Span);
            Text(body, Comment, frame.Comment);
            Option(body, PacketFlags, [(byte)frame.Direction, 0, 0, 0]);
            Block(output, EnhancedPacketBlock, body);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Block(ArrayBufferWriter<byte> output, uint type, ArrayBufferWriter<byte> body)
    {
        UInt32(body, EndOfOptions);
        var length = (uint)body.WrittenCount + 12;
        UInt32(output, type);
        UInt32(output, length);
        output.Write(body.WrittenSpan);
        UInt32(output, length);
        body.ResetWrittenCount();
    }

    private static void Text(ArrayBufferWriter<byte> output, ushort code, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Option(output, code, Encoding.UTF8.GetBytes(text));
        }
    }

    private static void Option(ArrayBufferWriter<byte> output, ushort code, ReadOnlySpan<byte> value)
    {
        // The length field has 16 bits; longer remarks are cut.
        value = value[..Math.Min(value.Length, ushort.MaxValue)];
        UInt16(output, code);
        UInt16(output, (ushort)value.Length);
        Padded(output, value);
    }

    private static void Padded(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> value)
    {
        output.Write(value);
        output.Write("\0\0\0"u8[..(-value.Length & 3)]);
    }

    private static void UInt16(ArrayBufferWriter<byte> output, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(output.GetSpan(2), value);
        output.Advance(2);
    }

    private static void UInt32(ArrayBufferWriter<byte> output, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(4), value);
        output.Advance(4);
    }
}
