namespace Visualizer.Engine.Helm;

/// <summary>Where a value was set, as problems and findings name it.</summary>
/// <param name="Path">Dotted with indexes: <c>helm.values</c>, <c>helm.set[2]</c>; empty for defaults and values made in code.</param>
/// <param name="Line">Line of the text, from 1; null when the value did not come from a text of several lines.</param>
public readonly record struct HelmPlace(string Path, int? Line = null)
{
    /// <summary>No place: a default, or a value made in code.</summary>
    public static readonly HelmPlace None = new("");
}
