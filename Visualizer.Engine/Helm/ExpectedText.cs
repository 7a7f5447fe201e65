namespace Visualizer.Engine.Helm;

/// <summary>What would be right where something wrong was written: part of a sentence, in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
public sealed record ExpectedText(string English, string Chinese)
{
    /// <summary>A list of names, or something else that is written the same in every language.</summary>
    internal static ExpectedText Of(params IEnumerable<string> names)
    {
        var words = string.Join(", ", names);
        return new(words, words);
    }
}
