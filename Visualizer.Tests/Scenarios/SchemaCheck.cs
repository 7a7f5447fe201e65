using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Tests.Scenarios;

/// <summary>Checks documents against the keywords of JSON Schema that <c>scenario.schema.json</c> uses; an unknown keyword is an error of the schema.</summary>
internal sealed class SchemaCheck
{
    private static readonly HashSet<string> Annotations = ["$schema", "title", "description", "default", "$defs"];
    private readonly JsonObject root;

    public SchemaCheck(JsonObject root) => this.root = root;

    public static SchemaCheck Load() =>
        new((JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(ScenarioFiles.Folder, "scenario.schema.json")))!);

    public JsonObject Root => root;

    /// <summary>Follows a reference; keywords beside it are annotations.</summary>
    public JsonObject Resolve(JsonObject schema) => schema["$ref"] is { } reference
        ? (JsonObject)root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!
        : schema;

    /// <summary>Everything that is wrong with a node, as path and keyword.</summary>
    public List<string> Errors(DocumentNode node) => Errors(node, root);

    private List<string> Errors(DocumentNode node, JsonObject schema)
    {
        var errors = new List<string>();
        var resolved = Resolve(schema);
        foreach (var (keyword, value) in resolved)
        {
            if (!Annotations.Contains(keyword) && !Holds(node, keyword, value!, resolved, errors))
            {
                errors.Add($"{node.Path}: {keyword}");
            }
        }

        return errors;
    }

    private bool Holds(DocumentNode node, string keyword, JsonNode value, JsonObject schema, List<string> errors)
    {
        switch (keyword)
        {
            case "type":
                return value is JsonArray types ? types.Any(type => IsOf(node, type!.GetValue<string>())) : IsOf(node, value.GetValue<string>());
            case "enum":
                return node is not DocumentNode.Scalar word || value.AsArray().Any(known => known!.GetValue<string>() == word.Text);
            case "pattern":
                return node is not DocumentNode.Scalar { Kind: ScalarKind.Text } text || Regex.IsMatch(text.Text, value.GetValue<string>());
            case "minLength":
                return node is not DocumentNode.Scalar { Kind: ScalarKind.Text } least || least.Text.Length >= value.GetValue<int>();
            case "maxLength":
                return node is not DocumentNode.Scalar { Kind: ScalarKind.Text } most || most.Text.Length <= value.GetValue<int>();
            case "minimum":
                return !TryNumber(node, out var low) || low >= value.GetValue<long>();
            case "maximum":
                return !TryNumber(node, out var high) || high <= value.GetValue<long>();
            case "minItems":
                return node is not DocumentNode.List few || few.Items.Length >= value.GetValue<int>();
            case "required":
                return node is not DocumentNode.Map needy || value.AsArray().All(key => needy[key!.GetValue<string>()] is not null);
            case "oneOf":
                return value.AsArray().Count(choice => Errors(node, choice!.AsObject()).Count == 0) == 1;
            case "items":
                errors.AddRange(node is DocumentNode.List list ? list.Items.SelectMany(item => Errors(item, value.AsObject())) : []);
                return true;
            case "properties":
                errors.AddRange(node is DocumentNode.Map map
                    ? map.Entries.Where(entry => value[entry.Key] is not null).SelectMany(entry => Errors(entry.Value, value[entry.Key]!.AsObject()))
                    : []);
                return true;
            case "propertyNames":
                return node is not DocumentNode.Map named || named.Entries.All(entry => Regex.IsMatch(entry.Key, value["pattern"]!.GetValue<string>()));
            case "additionalProperties":
                return HoldForOthers(node, value, schema, errors);
            default:
                throw new InvalidOperationException($"The schema has the keyword '{keyword}', which this check does not know.");
        }
    }

    private bool HoldForOthers(DocumentNode node, JsonNode value, JsonObject schema, List<string> errors)
    {
        if (node is not DocumentNode.Map map)
        {
            return true;
        }

        var others = map.Entries.Where(entry => schema["properties"]?[entry.Key] is null).ToList();
        if (value is JsonObject of)
        {
            errors.AddRange(others.SelectMany(entry => Errors(entry.Value, of)));
            return true;
        }

        return others.Count == 0;
    }

    private static bool IsOf(DocumentNode node, string type) => type switch
    {
        "object" => node is DocumentNode.Map,
        "array" => node is DocumentNode.List,
        "string" => node is DocumentNode.Scalar { Kind: ScalarKind.Text },
        "number" => node is DocumentNode.Scalar { Kind: ScalarKind.Number },
        "integer" => TryNumber(node, out _),
        "boolean" => node is DocumentNode.Scalar { Kind: ScalarKind.Boolean },
        _ => throw new InvalidOperationException($"The schema has the type '{type}', which this check does not know."),
    };

    private static bool TryNumber(DocumentNode node, out long number)
    {
        number = 0;
        return node is DocumentNode.Scalar { Kind: ScalarKind.Number } scalar
            && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
