using System.Collections.Immutable;
using System.Text;

namespace Visualizer.Engine.Wire;

/// <summary>What a frame starts with; devices without a link layer, such as <c>cilium_wg0</c>, start with the IPv4 header.</summary>
public enum FrameStart
{
    /// <summary>An Ethernet header.</summary>
    Ethernet,

    /// <summary>An IPv4 header.</summary>
    Ipv4,
}

/// <summary>Takes a frame apart into layers. Total: whatever the octets are, the answer is a list of layers, never an exception.</summary>
public static class Dissector
{
    /// <summary>
    /// The layers in order, outermost first; offsets rise and no two overlap. Octets that should be a header and are none become one
    /// <see cref="LayerKind.Malformed"/> layer up to their end. Padding comes last. An empty frame has one malformed layer.
    /// </summary>
    public static ImmutableArray<Layer> Dissect(ReadOnlySpan<byte> frame, FrameStart start)
    {
        var layers = ImmutableArray.CreateBuilder<Layer>();
        var paddings = new Stack<(int Offset, int Length)>();
        LayerKind? kind = start == FrameStart.Ethernet ? LayerKind.Ethernet : LayerKind.Ipv4;
        var (offset, end, isIncomplete) = (0, frame.Length, false);
        while (kind is { } current)
        {
            var octets = frame[offset..end];
            var reading = Layers.DecoderOf(current)(octets, isIncomplete);
            if (reading.Problem is not null)
            {
                layers.Add(new Layer(LayerKind.Malformed, offset, octets.Length, reading.Fields, reading.Problem));
                break;
            }

            layers.Add(new Layer(current, offset, reading.Length, reading.Fields));
            offset += reading.Length;
            isIncomplete = reading.IsIncomplete;
            var contentEnd = (int)Math.Min(end, (long)offset + reading.ContentLength);
            if (contentEnd < end)
            {
                paddings.Push((contentEnd, end - contentEnd));
                end = contentEnd;
            }

            // Nothing where payload may be is no layer, nor is anything behind the end of a quoted or fragmented packet.
            kind = offset == end && (reading.Next == LayerKind.Payload || isIncomplete) ? null : reading.Next;
        }

        foreach (var (at, length) in paddings)
        {
            var reading = Layers.DecoderOf(LayerKind.Padding)(frame.Slice(at, length), false);
            layers.Add(new Layer(LayerKind.Padding, at, length, reading.Fields));
        }

        return layers.ToImmutable();
    }

    /// <summary>The nesting of headers on one line, such as <c>Ethernet[IP[UDP[VXLAN[Ethernet[IP[ICMP]]]]]]</c>; payload and padding are left out.</summary>
    public static string Nesting(ImmutableArray<Layer> layers)
    {
        var text = new StringBuilder();
        var depth = 0;
        foreach (var layer in layers)
        {
            if (layer.Kind is LayerKind.Payload or LayerKind.Padding)
            {
                continue;
            }

            if (depth++ > 0)
            {
                text.Append('[');
            }

            text.Append(Layers.NameOf(layer.Kind));
        }

        return text.Append(']', Math.Max(0, depth - 1)).ToString();
    }
}
