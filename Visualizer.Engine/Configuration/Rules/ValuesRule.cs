using System.Globalization;
using Visualizer.Engine.Configuration.Codes;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Looks at each value by itself: unknown, of another version, of the wrong type, or without influence on the path.</summary>
internal sealed class ValuesRule : IConfigRule
{
    public void Decide(ConfigDraft draft)
    {
        var minor = draft.Input.Cilium.Minor;
        var silent = new List<string>();
        foreach (var (key, value) in draft.Input.Values.Leaves())
        {
            var entry = ValueCatalogue.Find(key);
            if (entry is null)
            {
                if (Unknown(key, value, minor, draft.Input.Cilium.Text) is { } unknown)
                {
                    draft.Add(unknown);
                }
            }
            else if (!entry.ExistsIn(minor))
            {
                // The chart itself has a word to say about "tunnel" from 1.15 on; a null takes away what is not there: --set tunnel=null.
                if (!ChartRule.Judges(key) && value is not HelmValue.Null)
                {
                    draft.Add(OfAnotherVersion(draft, entry, key, value, minor));
                }
            }
            else if (ValueReader.Refusal(entry, value, minor) is { } expected)
            {
                draft.Add(ValueCodes.WrongType.Raise([key], key, value.Display, expected));
            }
            else if (entry.Influence == ValueInfluence.None)
            {
                silent.Add(key);
            }
        }

        if (silent.Count > 0)
        {
            draft.Add(ValueCodes.NoInfluence.Raise([.. silent], string.Join(", ", silent)));
        }
    }

    private static Finding? Unknown(string key, HelmValue value, int minor, string version)
    {
        if (ValueCatalogue.IsParent(key))
        {
            // An empty map or a null sets nothing below it.
            return value is HelmValue.Map or HelmValue.Null ? null : ValueCodes.WrongType.Raise([key], key, value.Display, "a map");
        }

        var spelled = ValueSpellings.InVersion(key, value.Display, minor);
        if (!spelled.IsEmpty)
        {
            return ValueCodes.OldSpelling.Raise([key], key, version) with { Remedy = [.. spelled.Select(Setting)] };
        }

        return ValueCatalogue.Nearest(key, minor) is { } near
            ? ValueCodes.UnknownNear.Raise([key], key, near) with { Remedy = [new ValueSetting(near, value.Display)] }
            : ValueCodes.Unknown.Raise([key], key);
    }

    private static Finding OfAnotherVersion(ConfigDraft draft, CatalogueEntry entry, string key, HelmValue value, int minor)
    {
        var spelled = ValueSpellings.InVersion(key, value.Display, minor);
        var finding = spelled.IsEmpty
            ? ValueCodes.WrongVersion.Raise([key], key, draft.Input.Cilium.Text, Number(entry.Since), Number(entry.Until))
            : ValueCodes.OldSpelling.Raise([key], key, draft.Input.Cilium.Text);
        return finding with { Overruled = [new ValueSetting(key, value.Display)], Remedy = [.. spelled.Select(Setting)] };
    }

    private static ValueSetting Setting((string Key, string Value) spelled) => new(spelled.Key, spelled.Value);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
