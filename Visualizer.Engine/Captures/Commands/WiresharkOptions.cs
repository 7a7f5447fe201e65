using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Commands;

/// <summary>What Wireshark has to be told to read a trace's captures: tunnels on ports that it does not know, and keys.</summary>
/// <param name="DecodeAs">Rows of <i>Decode As…</i>, as <c>-d</c> takes them; empty without tunnels.</param>
/// <param name="EspKeys">Rows of the table of ESP SAs; empty without IPsec.</param>
public sealed record WiresharkOptions(ImmutableArray<string> DecodeAs, ImmutableArray<EspKeyLine> EspKeys)
{
    /// <summary>The options for a trace.</summary>
    public static WiresharkOptions Of(ClusterDatapath cluster, Trace trace)
    {
        var tunnels = trace.Taps
            .Where(tap => !tap.IsLayer3)
            .SelectMany(tap => tap.Sightings)
            .SelectMany(sighting => Dissector.Dissect(sighting.Frame.Span, FrameStart.Ethernet))
            .Select(layer => layer.Kind)
            .ToHashSet();
        return new WiresharkOptions(
            [
                .. tunnels.Contains(LayerKind.Vxlan) ? [Row(VxlanHeader.Port, "vxlan")] : ImmutableArray<string>.Empty,
                .. tunnels.Contains(LayerKind.Geneve) ? [Row(GeneveHeader.Port, "geneve")] : ImmutableArray<string>.Empty,
            ],
            Captures.EspKeys.Of(cluster, trace));
    }

    /// <summary>Wireshark with all options, for a shell.</summary>
    /// <param name="file">Name of the file to read.</param>
    public string Command(string file)
    {
        var options = DecodeAs.Select(row => $"-d {row}");
        if (!EspKeys.IsEmpty)
        {
            options = options.Append("-o esp.enable_encryption_decode:TRUE").Concat(EspKeys.Select(key => $"-o 'uat:esp_sa:{key}'"));
        }

        return string.Join(' ', options.Prepend("wireshark").Append($"-r {file}"));
    }

    private static string Row(int port, string protocol) => string.Create(CultureInfo.InvariantCulture, $"udp.port=={port},{protocol}");
}
