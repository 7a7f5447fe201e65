namespace Visualizer.Engine.Helm;

/// <summary>What stands where something wrong was written, in both languages: the writing itself, or words for what cannot be quoted.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
public sealed record FoundText(string English, string Chinese)
{
    /// <summary>Whether it is the writing itself, which is the same in every language.</summary>
    public bool IsWritten { get; private init; }

    /// <summary>What was written, as it stands there.</summary>
    internal static FoundText Written(string text) => new(text, text) { IsWritten = true };
}
