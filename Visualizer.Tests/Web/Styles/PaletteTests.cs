using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Styles;

/// <summary>The palette is legible by itself: every text on every ground, every line and badge, in every look (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).</summary>
public sealed partial class PaletteTests
{
    private static readonly string[] Texts = ["ink", "ink2", "ink3", "request-text", "reply-text", "drop"];
    private static readonly string[] Grounds = ["paper", "panel", "host", "pod", "plate"];
    private static readonly string[] Lines = ["request", "reply", "plate-edge", "shell", "lock", "changed-edge", "focus"];

    [Theory]
    [InlineData(false, 4.5, 3)]
    [InlineData(true, 7, 4.5)]
    public void Colours_OfALook_AreFarEnoughFromTheirGrounds(bool isHighContrast, double text, double line)
    {
        var palette = Read("Visualizer.Web/wwwroot/css/tokens.css");
        if (isHighContrast)
        {
            foreach (var (name, colours) in Read("Visualizer.Web/wwwroot/css/look/contrast.css"))
            {
                palette[name] = colours;
            }
        }

        (string[] Inks, string[] Grounds, double Least)[] rules =
            [(Texts, Grounds, text), (Lines, Grounds, line), (["ink"], ["sunk", "under", "changed", "request-ground", "reply-ground"], text), (["on"], ["request", "reply-badge"], 4.5)];
        var faint =
            from rule in rules
            from ink in rule.Inks
            from ground in rule.Grounds
            from scheme in (int[])[0, 1]
            let ratio = Contrast(palette[ink][scheme], palette[ground][scheme])
            where ratio < rule.Least
            select string.Create(CultureInfo.InvariantCulture, $"{ink} on {ground}, {(scheme == 0 ? "light" : "dark")}: {ratio:0.00} < {rule.Least}");
        Assert.Empty(faint);
    }

    private static Dictionary<string, double[]> Read(string file) => Token().Matches(RepositoryFiles.Read(file)).ToDictionary(
        match => match.Groups[1].Value, match => (double[])[Luminance(match.Groups[2].Value), Luminance(match.Groups[3].Value)], StringComparer.Ordinal);

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    // Relative luminance of sRGB.
    private static double Luminance(string hex)
    {
        var parts = Enumerable.Range(0, 3).Select(at => int.Parse(hex.AsSpan(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("--([a-z0-9-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)")]
    private static partial Regex Token();
}
