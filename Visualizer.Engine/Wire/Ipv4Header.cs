using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>IPv4 header (RFC 791 §3.1): 20 octets, then up to 40 of options. The checksum is no part of the meaning: it is computed on emit.</summary>
/// <param name="TypeOfService">DSCP and ECN (RFC 2474, RFC 3168).</param>
/// <param name="TotalLength">Octets of header and content together.</param>
/// <param name="Identification">Groups the fragments of one packet.</param>
/// <param name="DontFragment">The DF flag.</param>
/// <param name="MoreFragments">The MF flag.</param>
/// <param name="FragmentOffset">Place of this fragment, in units of 8 octets, 0…8191.</param>
/// <param name="Ttl">Routers that may still forward it.</param>
/// <param name="Protocol">What it carries.</param>
/// <param name="Source">Sender.</param>
/// <param name="Destination">Receiver.</param>
/// <param name="Options">Raw options with their padding; a multiple of 4 octets, at most 40.</param>
public readonly record struct Ipv4Header(
    byte TypeOfService,
    ushort TotalLength,
    ushort Identification,
    bool DontFragment,
    bool MoreFragments,
    ushort FragmentOffset,
    byte Ttl,
    IpProtocol Protocol,
    Ipv4Address Source,
    Ipv4Address Destination,
    Octets Options = default)
{
    /// <summary>Octets of a header without options.</summary>
    public const int MinimumLengthBytes = 20;

    /// <summary>Octets of the longest header.</summary>
    public const int MaximumLengthBytes = 60;

    internal const int TypeOfServiceAt = 1, TotalLengthAt = 2, IdentificationAt = 4, FragmentAt = 6, TtlAt = 8, ProtocolAt = 9;
    internal const int ChecksumAt = 10, SourceAt = 12, DestinationAt = 16, OptionsAt = 20;
    internal const ushort DontFragmentBit = 0x4000, MoreFragmentsBit = 0x2000, OffsetMask = 0x1FFF;

    /// <summary>Octets of this header with its options.</summary>
    public int HeaderLength => MinimumLengthBytes + Options.Length;

    /// <summary>Reads a header; false when octets are missing, the version is not 4 or a length contradicts itself. The checksum is not verified.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out Ipv4Header header)
    {
        header = default;
        if (ProblemOf(octets) is not null)
        {
            return false;
        }

        var fragment = BinaryPrimitives.ReadUInt16BigEndian(octets[FragmentAt..]);
        header = new Ipv4Header(
            octets[TypeOfServiceAt],
            (ushort)Ipv4Packet.TotalLengthOf(octets),
            BinaryPrimitives.ReadUInt16BigEndian(octets[IdentificationAt..]),
            (fragment & DontFragmentBit) != 0,
            (fragment & MoreFragmentsBit) != 0,
            (ushort)(fragment & OffsetMask),
            octets[TtlAt],
            Ipv4Packet.ProtocolOf(octets),
            Ipv4Packet.SourceOf(octets),
            Ipv4Packet.DestinationOf(octets),
            new Octets(octets[OptionsAt..Ipv4Packet.HeaderLengthOf(octets)]));
        return true;
    }

    /// <summary>Writes the header with its checksum to the start of <paramref name="octets"/>.</summary>
    /// <exception cref="InvalidOperationException">The options are not a multiple of 4 octets or more than 40.</exception>
    public void Emit(Span<byte> octets)
    {
        if (Options.Length % 4 != 0 || HeaderLength > MaximumLengthBytes)
        {
            throw new InvalidOperationException($"IPv4 options of {Options.Length} octets cannot be written.");
        }

        octets[0] = (byte)(0x40 | (HeaderLength / 4));
        octets[TypeOfServiceAt] = TypeOfService;
        BinaryPrimitives.WriteUInt16BigEndian(octets[TotalLengthAt..], TotalLength);
        BinaryPrimitives.WriteUInt16BigEndian(octets[IdentificationAt..], Identification);
        var flags = (DontFragment ? DontFragmentBit : 0) | (MoreFragments ? MoreFragmentsBit : 0);
        BinaryPrimitives.WriteUInt16BigEndian(octets[FragmentAt..], (ushort)(flags | (FragmentOffset & OffsetMask)));
        octets[TtlAt] = Ttl;
        octets[ProtocolAt] = (byte)Protocol;
        BinaryPrimitives.WriteUInt16BigEndian(octets[ChecksumAt..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(octets[SourceAt..], Source.Value);
        BinaryPrimitives.WriteUInt32BigEndian(octets[DestinationAt..], Destination.Value);
        Options.Span.CopyTo(octets[OptionsAt..]);
        BinaryPrimitives.WriteUInt16BigEndian(octets[ChecksumAt..], InternetChecksum.Of(octets[..HeaderLength]));
    }

    /// <summary>The field table, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Bits("Version", 0, 4, static value => FieldTable.Decimal(value));
        table.Bits("Header length", 4, 4, static value => FieldTable.Decimal(value * 4));
        table.Bits("DSCP", 8, 6, static value => FieldTable.Decimal(value));
        table.Bits("ECN", 14, 2, static value => FieldTable.Decimal(value));
        table.Number("Total length", TotalLengthAt, 2);
        table.Hex("Identification", IdentificationAt, 2);
        table.Flag("Reserved", FragmentAt * 8);
        table.Flag("Don't fragment", (FragmentAt * 8) + 1);
        table.Flag("More fragments", (FragmentAt * 8) + 2);
        table.Bits("Fragment offset", (FragmentAt * 8) + 3, 13, static value => FieldTable.Decimal(value * 8));
        table.Number("TTL", TtlAt, 1);
        table.Named("Protocol", ProtocolAt, 1, static value => Show((IpProtocol)value));
        table.Checksum("Header checksum", ChecksumAt, ExpectedChecksum(octets));
        table.Address("Source", SourceAt);
        table.Address("Destination", DestinationAt);
        if (octets.Length > OptionsAt && (octets[0] & 15) > 5)
        {
            AddOptions(table, octets[OptionsAt..Math.Min((octets[0] & 15) * 4, octets.Length)]);
        }

        return table.Build();
    }

    private static void AddOptions(FieldTable table, ReadOnlySpan<byte> options)
    {
        var at = 0;
        if (DsrOption.TryParseIpv4(options, out var dsr))
        {
            table.Hex("Option type", OptionsAt, 1);
            table.Number("Option length", OptionsAt + 1, 1);
            table.Text("DSR port", (OptionsAt + DsrOption.PortAt) * 8, 16, FieldTable.Decimal(dsr.Port));
            table.Text("DSR address", (OptionsAt + DsrOption.AddressAt) * 8, 32, dsr.Address.ToString());
            at = DsrOption.Ipv4LengthBytes;
        }

        table.Run("Options", OptionsAt + at, options.Length - at);
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        var fields = Fields(octets);
        if (isIncomplete && octets.Length < MinimumLengthBytes)
        {
            return LayerReading.TooShort("IPv4", octets.Length, MinimumLengthBytes, fields, isIncomplete);
        }

        if (ProblemOf(octets) is { } problem)
        {
            return LayerReading.Malformed(fields, problem);
        }

        var total = Ipv4Packet.TotalLengthOf(octets);
        if (total > octets.Length && !isIncomplete)
        {
            return LayerReading.Malformed(fields, Invariant($"IPv4: total length is {total}, but only {octets.Length} octets are there"));
        }

        var headerLength = Ipv4Packet.HeaderLengthOf(octets);
        var next = Ipv4Packet.FragmentOffsetOf(octets) != 0 ? LayerKind.Payload : Layers.Next(Ipv4Packet.ProtocolOf(octets));
        return new LayerReading(headerLength, fields, next, total - headerLength, isIncomplete || Ipv4Packet.IsFragment(octets), null);
    }

    private static string? ProblemOf(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < MinimumLengthBytes)
        {
            return Invariant($"IPv4: {octets.Length} octets are there, at least {MinimumLengthBytes} are needed");
        }

        if (octets[0] >> 4 != 4)
        {
            return Invariant($"IPv4: version is {octets[0] >> 4}");
        }

        var headerLength = Ipv4Packet.HeaderLengthOf(octets);
        if (headerLength < MinimumLengthBytes || headerLength > octets.Length)
        {
            return Invariant($"IPv4: header length is {headerLength}, it must be {MinimumLengthBytes} to {Math.Min(octets.Length, MaximumLengthBytes)}");
        }

        var total = Ipv4Packet.TotalLengthOf(octets);
        return total < headerLength ? Invariant($"IPv4: total length is {total}, less than the header's {headerLength}") : null;
    }

    private static ushort? ExpectedChecksum(ReadOnlySpan<byte> octets)
    {
        if (ProblemOf(octets) is not null)
        {
            return null;
        }

        var sum = InternetChecksum.Sum(octets[..ChecksumAt]);
        return InternetChecksum.Finish(InternetChecksum.Sum(octets[SourceAt..Ipv4Packet.HeaderLengthOf(octets)], sum));
    }

    private static string Show(IpProtocol protocol) => protocol switch
    {
        IpProtocol.Icmp => "ICMP 1",
        IpProtocol.Ipv4 => "IPv4 4",
        IpProtocol.Tcp => "TCP 6",
        IpProtocol.Udp => "UDP 17",
        IpProtocol.Esp => "ESP 50",
        _ => FieldTable.Decimal((ulong)protocol),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
