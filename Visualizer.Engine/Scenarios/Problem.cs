using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>Something that a user wrote wrong.</summary>
/// <param name="Path">Where, dotted with indexes: <c>cluster.pods[0].ip</c>; empty for the document as a whole.</param>
/// <param name="Line">Line of the YAML text, from 1; null when the document was not a text.</param>
/// <param name="Found">What stands there, shortened; null when something is missing.</param>
/// <param name="Expected">What would be right; null when that cannot be said.</param>
/// <param name="Message">One English sentence.</param>
public sealed record Problem(string Path, int? Line, FoundText? Found, ExpectedText? Expected, string Message)
{
    /// <summary>How many further problems it stands for that are not listed; 0: it is one itself.</summary>
    public int Further { get; init; }
}
