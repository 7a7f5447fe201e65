using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Captures.Reading;

/// <summary>Reads a pcap or pcapng file that comes piece by piece. Total: whatever the octets are, it ends with frames or a problem.</summary>
/// <remarks>
/// It holds no more than the frames that it has read, which the limits bound, and one unfinished record. Formats: draft-ietf-opsawg-pcap and
/// draft-ietf-opsawg-pcapng, both byte orders, microseconds and nanoseconds.
/// </remarks>
public sealed class CaptureReader
{
    /// <summary>Octets that a file may have.</summary>
    public const int MostOctets = 16 * 1024 * 1024;

    /// <summary>Frames that a file may have.</summary>
    public const int MostFrames = 20_000;

    /// <summary>Interfaces that a file may have.</summary>
    public const int MostInterfaces = 1_000;

    /// <summary>Octets that a frame may have: the largest snapshot length of tcpdump and Wireshark.</summary>
    public const int MostFrameOctets = 262_144;

    private const int MagicLength = 4;

    private readonly ImmutableArray<ReadInterface>.Builder interfaces = ImmutableArray.CreateBuilder<ReadInterface>();
    private readonly ImmutableArray<ReadFrame>.Builder frames = ImmutableArray.CreateBuilder<ReadFrame>();
    private byte[] pending = new byte[512];
    private int pendingLength;
    private int needed = MagicLength;
    private long skipped;
    private long skippedFrom;
    private long offset;
    private ICaptureFormat? format;
    private CaptureProblem? problem;

    /// <summary>Whether the file cannot be read further.</summary>
    public bool HasFailed => problem is not null;

    /// <summary>Where the present record starts in the file.</summary>
    internal long RecordOffset => skipped > 0 ? skippedFrom : offset - pendingLength;

    /// <summary>Interfaces so far.</summary>
    internal int InterfaceCount => interfaces.Count;

    /// <summary>Reads on. After a problem nothing more is read.</summary>
    public void Read(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty && problem is null)
        {
            if (offset >= MostOctets)
            {
                Fail(offset, CaptureFault.TooLarge, "", MostOctets);
                return;
            }

            var count = (int)Math.Min(piece.Length, Math.Min(MostOctets - offset, skipped > 0 ? skipped : needed - pendingLength));
            if (skipped > 0)
            {
                skipped -= count;
            }
            else
            {
                Keep(piece[..count]);
            }

            offset += count;
            piece = piece[count..];
            Advance();
        }
    }

    /// <summary>The file is at its end.</summary>
    public ReadCapture End()
    {
        if (problem is null && (format is null || pendingLength > 0 || skipped > 0))
        {
            if (format is null)
            {
                Fail(0, CaptureFault.NotACapture, Convert.ToHexStringLower(pending.AsSpan(0, pendingLength)));
            }
            else
            {
                var found = offset - RecordOffset;
                Fail(RecordOffset, CaptureFault.Truncated, Number(found), skipped > 0 ? found + skipped : needed);
            }
        }

        return new ReadCapture(interfaces.ToImmutable(), frames.ToImmutable(), problem);
    }

    /// <summary>Says that the record needs more octets before it can be read.</summary>
    internal void Need(int octets) => needed = octets;

    /// <summary>The record is read; the next one starts behind so many further octets, with its first ones.</summary>
    internal void Finish(int nextNeeded, long skip = 0)
    {
        skippedFrom = RecordOffset;
        pendingLength = 0;
        needed = nextNeeded;
        skipped = skip;
    }

    /// <summary>Adds an interface.</summary>
    internal void Add(ReadInterface described, long at)
    {
        if (interfaces.Count == MostInterfaces)
        {
            Fail(at, CaptureFault.TooManyInterfaces, "", MostInterfaces);
            return;
        }

        interfaces.Add(described);
    }

    /// <summary>Adds a frame.</summary>
    internal void Add(int of, ReadOnlySpan<byte> octets, long length)
    {
        if (frames.Count == MostFrames)
        {
            Fail(RecordOffset, CaptureFault.TooManyFrames, "", MostFrames);
            return;
        }

        frames.Add(new ReadFrame(of, octets.ToArray(), Math.Max(length, octets.Length)));
    }

    /// <summary>What frames start with, where it can be compared; null with a problem.</summary>
    internal LinkType? LinkOf(uint number, long at)
    {
        switch (number)
        {
            case (uint)LinkType.Ethernet or (uint)LinkType.Raw or (uint)LinkType.LinuxSll or (uint)LinkType.LinuxSll2:
                return (LinkType)number;
            default:
                Fail(at, CaptureFault.LinkType, Number(number));
                return null;
        }
    }

    /// <summary>The file cannot be read further.</summary>
    internal void Fail(long at, CaptureFault fault, string found, long? expected = null) =>
        problem ??= new CaptureProblem(at, fault, found, expected is { } number ? Number(number) : "");

    /// <summary>A number as problems show it.</summary>
    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Keep(ReadOnlySpan<byte> octets)
    {
        if (pendingLength + octets.Length > pending.Length)
        {
            // Grown as octets come, never because a length says so.
            Array.Resize(ref pending, Math.Max(pendingLength + octets.Length, pending.Length * 2));
        }

        octets.CopyTo(pending.AsSpan(pendingLength));
        pendingLength += octets.Length;
    }

    private void Advance()
    {
        while (problem is null && skipped == 0 && pendingLength == needed)
        {
            var record = pending.AsSpan(0, pendingLength);
            if (format is not null)
            {
                format.Read(this, record);
            }
            else if ((format = (ICaptureFormat?)PcapFormat.Of(record) ?? PcapngFormat.Of(record)) is { } known)
            {
                needed = known.FirstNeeded;
            }
            else
            {
                Fail(0, CaptureFault.NotACapture, Convert.ToHexStringLower(record));
            }
        }
    }
}

/// <summary>One of the two formats of capture files.</summary>
internal interface ICaptureFormat
{
    /// <summary>Octets of the file's first record that have to be there before anything can be read.</summary>
    int FirstNeeded { get; }

    /// <summary>Reads the record as far as it is there: asks for more of it, finishes it, or fails.</summary>
    void Read(CaptureReader reader, ReadOnlySpan<byte> record);
}
