using System.Collections.Immutable;
using System.Text.Json;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>Reads one JSON object strictly: every property has a type, unknown ones name the nearest known. Problems are collected, nothing is thrown.</summary>
internal sealed class JsonReading
{
    private readonly JsonElement element;
    private readonly string path;
    private readonly RequestProblems problems;

    /// <summary>Starts with an object and the names that it may have.</summary>
    public JsonReading(JsonElement element, string path, RequestProblems problems, ImmutableArray<string> names)
    {
        this.element = element;
        this.path = path;
        this.problems = problems;
        foreach (var property in element.EnumerateObject().Where(property => !names.Contains(property.Name)))
        {
            problems.Add(PathOf(property.Name), Quote(property.Name), ApiTexts.Nearest.In(Language, NearestWord.To(property.Name, names)));
        }
    }

    public Language Language => problems.Language;

    /// <summary>The property's value; null when it is absent or null.</summary>
    public JsonElement? Element(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A string; null when absent or of another type.</summary>
    public string? String(string name) => Typed(name, JsonValueKind.String, ApiTexts.AString)?.GetString();

    /// <summary>A string that has to be there.</summary>
    public string? Required(string name)
    {
        if (Element(name) is null)
        {
            problems.Add(PathOf(name), null, ApiTexts.AString.In(Language));
        }

        return String(name);
    }

    /// <summary>An object; null when absent or of another type.</summary>
    public JsonElement? Object(string name) => Typed(name, JsonValueKind.Object, ApiTexts.AnObject);

    /// <summary>A boolean; null when absent or of another type.</summary>
    public bool? Boolean(string name)
    {
        if (Element(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        problems.Add(PathOf(name), Show(value), ApiTexts.ABoolean.In(Language));
        return null;
    }

    /// <summary>A whole number in a range, both ends included; null when absent, of another type or outside.</summary>
    public int? Integer(string name, int least, int most)
    {
        if (Element(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number)
            && number >= least && number <= most)
        {
            return (int)number;
        }

        problems.Add(PathOf(name), Show(value), ApiTexts.ANumber.In(Language, least, most));
        return null;
    }

    /// <summary>One of several words; null when absent or another.</summary>
    public string? Choice(string name, params ImmutableArray<string> words)
    {
        if (Element(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && words.Contains(value.GetString()!))
        {
            return value.GetString();
        }

        problems.Add(PathOf(name), Show(value), ApiTexts.OneOf.In(Language, string.Join(", ", words)));
        return null;
    }

    /// <summary>A list of strings; empty when absent or of another type.</summary>
    public ImmutableArray<string> Strings(string name)
    {
        if (Element(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add(PathOf(name), Show(value), ApiTexts.AListOfStrings.In(Language));
            return [];
        }

        var strings = ImmutableArray.CreateBuilder<string>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                strings.Add(item.GetString()!);
            }
            else
            {
                problems.Add($"{PathOf(name)}[{strings.Count}]", Show(item), ApiTexts.AString.In(Language));
                strings.Add("");
            }
        }

        return strings.ToImmutable();
    }

    /// <summary>A list of objects with their paths, which has to be there; items of another type and other counts are problems.</summary>
    public IEnumerable<(JsonElement Element, string Path)> Objects(string name, int least, int most)
    {
        var items = Element(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        if (items.Count < least || items.Count > most)
        {
            var found = Element(name) is { } value ? value.ValueKind == JsonValueKind.Array ? ApiTexts.Entries.In(Language, items.Count) : Show(value) : null;
            problems.Add(PathOf(name), found, ApiTexts.AListOfObjects.In(Language, least, most));
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (items[index].ValueKind == JsonValueKind.Object)
            {
                yield return (items[index], $"{PathOf(name)}[{index}]");
            }
            else
            {
                problems.Add($"{PathOf(name)}[{index}]", Show(items[index]), ApiTexts.AnObject.In(Language));
            }
        }
    }

    /// <summary>Path of a property: <c>flow.kind</c>.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A value as a problem quotes it, shortened.</summary>
    public static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{…}",
        JsonValueKind.Array => "[…]",
        JsonValueKind.String => Quote(value.GetString()!),
        _ => Shorten(value.GetRawText()),
    };

    /// <summary>A text as a problem quotes it, shortened.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    private JsonElement? Typed(string name, JsonValueKind kind, UiText expected)
    {
        if (Element(name) is not { } value || value.ValueKind == kind)
        {
            return Element(name);
        }

        problems.Add(PathOf(name), Show(value), expected.In(Language));
        return null;
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
}
