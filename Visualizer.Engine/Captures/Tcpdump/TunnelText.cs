using System.Buffers.Binary;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>VXLAN and Geneve (<c>print-otv.c</c>, <c>print-vxlan.c</c>, <c>print-geneve.c</c>).</summary>
internal static class TunnelText
{
    private const int GeneveOptionHeaderBytes = 4;

    /// <summary>Port 8472 is OTV to tcpdump, whose header has the same shape: what it calls instance is the VNI.</summary>
    public static void PrintOtv(Page page, ReadOnlySpan<byte> octets, int length)
    {
        page.Print("OTV, ");
        if (length < VxlanHeader.LengthBytes)
        {
            page.Print(" (invalid)");
            return;
        }

        // Field by field: what is there is printed before the missing one is noticed.
        if (octets.Length < 1)
        {
            page.PrintTruncated("otv");
            return;
        }

        page.Print($"flags [{((octets[0] & 0x08) != 0 ? "I" : ".")}] (0x{octets[0]:x2}), ");
        if (octets.Length < 4)
        {
            page.PrintTruncated("otv");
            return;
        }

        page.Print($"overlay {BinaryPrimitives.ReadUInt32BigEndian(octets) & 0xFFFFFF}, ");
        if (octets.Length < 7)
        {
            page.PrintTruncated("otv");
            return;
        }

        page.Print($"instance {BinaryPrimitives.ReadUInt32BigEndian(octets[3..]) & 0xFFFFFF}\n");
        if (octets.Length < VxlanHeader.LengthBytes)
        {
            page.PrintTruncated("otv");
            return;
        }

        EthernetText.Print(page, octets[VxlanHeader.LengthBytes..], length - VxlanHeader.LengthBytes);
    }

    /// <summary>VXLAN on the port of IANA, 4789.</summary>
    public static void PrintVxlan(Page page, ReadOnlySpan<byte> octets, int length)
    {
        page.Print("VXLAN");
        if (length < VxlanHeader.LengthBytes)
        {
            page.Print(" (invalid)");
            return;
        }

        if (octets.Length < 1)
        {
            page.PrintTruncated("vxlan");
            return;
        }

        page.Print($", flags [{((octets[0] & 0x08) != 0 ? "I" : "invalid")}] (0x{octets[0]:x2}), ");
        if (octets.Length < 7)
        {
            page.PrintTruncated("vxlan");
            return;
        }

        page.Print($"vni {BinaryPrimitives.ReadUInt32BigEndian(octets[3..]) & 0xFFFFFF}\n");
        if (octets.Length < VxlanHeader.LengthBytes)
        {
            page.PrintTruncated("vxlan");
            return;
        }

        EthernetText.Print(page, octets[VxlanHeader.LengthBytes..], length - VxlanHeader.LengthBytes);
    }

    public static void PrintGeneve(Page page, ReadOnlySpan<byte> octets, int length)
    {
        page.Print("Geneve");
        if (octets.Length < GeneveHeader.MinimumLengthBytes)
        {
            page.PrintTruncated("geneve");
            return;
        }

        if (octets[0] >> 6 != 0)
        {
            page.Print($" ERROR: unknown-version {octets[0] >> 6}");
            return;
        }

        var protocol = (EtherType)BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        page.Print($", Flags [{GeneveFlags(octets[1])}], vni 0x{BinaryPrimitives.ReadUInt32BigEndian(octets[4..]) >> 8:x}");
        if (octets[7] != 0)
        {
            page.Print($", rsvd 0x{octets[7]:x}");
        }

        if (page.Style.HasLinkLevel)
        {
            var name = EthernetText.NameOf(protocol);
            page.Print($", proto {(name == "Unknown" ? "unknown" : name)} (0x{(ushort)protocol:x4})");
        }

        length -= GeneveHeader.MinimumLengthBytes;
        var optionsLength = (octets[0] & 0x3F) * 4;
        if (length < optionsLength)
        {
            page.Print($" truncated-geneve - {optionsLength - length} bytes missing");
            return;
        }

        octets = octets[GeneveHeader.MinimumLengthBytes..];
        if (octets.Length < optionsLength)
        {
            page.PrintTruncated("geneve");
            return;
        }

        if (optionsLength > 0)
        {
            page.Print($", options [{(page.IsVerbose ? GeneveOptions(octets[..optionsLength], page.IsVeryVerbose) : $"{optionsLength} bytes")}]");
        }

        page.Print(page.IsVerbose ? "\n\t" : ": ");
        octets = octets[optionsLength..];
        length -= optionsLength;
        if (protocol == EtherType.TransparentEthernet)
        {
            EthernetText.Print(page, octets, length);
        }
        else if (!EthernetText.TryPrintPayload(page, protocol, octets, length))
        {
            page.Print($"geneve-proto-0x{(ushort)protocol:x}");
        }
    }

    /// <summary>Options one by one: class, type with C where it is critical, length with its header, and with <c>-vv</c> what is in them.</summary>
    private static string GeneveOptions(ReadOnlySpan<byte> octets, bool hasData)
    {
        var options = new List<string>();
        while (octets.Length >= GeneveOptionHeaderBytes)
        {
            var (family, type) = (BinaryPrimitives.ReadUInt16BigEndian(octets), octets[2]);
            var length = Math.Min(octets.Length, GeneveOptionHeaderBytes + ((octets[3] & 0x1F) * 4));
            var words = new List<string>();
            for (var at = GeneveOptionHeaderBytes; at < length; at += 4)
            {
                words.Add(Convert.ToHexStringLower(octets[at..(at + 4)]));
            }

            var name = family == 0x0100 ? "Linux" : "Unknown";
            var data = hasData && words.Count > 0 ? $" data {string.Join(' ', words)}" : string.Empty;
            options.Add($"class {name} (0x{family:x}) type 0x{type:x}{((type & 0x80) != 0 ? "(C)" : string.Empty)} len {length}{data}");
            octets = octets[length..];
        }

        return string.Join(", ", options);
    }

    private static string GeneveFlags(byte flags)
    {
        if (flags == 0)
        {
            return "none";
        }

        string[] names = ["O", "C", "R1", "R2", "R3", "R4", "R5", "R6"];
        return string.Concat(names.Where((_, bit) => (flags & (0x80 >> bit)) != 0));
    }
}
