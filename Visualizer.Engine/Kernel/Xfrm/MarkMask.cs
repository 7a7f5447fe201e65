using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>A mark and the bits of it that count.</summary>
/// <param name="Value">Value under the mask.</param>
/// <param name="Mask">Bits that count.</param>
public readonly record struct MarkMask(uint Value, uint Mask)
{
    /// <summary>Whether a packet with this mark fits.</summary>
    public bool Fits(Mark mark) => mark.Matches(Value, Mask);

    /// <summary><c>0xe00/0xf00</c>; a zero is printed without <c>0x</c>, as C's <c>%#x</c> does.</summary>
    public override string ToString() => $"{Hex(Value)}/{Hex(Mask)}";

    private static string Hex(uint number) => number == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");
}
