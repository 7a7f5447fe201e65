using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Tracing;

/// <summary>What the placeholders of a hop's texts stand for. Octets are taken apart only when a text asks for what is in them.</summary>
internal sealed class HopFacts(Hop hop, string nodePrefix)
{
    private ImmutableArray<Layer>? packet;

    /// <summary>The value of a placeholder; empty when the hop has none, the placeholder itself when nobody knows it.</summary>
    public string Value(string key) => key switch
    {
        "src" => Field("Source"),
        "dst" => Field("Destination"),
        "sport" => Field("Source port"),
        "dport" => Field("Destination port"),
        "interface" => hop.Place.Interface ?? "",
        "target" => hop.Target ?? "",
        "skips" => hop.Skips ?? "",
        "program" => hop.Program ?? "",
        "node" => hop.Place.Node is { } node ? NetNames.ShortNode(node, nodePrefix) : "",
        "netns" => hop.Place.NetNs ?? "",
        "ttl" => Show(hop.Ttl),
        "ttlBefore" => Show(hop.TtlBefore ?? hop.Ttl),
        "mark" => Show(hop.Mark),
        _ => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Argument(index) : $"{{{key}}}",
    };

    private string Argument(int index)
    {
        if (index >= hop.Args.Length)
        {
            return "";
        }

        var text = Show(hop.Args[index]);
        return NetNames.ShortNode(text, nodePrefix);
    }

    // The outermost packet is the one that the stage looks at: inside a tunnel's UDP it would be somebody else's.
    private string Field(string name)
    {
        packet ??= OutermostPacket();
        foreach (var layer in packet.Value)
        {
            foreach (var field in layer.Fields)
            {
                if (field.Name == name)
                {
                    return field.Value;
                }
            }
        }

        return "";
    }

    private ImmutableArray<Layer> OutermostPacket()
    {
        if (hop.Frame.IsEmpty)
        {
            return [];
        }

        var layers = Dissector.Dissect(hop.Frame.Span, hop.FrameStart ?? FrameStart.Ethernet);
        for (var at = 0; at < layers.Length; at++)
        {
            if (layers[at].Kind == LayerKind.Ipv4)
            {
                return layers[at..];
            }
        }

        return [];
    }

    private static string Show(object? value) =>
        value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
}
