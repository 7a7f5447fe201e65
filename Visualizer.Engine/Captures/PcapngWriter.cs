using System.Buffers;

namespace Visualizer.Engine.Captures;

/// <summary>Writes a capture as pcapng (draft-ietf-opsawg-pcapng): section header, interface blocks, one enhanced packet block per frame.</summary>
/// <remarks>Timestamps are in nanoseconds. What is written is never read again, so that the output may be a stream.</remarks>
public static class PcapngWriter
{
    private const uint SectionHeaderBlock = 0x0A0D0D0A, InterfaceDescriptionBlock = 1, EnhancedPacketBlock = 6, ByteOrderMagic = 0x1A2B3C4D;
    private const ushort Comment = 1, InterfaceName = 2, InterfaceDescription = 3, TimestampResolution = 9, PacketFlags = 2;
    private const byte Nanoseconds = 9;
    private const int SectionBodyBytes = 16, InterfaceBodyBytes = 8, PacketBodyBytes = 20, OptionBytes = 8;

    /// <summary>The octets of the file. Without frames it is a valid file that holds nothing.</summary>
    public static byte[] Write(CaptureFile file)
    {
        var output = new ArrayBufferWriter<byte>();
        WriteHead(output, file);
        foreach (var frame in file.Frames)
        {
            WriteFrame(output, frame);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes all that comes before the first frame.</summary>
    public static void WriteHead(IBufferWriter<byte> output, CaptureFile file)
    {
        var section = new PcapngBlock(
            output.GetSpan(PcapngBlock.FrameLengthBytes + SectionBodyBytes + PcapngBlock.MostForText(file.Comment)), SectionHeaderBlock);
        section.UInt32(ByteOrderMagic);
        section.UInt16(1);
        section.UInt16(0);

        // Section length −1: unknown, readers go block by block.
        section.UInt32(uint.MaxValue);
        section.UInt32(uint.MaxValue);
        section.Text(Comment, file.Comment);
        output.Advance(section.End());

        foreach (var tap in file.Interfaces)
        {
            var texts = PcapngBlock.MostForText(tap.Name) + PcapngBlock.MostForText(tap.Description);
            var block = new PcapngBlock(
                output.GetSpan(PcapngBlock.FrameLengthBytes + InterfaceBodyBytes + texts + OptionBytes), InterfaceDescriptionBlock);
            block.UInt16((ushort)tap.Link);
            block.UInt16(0);

            // Snapshot length 0: no limit.
            block.UInt32(0);
            block.Text(InterfaceName, tap.Name);
            block.Text(InterfaceDescription, tap.Description);
            block.Option(TimestampResolution, [Nanoseconds]);
            output.Advance(block.End());
        }
    }

    /// <summary>Writes one frame.</summary>
    public static void WriteFrame(IBufferWriter<byte> output, CaptureFrame frame)
    {
        var octets = frame.Octets.Span;
        var block = new PcapngBlock(
            output.GetSpan(PcapngBlock.FrameLengthBytes + PacketBodyBytes + octets.Length + 3 + PcapngBlock.MostForRemark(frame.Remark) + OptionBytes),
            EnhancedPacketBlock);
        block.UInt32((uint)frame.Interface);
        block.UInt32((uint)(frame.TimeNanoseconds >> 32));
        block.UInt32((uint)frame.TimeNanoseconds);
        block.UInt32((uint)octets.Length);
        block.UInt32((uint)octets.Length);
        block.Octets(octets);
        block.Remark(Comment, frame.Remark);
        block.Option(PacketFlags, [(byte)frame.Direction, 0, 0, 0]);
        output.Advance(block.End());
    }
}
