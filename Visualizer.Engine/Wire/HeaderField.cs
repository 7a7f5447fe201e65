namespace Visualizer.Engine.Wire;

/// <summary>One field of a header as an inspector shows and highlights it.</summary>
/// <param name="Name">The field's name in its RFC.</param>
/// <param name="BitOffset">First bit, counted from the start of the layer; bit 0 is the most significant of the first octet.</param>
/// <param name="BitWidth">Number of bits, at least 1.</param>
/// <param name="Value">The value as people read it: an address in dotted quad, a flag as <c>set</c> or <c>not set</c>.</param>
public readonly record struct HeaderField(string Name, int BitOffset, int BitWidth, string Value);
