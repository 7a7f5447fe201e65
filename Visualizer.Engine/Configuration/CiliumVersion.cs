using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Visualizer.Engine.Configuration;

/// <summary>A Cilium chart and agent version, such as 1.13.0-rc5.</summary>
/// <param name="Major">Major number.</param>
/// <param name="Minor">Minor number; behaviour changes with it.</param>
/// <param name="Text">As given.</param>
public readonly partial record struct CiliumVersion(int Major, int Minor, string Text)
{
    /// <summary>Whether this is <paramref name="minor"/> of release 1, or later.</summary>
    public bool IsAtLeast(int minor) => Major > 1 || (Major == 1 && Minor >= minor);

    /// <summary>Whether the reference that the engine rests on covers the version: 1.12 to 1.18.</summary>
    public bool IsModelled => Major == 1 && Minor is >= 12 and <= 18;

    /// <summary>Reads <c>1.13</c>, <c>1.13.4</c>, <c>v1.13.0-rc5</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CiliumVersion version)
    {
        version = default;
        var match = text is { Length: <= 40 } ? Pattern().Match(text) : Match.Empty;
        if (!match.Success)
        {
            return false;
        }

        version = new CiliumVersion(Number(match.Groups[1]), Number(match.Groups[2]), text!.TrimStart('v'));
        return true;
    }

    /// <summary>Reads a literal in code and tests.</summary>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static CiliumVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a Cilium version.");

    /// <summary>The text as given.</summary>
    public override string ToString() => Text;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^v?(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?(?:[-+][0-9A-Za-z.-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
