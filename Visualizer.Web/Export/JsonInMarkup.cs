namespace Visualizer.Web.Export;

/// <summary>JSON between the tags of a <c>script</c> element that nobody runs: only the end of the element would be read as markup.</summary>
internal static class JsonInMarkup
{
    /// <summary>The same JSON without the sign that begins a tag.</summary>
    public static string Of(string json) => json.Replace("<", "\\u003C", StringComparison.Ordinal);
}
