using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>TCP header (RFC 9293 §3.1): 20 octets, up to 40 of options, then the payload.</summary>
/// <param name="SourcePort">Sender's port.</param>
/// <param name="DestinationPort">Receiver's port.</param>
/// <param name="Sequence">Number of the first octet of payload, or of SYN.</param>
/// <param name="Acknowledgment">Next octet expected; counts only with ACK.</param>
/// <param name="Flags">Control bits.</param>
/// <param name="Window">Octets the sender takes, before scaling.</param>
/// <param name="Checksum">Over pseudo-header, header and payload. Kept as it is on parse and emit; <see cref="WriteChecksum"/> computes it.</param>
/// <param name="UrgentPointer">Counts only with URG.</param>
/// <param name="Options">Options.</param>
public readonly record struct TcpHeader(
    ushort SourcePort,
    ushort DestinationPort,
    uint Sequence,
    uint Acknowledgment,
    TcpFlags Flags,
    ushort Window,
    ushort Checksum = 0,
    ushort UrgentPointer = 0,
    TcpOptions Options = default)
{
    /// <summary>Octets of a header without options.</summary>
    public const int MinimumLengthBytes = 20;

    private const int SourcePortAt = 0, DestinationPortAt = 2, SequenceAt = 4, AcknowledgmentAt = 8, DataOffsetAt = 12, FlagsAt = 13;
    private const int WindowAt = 14, ChecksumAt = 16, UrgentPointerAt = 18, OptionsAt = 20;

    /// <summary>Octets of this header with its options.</summary>
    public int HeaderLength => MinimumLengthBytes + Options.LengthBytes;

    /// <summary>Reads a header; false when octets are missing, the data offset is below 5 or an option runs past the end.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out TcpHeader header)
    {
        header = default;
        if (ProblemOf(octets) is not null)
        {
            return false;
        }

        header = new TcpHeader(
            SourcePortOf(octets),
            DestinationPortOf(octets),
            SequenceOf(octets),
            AcknowledgmentOf(octets),
            FlagsOf(octets),
            WindowOf(octets),
            BinaryPrimitives.ReadUInt16BigEndian(octets[ChecksumAt..]),
            BinaryPrimitives.ReadUInt16BigEndian(octets[UrgentPointerAt..]),
            new TcpOptions(new Octets(octets[OptionsAt..HeaderLengthOf(octets)])));
        return true;
    }

    /// <summary>Writes header and options to the start of <paramref name="octets"/>.</summary>
    /// <exception cref="InvalidOperationException">The options are not a multiple of 4 octets or more than 40.</exception>
    public void Emit(Span<byte> octets)
    {
        if (Options.LengthBytes % 4 != 0 || Options.LengthBytes > 40)
        {
            throw new InvalidOperationException($"TCP options of {Options.LengthBytes} octets cannot be written.");
        }

        BinaryPrimitives.WriteUInt16BigEndian(octets[SourcePortAt..], SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(octets[DestinationPortAt..], DestinationPort);
        BinaryPrimitives.WriteUInt32BigEndian(octets[SequenceAt..], Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(octets[AcknowledgmentAt..], Acknowledgment);
        octets[DataOffsetAt] = (byte)(HeaderLength / 4 << 4);
        octets[FlagsAt] = (byte)Flags;
        BinaryPrimitives.WriteUInt16BigEndian(octets[WindowAt..], Window);
        BinaryPrimitives.WriteUInt16BigEndian(octets[ChecksumAt..], Checksum);
        BinaryPrimitives.WriteUInt16BigEndian(octets[UrgentPointerAt..], UrgentPointer);
        Options.Raw.Span.CopyTo(octets[OptionsAt..]);
    }

    /// <summary>Source port of a segment.</summary>
    public static ushort SourcePortOf(ReadOnlySpan<byte> segment) => BinaryPrimitives.ReadUInt16BigEndian(segment[SourcePortAt..]);

    /// <summary>Destination port of a segment.</summary>
    public static ushort DestinationPortOf(ReadOnlySpan<byte> segment) => BinaryPrimitives.ReadUInt16BigEndian(segment[DestinationPortAt..]);

    /// <summary>Sequence number of a segment.</summary>
    public static uint SequenceOf(ReadOnlySpan<byte> segment) => BinaryPrimitives.ReadUInt32BigEndian(segment[SequenceAt..]);

    /// <summary>Acknowledgement number of a segment.</summary>
    public static uint AcknowledgmentOf(ReadOnlySpan<byte> segment) => BinaryPrimitives.ReadUInt32BigEndian(segment[AcknowledgmentAt..]);

    /// <summary>Octets of header and options.</summary>
    public static int HeaderLengthOf(ReadOnlySpan<byte> segment) => (segment[DataOffsetAt] >> 4) * 4;

    /// <summary>Control bits of a segment.</summary>
    public static TcpFlags FlagsOf(ReadOnlySpan<byte> segment) => (TcpFlags)segment[FlagsAt];

    /// <summary>Window of a segment, before scaling.</summary>
    public static ushort WindowOf(ReadOnlySpan<byte> segment) => BinaryPrimitives.ReadUInt16BigEndian(segment[WindowAt..]);

    /// <summary>Sets the source port and corrects the checksum, if that is there: an ICMP error may quote 8 octets only.</summary>
    public static void SetSourcePort(Span<byte> segment, ushort port) => SetPort(segment, SourcePortAt, port);

    /// <summary>Sets the destination port and corrects the checksum, if that is there.</summary>
    public static void SetDestinationPort(Span<byte> segment, ushort port) => SetPort(segment, DestinationPortAt, port);

    /// <summary>Computes the checksum of a whole segment and writes it.</summary>
    public static void WriteChecksum(Span<byte> segment, Ipv4Address source, Ipv4Address destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(segment[ChecksumAt..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(
            segment[ChecksumAt..], InternetChecksum.OfTransport(source, destination, IpProtocol.Tcp, segment));
    }

    /// <summary>Whether the checksum of a whole segment is right.</summary>
    public static bool HasValidChecksum(ReadOnlySpan<byte> segment, Ipv4Address source, Ipv4Address destination) =>
        InternetChecksum.OfTransport(source, destination, IpProtocol.Tcp, segment) == 0;

    /// <summary>The field table, as far as the octets reach; one row per option.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Number("Source port", SourcePortAt, 2);
        table.Number("Destination port", DestinationPortAt, 2);
        table.Number("Sequence number", SequenceAt, 4);
        table.Number("Acknowledgment number", AcknowledgmentAt, 4);
        table.Bits("Header length", DataOffsetAt * 8, 4, static value => FieldTable.Decimal(value * 4));
        string[] flags = ["CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"];
        for (var bit = 0; bit < flags.Length; bit++)
        {
            table.Flag(flags[bit], (FlagsAt * 8) + bit);
        }

        table.Number("Window", WindowAt, 2);
        table.Hex("Checksum", ChecksumAt, 2);
        table.Number("Urgent pointer", UrgentPointerAt, 2);
        if (octets.Length > OptionsAt)
        {
            TcpOptions.TryList(octets[OptionsAt..Math.Clamp(HeaderLengthOf(octets), OptionsAt, octets.Length)], out var options);
            foreach (var option in options)
            {
                table.Text("Option", (OptionsAt + option.Offset) * 8, option.LengthBytes * 8, option.ToString());
            }
        }

        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        var fields = Fields(octets);
        if (isIncomplete && (octets.Length < MinimumLengthBytes || octets.Length < HeaderLengthOf(octets)))
        {
            return LayerReading.TooShort("TCP", octets.Length, MinimumLengthBytes, fields, isIncomplete);
        }

        return ProblemOf(octets) is { } problem
            ? LayerReading.Malformed(fields, problem)
            : LayerReading.Header(HeaderLengthOf(octets), fields, LayerKind.Payload, isIncomplete);
    }

    internal static void AddressChanged(Span<byte> segment, uint before, uint after)
    {
        if (segment.Length < UrgentPointerAt)
        {
            return;
        }

        var checksum = BinaryPrimitives.ReadUInt16BigEndian(segment[ChecksumAt..]);
        BinaryPrimitives.WriteUInt16BigEndian(segment[ChecksumAt..], InternetChecksum.Update(checksum, before, after));
    }

    private static void SetPort(Span<byte> segment, int at, ushort port)
    {
        var before = BinaryPrimitives.ReadUInt16BigEndian(segment[at..]);
        BinaryPrimitives.WriteUInt16BigEndian(segment[at..], port);
        AddressChanged(segment, before, port);
    }

    private static string? ProblemOf(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < MinimumLengthBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"TCP: {octets.Length} octets are there, at least {MinimumLengthBytes} are needed");
        }

        var length = HeaderLengthOf(octets);
        if (length < MinimumLengthBytes || length > octets.Length)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"TCP: header length is {length}, it must be {MinimumLengthBytes} to {Math.Min(octets.Length, 60)}");
        }

        return TcpOptions.TryList(octets[OptionsAt..length], out _) ? null : "TCP: an option has no valid length";
    }
}
