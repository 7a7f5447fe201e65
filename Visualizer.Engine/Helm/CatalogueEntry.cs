using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>One value, or one tree of values, of the chart.</summary>
/// <param name="Key">Dotted key; with <see cref="HelmType.Tree"/> it stands for everything below it too.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Influence">Whether it can change the path of a packet.</param>
/// <param name="Default">Default in every version, as <c>--set</c> would spell it; empty for an empty string, list or map.</param>
/// <param name="Description">What it does, in one English line.</param>
public sealed record CatalogueEntry(string Key, HelmType Type, ValueInfluence Influence, string Default, string Description)
{
    /// <summary>First minor version of chart 1 that has it.</summary>
    public int Since { get; init; } = ValueCatalogue.FirstMinor;

    /// <summary>Last minor version of chart 1 that has it, inclusive.</summary>
    public int Until { get; init; } = ValueCatalogue.LastMinor;

    /// <summary>Words it takes, where the agent or the chart refuses others; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Words that only later versions take, by their first minor.</summary>
    public ImmutableArray<(int Since, string Choice)> LaterChoices { get; init; } = [];

    /// <summary>Defaults of later versions, by their first minor, ascending.</summary>
    public ImmutableArray<(int Since, string Default)> LaterDefaults { get; init; } = [];

    /// <summary>Whether chart 1.<paramref name="minor"/> has it.</summary>
    public bool ExistsIn(int minor) => minor >= Since && minor <= Until;

    /// <summary>Its default in chart 1.<paramref name="minor"/>.</summary>
    public string DefaultIn(int minor)
    {
        var value = Default;
        foreach (var later in LaterDefaults)
        {
            value = minor >= later.Since ? later.Default : value;
        }

        return value;
    }

    /// <summary>The words it takes in chart 1.<paramref name="minor"/>; empty: any.</summary>
    public ImmutableArray<string> ChoicesIn(int minor) =>
        [.. Choices, .. LaterChoices.Where(later => minor >= later.Since).Select(later => later.Choice)];
}

/// <summary>What a value takes.</summary>
public enum HelmType
{
    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A string; numbers and booleans are taken as they print.</summary>
    Text,

    /// <summary>An IPv4 prefix, or an empty string.</summary>
    Cidr,

    /// <summary>A list of strings, or one string with commas or blanks between.</summary>
    TextList,

    /// <summary>Anything, with everything below it.</summary>
    Tree,
}

/// <summary>Whether a value can change the path of a packet.</summary>
public enum ValueInfluence
{
    /// <summary>A rule of <c>Configuration/Rules</c> reads it.</summary>
    Modelled,

    /// <summary>Known, and without influence on the path of a packet.</summary>
    None,
}
