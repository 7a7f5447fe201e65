using Visualizer.Engine.Configuration;

namespace Visualizer.Web.State;

/// <summary>What is known of a viewer before the page starts: earlier choices, else what the browser prefers.</summary>
/// <param name="Language">Language of the texts.</param>
/// <param name="Look">How the page looks.</param>
/// <param name="LetterKeys">Whether letters and signs act as keys. A link says nothing of it: it is no business of who sent it.</param>
public sealed record ViewerPreferences(Language Language, ViewLook Look, bool LetterKeys = true)
{
    /// <summary>Name under which the browser remembers the letters.</summary>
    public const string LettersName = "letters";
}
