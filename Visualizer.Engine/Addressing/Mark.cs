using System.Globalization;

namespace Visualizer.Engine.Addressing;

/// <summary>A packet's <c>skb->mark</c>: 32 bits that programs, routing rules, netfilter and XFRM share inside one netns.</summary>
/// <param name="Value">The bits.</param>
public readonly record struct Mark(uint Value)
{
    /// <summary>No mark.</summary>
    public static readonly Mark None;

    /// <summary>Whether the bits under <paramref name="mask"/> equal <paramref name="value"/>, as <c>fwmark value/mask</c> matches.</summary>
    public bool Matches(uint value, uint mask) => (Value & mask) == value;

    /// <summary>The mark with the bits under <paramref name="mask"/> replaced, as an XFRM output-mark does.</summary>
    public Mark With(uint value, uint mask) => new((Value & ~mask) | value);

    /// <summary>Lower-case hexadecimal with <c>0x</c> and no leading zeros; <c>0x0</c> when no bit is set.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");
}
