using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Visualizer.Engine.Helm;

/// <summary>The type of a plain YAML scalar, as the YAML 1.1 schema that Helm's reader follows resolves it.</summary>
/// <remarks>Source: YAML 1.1 type repository (bool, int, null); quoted scalars are strings.</remarks>
internal static class YamlScalar
{
    private static readonly string[] True = ["y", "yes", "on", "true"];
    private static readonly string[] False = ["n", "no", "off", "false"];

    public static HelmValue Typed(Scalar scalar, HelmPlace place)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value.EndsWith("str", StringComparison.Ordinal)))
        {
            return new HelmValue.Text(text, place);
        }

        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return new HelmValue.Null(place);
        }

        if (IsWord(text, True))
        {
            return new HelmValue.Flag(true, place);
        }

        if (IsWord(text, False))
        {
            return new HelmValue.Flag(false, place);
        }

        if (TryInteger(text.Replace("_", "", StringComparison.Ordinal), out var integer))
        {
            return new HelmValue.Integer(integer, place);
        }

        return LooksReal(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? new HelmValue.Real(real, place)
            : new HelmValue.Text(text, place);
    }

    // Simplified: YAML 1.1 knows yes, Yes and YES, not yEs; nobody means a string by the last.
    private static bool IsWord(string text, string[] words) =>
        Array.Exists(words, word => string.Equals(text, word, StringComparison.OrdinalIgnoreCase));

    private static bool TryInteger(string text, out long value)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        if (text.Length > 1 && text[0] == '0' && text.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0 && text.Length < 20)
        {
            value = text.Aggregate(0L, (sum, digit) => (sum * 8) + (digit - '0'));
            return true;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool LooksReal(string text) => text[0] is (>= '0' and <= '9') or '.' or '-' or '+';
}
