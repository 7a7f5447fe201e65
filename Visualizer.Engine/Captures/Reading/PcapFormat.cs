using System.Buffers.Binary;

namespace Visualizer.Engine.Captures.Reading;

/// <summary>pcap: a header of 24 octets, then <c>seconds · fraction · captured · length · frame</c> for each frame.</summary>
internal sealed class PcapFormat : ICaptureFormat
{
    private const uint Microseconds = 0xA1B2C3D4, Nanoseconds = 0xA1B23C4D;
    private const int HeaderLength = 24, MajorAt = 4, LinkAt = 20, RecordHeaderLength = 16, CapturedAt = 8, LengthAt = 12;
    private const ushort Major = 2;

    private readonly bool isBigEndian;
    private bool hasHeader;

    private PcapFormat(bool isBigEndian) => this.isBigEndian = isBigEndian;

    /// <inheritdoc/>
    public int FirstNeeded => HeaderLength;

    /// <summary>The format of a file that starts so; null when it is another.</summary>
    public static PcapFormat? Of(ReadOnlySpan<byte> magic) =>
        BinaryPrimitives.ReadUInt32BigEndian(magic) is Microseconds or Nanoseconds ? new PcapFormat(isBigEndian: true)
        : BinaryPrimitives.ReadUInt32LittleEndian(magic) is Microseconds or Nanoseconds ? new PcapFormat(isBigEndian: false)
        : null;

    /// <inheritdoc/>
    public void Read(CaptureReader reader, ReadOnlySpan<byte> record)
    {
        if (!hasHeader)
        {
            ReadHeader(reader, record);
            return;
        }

        var captured = UInt32(record[CapturedAt..]);
        if (captured > CaptureReader.MostFrameOctets)
        {
            reader.Fail(reader.RecordOffset + CapturedAt, CaptureFault.FrameLength, CaptureReader.Number(captured), CaptureReader.MostFrameOctets);
        }
        else if (record.Length < RecordHeaderLength + captured)
        {
            reader.Need(RecordHeaderLength + (int)captured);
        }
        else
        {
            reader.Add(0, record[RecordHeaderLength..], UInt32(record[LengthAt..]));
            reader.Finish(RecordHeaderLength);
        }
    }

    private void ReadHeader(CaptureReader reader, ReadOnlySpan<byte> header)
    {
        var major = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(header[MajorAt..]) : BinaryPrimitives.ReadUInt16LittleEndian(header[MajorAt..]);
        if (major != Major)
        {
            reader.Fail(MajorAt, CaptureFault.Version, CaptureReader.Number(major), Major);
            return;
        }

        // The upper half says whether frames end with a checksum.
        if (reader.LinkOf(UInt32(header[LinkAt..]) & 0xFFFF, LinkAt) is { } link)
        {
            hasHeader = true;
            reader.Add(new ReadInterface(null, link), LinkAt);
            reader.Finish(RecordHeaderLength);
        }
    }

    private uint UInt32(ReadOnlySpan<byte> octets) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);
}
