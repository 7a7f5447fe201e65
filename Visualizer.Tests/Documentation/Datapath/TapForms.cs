using System.Globalization;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>Sightings of a packet at a tap in a few signs: <c>▲62</c>, <c>▼64 VXLAN</c>, <c>▲ ESP</c>.</summary>
internal static class TapForms
{
    public static string Of(Tap tap, int packet)
    {
        var forms = tap.Sightings.Where(sighting => sighting.Packet == packet).Select(sighting => Of(sighting, tap.IsLayer3)).ToList();
        return forms.Count == 0 ? "–" : string.Join(", ", forms);
    }

    private static string Of(Sighting sighting, bool isLayer3)
    {
        var layers = Dissector.Dissect(sighting.Frame.Span, isLayer3 ? FrameStart.Ipv4 : FrameStart.Ethernet);
        var wrappings = layers.Where(layer => layer.Kind is LayerKind.Vxlan or LayerKind.Geneve or LayerKind.Esp or LayerKind.WireGuard).ToList();
        var isOpaque = wrappings.Any(layer => layer.Kind is LayerKind.Esp or LayerKind.WireGuard);
        var ttl = isOpaque ? "" : layers.Last(layer => layer.Kind == LayerKind.Ipv4).Fields.First(field => field.Name == "TTL").Value;
        var names = string.Concat(wrappings.Select(layer => " " + Layers.NameOf(layer.Kind)));
        return string.Create(CultureInfo.InvariantCulture, $"{(sighting.IsOutgoing ? '▲' : '▼')}{ttl}{names}");
    }
}
