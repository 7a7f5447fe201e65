using System.Collections.Immutable;
using Visualizer.Engine.Wire;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.ViewModels;

/// <summary>What a packet's octets looked like so far, so that each hop can show what it changed.</summary>
/// <remarks>
/// Layers are compared from the innermost outwards, because wrapping and unwrapping happens outside. A stage above the link layer shows no Ethernet
/// header; the last one known stays for comparison until the next stage that has one.
/// </remarks>
internal sealed class FrameHistory
{
    // Innermost first.
    private readonly List<Known> known = [];

    /// <summary>The next hop's layers and the octets that differ.</summary>
    public FrameView Next(ReadOnlyMemory<byte> frame, FrameStart start)
    {
        var layers = Dissector.Dissect(frame.Span, start);
        var isFirst = known.Count == 0;
        var views = new PlayableLayer[layers.Length];
        var ranges = ImmutableArray.CreateBuilder<ByteRange>();
        var depth = 0;
        var isAligned = true;
        for (var at = layers.Length - 1; at >= 0; at--)
        {
            var layer = layers[at];
            var octets = frame.Slice(layer.Offset, layer.Length);
            if (layer.Kind == LayerKind.Padding)
            {
                views[at] = View(layer, layer.Fields, isChanged: false);
                continue;
            }

            isAligned &= depth < known.Count && known[depth].Kind == layer.Kind;
            views[at] = isAligned ? View(layer, known[depth].Fields, isChanged: false) : View(layer, [], isChanged: !isFirst);
            if (isAligned)
            {
                AddDifferences(ranges, layer.Offset, octets.Span, known[depth].Octets.Span);
            }
            else if (!isFirst)
            {
                ranges.Add(new ByteRange(layer.Offset, layer.Length));
            }

            Remember(depth++, new Known(layer.Kind, octets, layer.Fields), isAligned);
        }

        Forget(depth, start);
        return new FrameView(layers, [.. views], Merge(ranges));
    }

    private void Remember(int depth, Known layer, bool isAligned)
    {
        if (!isAligned)
        {
            known.RemoveRange(depth, known.Count - depth);
        }

        if (depth == known.Count)
        {
            known.Add(layer);
        }
        else
        {
            known[depth] = layer;
        }
    }

    private void Forget(int depth, FrameStart start)
    {
        var keepsLinkLayer = start == FrameStart.Ipv4 && depth < known.Count && known[depth].Kind == LayerKind.Ethernet;
        var kept = keepsLinkLayer ? depth + 1 : depth;
        known.RemoveRange(kept, known.Count - kept);
    }

    private static PlayableLayer View(Layer layer, ImmutableArray<HeaderField> before, bool isChanged)
    {
        var fields = ImmutableArray.CreateBuilder<PlayableField>(layer.Fields.Length);
        for (var index = 0; index < layer.Fields.Length; index++)
        {
            var field = layer.Fields[index];
            var value = Short(field.Value);
            var was = Before(before, field.Name, Occurrence(layer.Fields, index));
            var (name, isPrimary) = FieldNames.Of(layer.Kind, field.Name);
            var first = field.BitOffset / 8;
            var last = (field.BitOffset + field.BitWidth - 1) / 8;
            fields.Add(new PlayableField(
                name, value, layer.Offset + first, last - first + 1, isChanged || (was is not null && was != value), was == value ? null : was, isPrimary));
        }

        var kind = FieldNames.Of(layer.Kind);
        return new PlayableLayer(layer.Problem is null ? kind : $"{kind}: {layer.Problem}", layer.Offset, layer.Length, fields.ToImmutable());
    }

    private static int Occurrence(ImmutableArray<HeaderField> fields, int index)
    {
        var earlier = 0;
        for (var at = 0; at < index; at++)
        {
            earlier += fields[at].Name == fields[index].Name ? 1 : 0;
        }

        return earlier;
    }

    private static string? Before(ImmutableArray<HeaderField> fields, string name, int occurrence)
    {
        foreach (var field in fields)
        {
            if (field.Name == name && occurrence-- == 0)
            {
                return Short(field.Value);
            }
        }

        return null;
    }

    // That a checksum is right is what everybody expects; only a wrong one is worth its words.
    private static string Short(string value) =>
        value.StartsWith("0x", StringComparison.Ordinal) && value.EndsWith(" correct", StringComparison.Ordinal) ? value[..^8] : value;

    private static void AddDifferences(ImmutableArray<ByteRange>.Builder ranges, int offset, ReadOnlySpan<byte> now, ReadOnlySpan<byte> before)
    {
        for (var at = 0; at < now.Length; at++)
        {
            if (at >= before.Length || now[at] != before[at])
            {
                ranges.Add(new ByteRange(offset + at, 1));
            }
        }
    }

    private static ImmutableArray<ByteRange> Merge(ImmutableArray<ByteRange>.Builder ranges)
    {
        var merged = ImmutableArray.CreateBuilder<ByteRange>();
        foreach (var range in ranges.OrderBy(range => range.Offset))
        {
            if (merged.Count > 0 && merged[^1].Offset + merged[^1].Length == range.Offset)
            {
                merged[^1] = merged[^1] with { Length = merged[^1].Length + range.Length };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged.ToImmutable();
    }

    private readonly record struct Known(LayerKind Kind, ReadOnlyMemory<byte> Octets, ImmutableArray<HeaderField> Fields);
}

/// <summary>A frame taken apart and compared.</summary>
/// <param name="Layers">As dissected, outermost first.</param>
/// <param name="Views">The same for the inspector.</param>
/// <param name="Changes">Octets that differ from the hop before.</param>
internal sealed record FrameView(ImmutableArray<Layer> Layers, ImmutableArray<PlayableLayer> Views, ImmutableArray<ByteRange> Changes);
