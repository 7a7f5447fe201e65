using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Configuration;

/// <summary>Reads the values in force: the user's where they can be read, otherwise the default of the chart version.</summary>
/// <remarks>
/// What cannot be read as the type of its catalogue entry is reported once, by <c>ValuesRule</c>; here it counts as not set. A null takes the
/// default away: false, 0, or the empty string.
/// </remarks>
internal sealed class ValueReader(HelmValues values, int minor)
{
    /// <summary>Whether the user set the key to anything.</summary>
    public bool IsSet(string key) => values.TryFind(key, out _);

    /// <summary>What the user wrote, as a template prints it; the default when nothing was set.</summary>
    public string Raw(string key) => values.TryFind(key, out var value) ? value.Display : Default(key);

    /// <summary>A value of type <see cref="HelmType.Bool"/>.</summary>
    public bool Flag(string key) => TryFlag(Given(key), out var flag) ? flag : Default(key) == "true" && Given(key) is not HelmValue.Null;

    /// <summary>A value of type <see cref="HelmType.Integer"/>.</summary>
    public long Integer(string key) =>
        TryInteger(Given(key), out var number) ? number
        : Given(key) is not HelmValue.Null && TryInteger(new HelmValue.Text(Default(key), HelmPlace.None), out var fallback) ? fallback : 0;

    /// <summary>A value of type <see cref="HelmType.Text"/>.</summary>
    public string Text(string key) => Given(key) switch
    {
        null or HelmValue.Map or HelmValue.List => Default(key),
        HelmValue.Null => "",
        var value => value.Display,
    };

    /// <summary>A value of type <see cref="HelmType.Cidr"/>; null when empty.</summary>
    public Ipv4Cidr? Cidr(string key) => Ipv4Cidr.TryParse(Text(key), out var cidr) ? cidr : null;

    /// <summary>A value of type <see cref="HelmType.TextList"/>.</summary>
    public ImmutableArray<string> TextList(string key) => Given(key) switch
    {
        HelmValue.List list => [.. list.Items.Where(item => item is not HelmValue.Null).Select(item => item.Display)],
        _ => [.. Text(key).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
    };

    /// <summary>What the type of an entry takes, for people; null when <paramref name="value"/> is one of it.</summary>
    public static string? Refusal(CatalogueEntry entry, HelmValue value, int minor)
    {
        if (value is HelmValue.Null || entry.Type == HelmType.Tree)
        {
            return null;
        }

        var choices = entry.ChoicesIn(minor);
        var isScalar = value is not (HelmValue.Map or HelmValue.List);
        return entry.Type switch
        {
            HelmType.Bool => TryFlag(value, out _) ? null : "true, false",
            HelmType.Integer => TryInteger(value, out _) ? null : "a whole number",
            HelmType.Cidr => isScalar && (value.Display.Length == 0 || Ipv4Cidr.TryParse(value.Display, out _)) ? null : "an IPv4 prefix such as 10.0.0.0/8",
            HelmType.TextList => value is HelmValue.Map ? "a list of strings" : null,
            _ when !isScalar => "a string",
            _ => choices.IsEmpty || choices.Contains(value.Display) ? null : string.Join(", ", choices.Where(choice => choice.Length > 0)),
        };
    }

    private HelmValue? Given(string key)
    {
        var entry = ValueCatalogue.Require(key);
        return values.TryFind(key, out var value) && entry.ExistsIn(minor) && Refusal(entry, value, minor) is null ? value : null;
    }

    private string Default(string key) => ValueCatalogue.Require(key).DefaultIn(minor);

    // A string "true" reaches the agent's flag as the same text that a boolean does.
    private static bool TryFlag(HelmValue? value, out bool flag)
    {
        flag = value is HelmValue.Flag { Value: true } or HelmValue.Text { Value: "true" };
        return flag || value is HelmValue.Flag or HelmValue.Text { Value: "false" };
    }

    private static bool TryInteger([NotNullWhen(true)] HelmValue? value, out long number)
    {
        number = value is HelmValue.Integer integer ? integer.Value : 0;
        return value is HelmValue.Integer
            || (value is HelmValue.Text text && long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number));
    }
}
