namespace Visualizer.Engine.Scenarios;

/// <summary>A piece of what the user wrote, short and printable enough to quote in a problem.</summary>
internal static class Excerpt
{
    /// <summary>At most <paramref name="longest"/> characters, an ellipsis for the rest, control characters and broken surrogates as <c>�</c>.</summary>
    public static string Of(string text, int longest = 80)
    {
        var kept = text.Length <= longest ? text : text[..longest];
        var clean = string.Concat(kept.EnumerateRunes().Select(rune => System.Text.Rune.IsControl(rune) ? "\uFFFD" : rune.ToString()));
        return text.Length <= longest ? clean : clean + "…";
    }
}
