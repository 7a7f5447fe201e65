using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Matching;

/// <summary>A field of a frame that depends on the path.</summary>
/// <param name="Layer">Header that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as people read it.</param>
public readonly record struct ShapeField(LayerKind Layer, string Name, string Value);

/// <summary>What in a frame is the path's and not the run's: two runs of one flow have equal shapes.</summary>
/// <remarks>
/// Left out are IP identifications, ephemeral ports, echo identifiers, sequence and acknowledgement numbers, windows after the handshake,
/// TCP time stamps, checksums, what is encrypted (its length stays), and of payloads all but their length and first line of text.
/// </remarks>
public sealed class FrameShape
{
    // net.ipv4.ip_local_port_range starts here, and so does what Cilium's SNAT and tunnels choose from. NodePorts end below.
    private const int FirstEphemeralPort = 32768;
    private const int LongestLine = 200;

    private FrameShape(ImmutableArray<ShapeField> fields) => Fields = fields;

    /// <summary>The fields, outermost header first.</summary>
    public ImmutableArray<ShapeField> Fields { get; }

    /// <summary>A short text that equal shapes share and others do not; frames by the thousand are told apart by it.</summary>
    public string Digest() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Fields.Select(field => $"{field.Layer}\t{field.Name}\t{field.Value}")))));

    /// <summary>The shape of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="link">What it starts with.</param>
    /// <param name="hasAddresses">Whether the addresses of the link layer belong to the shape.</param>
    public static FrameShape Of(ReadOnlySpan<byte> frame, LinkType link, bool hasAddresses)
    {
        var ethernet = link == LinkType.Ethernet ? frame : AsEthernet(frame, link);
        var layers = Dissector.Dissect(ethernet, FrameStart.Ethernet);
        var fields = ImmutableArray.CreateBuilder<ShapeField>();
        for (var index = 0; index < layers.Length; index++)
        {
            var layer = layers[index];
            var isOuterEthernet = index == 0 && layer.Kind == LayerKind.Ethernet;
            switch (layer.Kind)
            {
                case LayerKind.Padding:
                    break;
                case LayerKind.Payload:
                    fields.Add(new ShapeField(layer.Kind, "Length", Number(layer.Length)));
                    if (FirstLine(ethernet.Slice(layer.Offset, layer.Length)) is { } line)
                    {
                        fields.Add(new ShapeField(layer.Kind, "First line", line));
                    }

                    break;
                default:
                    AddHeader(fields, layer, hasAddresses || !isOuterEthernet);
                    break;
            }
        }

        return new FrameShape(fields.ToImmutable());
    }

    /// <summary>The packet of a frame without an Ethernet header, behind one whose addresses are zero.</summary>
    public static byte[] AsEthernet(ReadOnlySpan<byte> frame, LinkType link)
    {
        const int ProtocolOfSll = 14, LengthOfSll = 16, ProtocolOfSll2 = 0;
        var (length, protocolAt) = link switch
        {
            LinkType.LinuxSll => (LengthOfSll, ProtocolOfSll),
            LinkType.LinuxSll2 => (LinuxSll2Header.LengthBytes, ProtocolOfSll2),
            _ => (0, -1),
        };
        length = Math.Min(length, frame.Length);
        var protocol = protocolAt >= 0
            ? (EtherType)(protocolAt + 2 <= length ? BinaryPrimitives.ReadUInt16BigEndian(frame[protocolAt..]) : 0)
            : frame.IsEmpty || frame[0] >> 4 == 4 ? EtherType.Ipv4 : (EtherType)0x86DD;
        return new EthernetHeader(default, default, protocol).Frame(frame[length..]);
    }

    private static void AddHeader(ImmutableArray<ShapeField>.Builder fields, Layer layer, bool hasAddresses)
    {
        var isSyn = layer.Fields.Any(field => field is { Name: "SYN", Value: "set" });
        foreach (var field in layer.Fields)
        {
            if ((hasAddresses || field.Name == "EtherType") && Kept(layer.Kind, field, isSyn) is { } value)
            {
                fields.Add(new ShapeField(layer.Kind, field.Name, value));
            }
        }

        if (layer.Kind is LayerKind.Esp or LayerKind.WireGuard or LayerKind.Malformed)
        {
            fields.Add(new ShapeField(layer.Kind, "Length", Number(layer.Length)));
        }
    }

    /// <summary>The value as far as it is the path's; null where it is the run's.</summary>
    private static string? Kept(LayerKind layer, HeaderField field, bool isSyn) => (layer, field.Name) switch
    {
        (LayerKind.Tcp or LayerKind.Udp, "Source port" or "Destination port") => IsEphemeral(field.Value) ? "≥ 32768" : field.Value,
        (LayerKind.Tcp, "Option") when field.Value.StartsWith("TS ", StringComparison.Ordinal) => "TS",
        (LayerKind.Tcp, "Window") => isSyn ? field.Value : null,
        (LayerKind.Tcp, "Sequence number" or "Acknowledgment number") => null,
        (LayerKind.Icmpv4, "Identifier") => null,
        (LayerKind.Ipv4, "Identification") => null,
        (LayerKind.Esp, not "SPI") => null,
        (LayerKind.WireGuard, not "Type") => null,
        _ => field.Name.EndsWith("hecksum", StringComparison.Ordinal) ? null : field.Value,
    };

    private static bool IsEphemeral(string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= FirstEphemeralPort;

    private static string? FirstLine(ReadOnlySpan<byte> payload)
    {
        var end = payload[..Math.Min(payload.Length, LongestLine)].IndexOfAny((byte)'\r', (byte)'\n');
        return end > 0 && payload[..end].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 ? Encoding.ASCII.GetString(payload[..end]) : null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
