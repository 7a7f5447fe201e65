using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>One value, or one tree of values, of the chart.</summary>
/// <param name="Key">Dotted key; with <see cref="HelmType.Tree"/> it stands for everything below it too.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Influence">Whether it can change the path of a packet.</param>
/// <param name="Default">Default in every version, as <c>--set</c> would spell it; empty for an empty string, list or map.</param>
/// <param name="English">What it does, in one English line.</param>
/// <param name="Chinese">The same in Simplified Chinese.</param>
public sealed record CatalogueEntry(string Key, HelmType Type, ValueInfluence Influence, string Default, string English, string Chinese)
{
    /// <summary>What it belongs to.</summary>
    public ValueGroup Group { get; init; } = ValueGroup.Deployment;

    /// <summary>What else has to be so for it to take effect; null: nothing.</summary>
    public ValueNeeds? Needs { get; init; }

    /// <summary>First minor version of chart 1 that has it.</summary>
    public int Since { get; init; } = ValueCatalogue.FirstMinor;

    /// <summary>Last minor version of chart 1 that has it, inclusive.</summary>
    public int Until { get; init; } = ValueCatalogue.LastMinor;

    /// <summary>Words it takes, where the agent or the chart refuses others; empty: any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Words of a value whose wrong words are judged by a rule, because what they lead to depends on the version.</summary>
    public ImmutableArray<ValueWord> Words { get; init; } = [];

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

    /// <summary>The words of chart 1.<paramref name="minor"/> among <see cref="Words"/>.</summary>
    public ImmutableArray<string> WordsIn(int minor) => [.. Words.Where(word => minor >= word.Since && minor <= word.Until).Select(word => word.Word)];
}

/// <summary>A word that a value takes in some versions.</summary>
/// <param name="Word">The word.</param>
/// <param name="Since">First minor version of chart 1 that takes it.</param>
/// <param name="Until">Last one, inclusive.</param>
public sealed record ValueWord(string Word, int Since, int Until);

/// <summary>What a value needs to take effect, in both languages.</summary>
/// <param name="English">In English, without a full stop.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
public sealed record ValueNeeds(string English, string Chinese);

/// <summary>What a value belongs to, in the order in which people read a configuration.</summary>
public enum ValueGroup
{
    /// <summary>How packets of pods reach other nodes.</summary>
    Routing,

    /// <summary>Kube-proxy replacement, socket LB, load balancing.</summary>
    Services,

    /// <summary>Whether programs forward by themselves.</summary>
    HostRouting,

    /// <summary>Who gives packets to the world the node's address.</summary>
    Masquerading,

    /// <summary>Encryption between nodes.</summary>
    Encryption,

    /// <summary>Native devices and MTU.</summary>
    Devices,

    /// <summary>Devices of pods and how programs are attached to them.</summary>
    PodDevices,

    /// <summary>Network policies and the proxy.</summary>
    Policies,

    /// <summary>Further features in a packet's way.</summary>
    Features,

    /// <summary>How Cilium is deployed, watched and named.</summary>
    Deployment,
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
