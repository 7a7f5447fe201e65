using System.Buffers.Binary;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>The options of a TCP header (<c>print-tcp.c</c>). Its quirks are kept: what it prints of impossible options, and the bracket it closes them with.</summary>
internal static class TcpOptionsText
{
    /// <summary>Prints the options; false when nothing may follow because one of them is impossible or cut off.</summary>
    /// <param name="page">Where to print.</param>
    /// <param name="octets">The options as far as they were captured.</param>
    /// <param name="length">Octets of options that the header announces.</param>
    /// <param name="sackBase">What is subtracted from the edges of selective acknowledgements.</param>
    public static bool TryPrint(Page page, ReadOnlySpan<byte> octets, int length, uint sackBase)
    {
        page.Print(", options [");
        var separator = string.Empty;
        for (var at = 0; at < length; separator = ",")
        {
            page.Print(separator);
            var announced = 1;
            if (at >= octets.Length || (octets[at] > 1 && at + 1 >= length))
            {
                // The header ends inside an option: its length is read from whatever comes behind, and is too long in any case.
                return at >= octets.Length || at + 1 >= octets.Length ? Truncated(page) : Bad(page, separator);
            }

            var kind = octets[at];
            if (kind > 1)
            {
                if (at + 1 >= octets.Length)
                {
                    return Truncated(page);
                }

                announced = octets[at + 1];
                if (announced < 2 || at + announced > length)
                {
                    return Bad(page, separator);
                }
            }

            page.Print(NameOf(kind));
            at += kind > 1 ? 2 : 1;
            var dataLength = DataLengthOf(kind, announced);
            if (at + dataLength > length)
            {
                return Bad(page, separator);
            }

            if (at + dataLength > octets.Length)
            {
                Truncated(page);
                page.Print(separator.Length > 0 ? ">" : string.Empty);
                return false;
            }

            PrintValue(page, kind, octets.Slice(at, dataLength), sackBase);
            if (announced != dataLength + (kind > 1 ? 2 : 1))
            {
                page.Print($"[len {announced}]");
            }

            if (kind == 0)
            {
                break;
            }

            at += dataLength;
        }

        page.Print("]");
        return true;
    }

    private static bool Bad(Page page, string separator)
    {
        page.Print("[bad opt]");
        page.Print(separator.Length > 0 ? "]" : string.Empty);
        return false;
    }

    private static bool Truncated(Page page)
    {
        page.PrintTruncated("tcp");
        return false;
    }

    private static string NameOf(byte kind) => kind switch
    {
        0 => "eol",
        1 => "nop",
        2 => "mss",
        3 => "wscale",
        4 => "sackOK",
        5 => "sack",
        8 => "TS",
        _ => $"unknown-{kind}",
    };

    /// <summary>Octets of data that are read, whatever the option's length says.</summary>
    private static int DataLengthOf(byte kind, int announced) => kind switch
    {
        0 or 1 or 4 => 0,
        2 => 2,
        3 => 1,
        8 => 8,
        _ => announced - 2,
    };

    private static void PrintValue(Page page, byte kind, ReadOnlySpan<byte> data, uint sackBase)
    {
        switch (kind)
        {
            case 2:
                page.Print($" {BinaryPrimitives.ReadUInt16BigEndian(data)}");
                break;
            case 3:
                page.Print($" {data[0]}");
                break;
            case 5 when data.Length % 8 != 0:
                page.Print(" invalid sack");
                break;
            case 5:
                page.Print($" {data.Length / 8} ");
                for (var at = 0; at < data.Length; at += 8)
                {
                    var left = BinaryPrimitives.ReadUInt32BigEndian(data[at..]) - sackBase;
                    var right = BinaryPrimitives.ReadUInt32BigEndian(data[(at + 4)..]) - sackBase;
                    page.Print($"{{{left}:{right}}}");
                }

                break;
            case 8:
                page.Print($" val {BinaryPrimitives.ReadUInt32BigEndian(data)} ecr {BinaryPrimitives.ReadUInt32BigEndian(data[4..])}");
                break;
            case > 1 when data.Length > 0:
                page.Print($" 0x{Convert.ToHexStringLower(data)}");
                break;
        }
    }
}
