using System.Collections.Immutable;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Comparison.Sentences;

/// <summary>Tunnels and ciphers as people write them.</summary>
internal static class WrapperNames
{
    /// <summary><c>VXLAN</c>, or <c>ESP in VXLAN</c> with the innermost first.</summary>
    public static string Of(ImmutableArray<LayerKind> wrapping) => string.Join(" in ", wrapping.Reverse().Select(kind => kind switch
    {
        LayerKind.Vxlan => "VXLAN",
        LayerKind.Esp => "ESP",
        _ => kind.ToString(),
    }));
}
