using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Visualizer.Engine.Configuration;

/// <summary>A Linux kernel version, such as 5.11.5.</summary>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Text">As given.</param>
public readonly partial record struct KernelVersion(int Major, int Minor, string Text)
{
    /// <summary>Whether this is <paramref name="major"/>.<paramref name="minor"/> or later.</summary>
    public bool IsAtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    /// <summary>Reads <c>5.10</c>, <c>5.11.5</c>, <c>5.4.0-150-generic</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out KernelVersion version)
    {
        version = default;
        var match = text is { Length: <= 64 } ? Pattern().Match(text) : Match.Empty;
        if (!match.Success)
        {
            return false;
        }

        version = new KernelVersion(
            int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            text!);
        return true;
    }

    /// <summary>Reads a literal in code and tests.</summary>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static KernelVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a kernel version.");

    /// <summary>The text as given.</summary>
    public override string ToString() => Text;

    [GeneratedRegex(@"^(\d{1,3})\.(\d{1,3})(?:\.\d{1,5})?(?:[-+.][0-9A-Za-z.+_-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
