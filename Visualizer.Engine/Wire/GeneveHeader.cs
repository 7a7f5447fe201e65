using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Wire;

/// <summary>One option of a Geneve header (RFC 8926 §3.5): class, type, length in words, data.</summary>
/// <param name="Class">Who defines the type; 0x014B is Cilium's (<c>bpf/lib/nodeport.h DSR_GENEVE_OPT_CLASS</c>).</param>
/// <param name="Type">Type within the class; its high bit makes the option critical.</param>
/// <param name="Data">Data; a multiple of 4 octets, at most 124.</param>
public readonly record struct GeneveOption(ushort Class, byte Type, Octets Data)
{
    /// <summary>Octets in front of the data.</summary>
    public const int HeaderLengthBytes = 4;

    /// <summary>Octets of the whole option.</summary>
    public int LengthBytes => HeaderLengthBytes + Data.Length;

    /// <summary>Whether a receiver that does not know the option must drop the packet.</summary>
    public bool IsCritical => Type >= 0x80;

    /// <summary>Writes the option to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets, Class);
        octets[2] = Type;
        octets[3] = (byte)(Data.Length / 4);
        Data.Span.CopyTo(octets[HeaderLengthBytes..]);
    }
}

/// <summary>Geneve header (RFC 8926 §3.4): 8 octets, up to 252 of options, then the inner frame or packet.</summary>
/// <remarks>Carried in UDP port 6081.</remarks>
/// <param name="Vni">Virtual network identifier, 0…2²⁴−1. Cilium carries the source's security identity here.</param>
/// <param name="Protocol">What follows; Cilium's device sends Ethernet frames.</param>
/// <param name="Options">Raw options, a multiple of 4 octets.</param>
/// <param name="IsControl">The O flag: a control packet.</param>
/// <param name="HasCriticalOptions">The C flag.</param>
public readonly record struct GeneveHeader(
    uint Vni, EtherType Protocol, Octets Options = default, bool IsControl = false, bool HasCriticalOptions = false)
{
    /// <summary>Octets without options.</summary>
    public const int MinimumLengthBytes = 8;

    /// <summary>UDP destination port (IANA).</summary>
    public const ushort Port = 6081;

    private const int VersionAt = 0, FlagsAt = 1, ProtocolAt = 2, VniAt = 4, OptionsAt = 8;
    private const byte ControlBit = 0x80, CriticalBit = 0x40;

    /// <summary>Octets of this header with its options.</summary>
    public int HeaderLength => MinimumLengthBytes + Options.Length;

    /// <summary>A header with these options, in order; the C flag follows from them.</summary>
    public static GeneveHeader Create(uint vni, EtherType protocol, params ReadOnlySpan<GeneveOption> options)
    {
        var length = 0;
        var critical = false;
        foreach (var option in options)
        {
            length += option.LengthBytes;
            critical |= option.IsCritical;
        }

        Span<byte> octets = new byte[length];
        var at = 0;
        foreach (var option in options)
        {
            option.Emit(octets[at..]);
            at += option.LengthBytes;
        }

        return new GeneveHeader(vni, protocol, new Octets(octets), HasCriticalOptions: critical);
    }

    /// <summary>Reads a header; false when octets are missing, the version is not 0 or an option runs past the end.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out GeneveHeader header)
    {
        header = default;
        if (ProblemOf(octets) is not null)
        {
            return false;
        }

        header = new GeneveHeader(
            BinaryPrimitives.ReadUInt32BigEndian(octets[VniAt..]) >> 8,
            (EtherType)BinaryPrimitives.ReadUInt16BigEndian(octets[ProtocolAt..]),
            new Octets(octets[OptionsAt..HeaderLengthOf(octets)]),
            (octets[FlagsAt] & ControlBit) != 0,
            (octets[FlagsAt] & CriticalBit) != 0);
        return true;
    }

    /// <summary>Writes header and options to the start of <paramref name="octets"/>.</summary>
    /// <exception cref="InvalidOperationException">The options are not a multiple of 4 octets or more than 252.</exception>
    public void Emit(Span<byte> octets)
    {
        if (Options.Length % 4 != 0 || Options.Length > 252)
        {
            throw new InvalidOperationException($"Geneve options of {Options.Length} octets cannot be written.");
        }

        octets[VersionAt] = (byte)(Options.Length / 4);
        octets[FlagsAt] = (byte)((IsControl ? ControlBit : 0) | (HasCriticalOptions ? CriticalBit : 0));
        BinaryPrimitives.WriteUInt16BigEndian(octets[ProtocolAt..], (ushort)Protocol);
        BinaryPrimitives.WriteUInt32BigEndian(octets[VniAt..], Vni << 8);
        Options.Span.CopyTo(octets[OptionsAt..]);
    }

    /// <summary>The options in order; false when one runs past the end.</summary>
    public bool TryList(out ImmutableArray<GeneveOption> options) => TryList(Options.Span, out options);

    /// <summary>The field table, as far as the octets reach; four rows per option.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Bits("Version", 0, 2, static value => FieldTable.Decimal(value));
        table.Bits("Options length", 2, 6, static value => FieldTable.Decimal(value * 4));
        table.Flag("O (control)", 8);
        table.Flag("C (critical options)", 9);
        table.Named("Protocol type", ProtocolAt, 2, static value => EthernetHeader.Show((EtherType)value));
        table.Number("VNI", VniAt, 3);
        table.Hex("Reserved", 7, 1);
        if (octets.Length > OptionsAt)
        {
            TryList(octets[OptionsAt..Math.Min(HeaderLengthOf(octets), octets.Length)], out var options);
            var at = OptionsAt;
            foreach (var option in options)
            {
                table.Hex("Option class", at, 2);
                table.Hex("Option type", at + 2, 1);
                table.Named("Option length", at + 3, 1, static value => FieldTable.Decimal((value & 31) * 4));
                table.Run("Option data", at + GeneveOption.HeaderLengthBytes, option.Data.Length);
                at += option.LengthBytes;
            }
        }

        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        var fields = Fields(octets);
        if (isIncomplete && (octets.Length < MinimumLengthBytes || octets.Length < HeaderLengthOf(octets)))
        {
            return LayerReading.TooShort("Geneve", octets.Length, MinimumLengthBytes, fields, isIncomplete);
        }

        return ProblemOf(octets) is { } problem
            ? LayerReading.Malformed(fields, problem)
            : LayerReading.Header(HeaderLengthOf(octets), fields, Layers.Next((EtherType)BinaryPrimitives.ReadUInt16BigEndian(octets[ProtocolAt..])), isIncomplete);
    }

    internal static int HeaderLengthOf(ReadOnlySpan<byte> octets) => MinimumLengthBytes + ((octets[VersionAt] & 0x3F) * 4);

    private static bool TryList(ReadOnlySpan<byte> octets, out ImmutableArray<GeneveOption> options)
    {
        var list = ImmutableArray.CreateBuilder<GeneveOption>();
        while (octets.Length >= GeneveOption.HeaderLengthBytes)
        {
            var length = GeneveOption.HeaderLengthBytes + ((octets[3] & 31) * 4);
            if (length > octets.Length)
            {
                break;
            }

            list.Add(new GeneveOption(
                BinaryPrimitives.ReadUInt16BigEndian(octets), octets[2], new Octets(octets[GeneveOption.HeaderLengthBytes..length])));
            octets = octets[length..];
        }

        options = list.ToImmutable();
        return octets.IsEmpty;
    }

    private static string? ProblemOf(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < MinimumLengthBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Geneve: {octets.Length} octets are there, at least {MinimumLengthBytes} are needed");
        }

        if (octets[VersionAt] >> 6 != 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Geneve: version is {octets[VersionAt] >> 6}");
        }

        var length = HeaderLengthOf(octets);
        if (length > octets.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Geneve: header and options are {length} octets, {octets.Length} are there");
        }

        return TryList(octets[OptionsAt..length], out _) ? null : "Geneve: an option runs past the end of the options";
    }
}
