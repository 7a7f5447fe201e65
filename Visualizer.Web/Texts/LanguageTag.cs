using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Texts;

/// <summary>Languages by their BCP 47 tags: <c>en</c> and <c>zh-Hans</c>.</summary>
public static class LanguageTag
{
    private const string English = "en";
    private const string Chinese = "zh-Hans";

    /// <summary>The tag of a language.</summary>
    public static string Of(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>The language of a tag or of a range such as <c>zh-CN</c>; null when there are no texts in it.</summary>
    /// <remarks>Readers of every kind of Chinese get the simplified script: it is nearer to them than English.</remarks>
    public static Language? Parse(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "en" => Language.English,
        "zh" => Language.Chinese,
        _ => null,
    };

    /// <summary>The best language for an <c>Accept-Language</c> header (RFC 9110 §12.5.4); English when it wants none of ours.</summary>
    public static Language Negotiate(string? acceptLanguage)
    {
        var best = Language.English;
        var bestQuality = 0m;
        foreach (var range in (acceptLanguage ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(50))
        {
            var parts = range.Split(';', StringSplitOptions.TrimEntries);
            var quality = parts.Length > 1 ? Quality(parts[1]) : 1m;
            var language = parts[0] == "*" ? Language.English : Parse(parts[0]);
            if (language is { } known && quality > bestQuality)
            {
                (best, bestQuality) = (known, quality);
            }
        }

        return best;
    }

    private static decimal Quality(string parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && decimal.TryParse(
            parameter.AsSpan(2), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var quality)
            ? quality
            : 0m;
}
