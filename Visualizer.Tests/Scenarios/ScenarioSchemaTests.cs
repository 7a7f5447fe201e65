using System.Text.Json.Nodes;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Tests.Scenarios;

public sealed class ScenarioSchemaTests
{
    public static TheoryData<string> Ids => [.. ScenarioFiles.Ids];

    [Fact]
    public void Schema_ComparedWithTheReader_HasTheSameKeysTypesAndRequiredOnes()
    {
        var schema = SchemaCheck.Load();
        var differences = new List<string>();

        Compare("", ScenarioShapes.Document, schema.Root, schema, differences);

        Assert.Empty(differences);
    }

    [Fact]
    public void Compare_KeyMissingInTheSchema_IsSeen()
    {
        var schema = SchemaCheck.Load();
        schema.Root["$defs"]!["pod"]!["properties"]!.AsObject().Remove("labels");
        schema.Root["$defs"]!["node"]!["required"] = new JsonArray();
        var differences = new List<string>();

        Compare("", ScenarioShapes.Document, schema.Root, schema, differences);

        Assert.Equal(["cluster.nodes: required", "cluster.pods: keys"], differences);
    }

    [Fact]
    public void Schema_EveryProperty_IsDescribed()
    {
        var undescribed = new List<string>();

        Walk("#", SchemaCheck.Load().Root, undescribed);

        Assert.Empty(undescribed);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Schema_BundledFile_Holds(string id) =>
        Assert.Empty(SchemaCheck.Load().Errors(ScenarioReader.Read(ScenarioFiles.Text(id)).Document!.Root));

    [Theory]
    [InlineData("cluster: { nodes: [ { name: a, ip: 10.0.0.300 } ] }")]
    [InlineData("cluster: { nodes: [ { name: A } ] }")]
    [InlineData("cluster: { nodes: [ { } ] }")]
    [InlineData("cluster: { nodes: 10001 }")]
    [InlineData("cluster: { nodes: [ { name: a, interfaces: { eth0: { mac: \"03:00:00:00:00:01\" } } } ] }")]
    [InlineData("cluster: { nodes: 1, services: [ { name: s, ports: [ { port: 80, nodePort: 80 } ] } ] }")]
    [InlineData("cluster: { nodes: 1, kubeProxy: maybe }")]
    [InlineData("cluster: { nodes: 1, pods: [ { name: a, node: node-1, serves: [ SCTP/1 ] } ] }")]
    [InlineData("cluster: { nodes: 1 }\ntitle: 5")]
    [InlineData("cluster: { nodes: 1 }\nunknown: x")]
    [InlineData("cluster: { nodes: 1 }\nflows: [ { kind: ping, from: a } ]")]
    [InlineData("title: no cluster")]
    [InlineData("cluster: { nodes: 1, policies: [ { kind: NetworkPolicy } ] }")]
    [InlineData("cluster: { nodes: 1, policies: [ { apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: { name: a }, spec: { egres: [ ] } } ] }")]
    public void SchemaAndReader_BrokenDocument_BothRefuseIt(string yaml)
    {
        var reading = ScenarioReader.Read(yaml);

        Assert.NotEmpty(reading.Problems);
        Assert.NotEmpty(SchemaCheck.Load().Errors(reading.Document!.Root));
    }

    private static void Compare(string path, ValueShape shape, JsonObject written, SchemaCheck schema, List<string> differences)
    {
        var json = schema.Resolve(written);
        void Same(bool holds, string what)
        {
            if (!holds)
            {
                differences.Add($"{path}: {what}");
            }
        }

        switch (shape)
        {
            case ValueShape.Map map:
                Same(TypeOf(json) == "object" && json["additionalProperties"] is JsonValue no && !no.GetValue<bool>(), "type");
                var properties = json["properties"]!.AsObject();
                Same(map.Keys.Select(key => key.Name).SequenceEqual(properties.Select(property => property.Key)), "keys");
                Same(
                    map.Keys.Where(key => key.IsRequired).Select(key => key.Name).SequenceEqual(json["required"]?.AsArray().Select(key => key!.GetValue<string>()) ?? []),
                    "required");
                foreach (var key in map.Keys.Where(key => properties[key.Name] is not null))
                {
                    Compare(path.Length == 0 ? key.Name : $"{path}.{key.Name}", key.Value, properties[key.Name]!.AsObject(), schema, differences);
                }

                break;
            case ValueShape.Free free:
                Same(TypeOf(json) == "object", "type");
                Compare(path + ".*", free.Value, json["additionalProperties"]!.AsObject(), schema, differences);
                break;
            case ValueShape.Kinds kinds:
                var kindsInSchema = json["oneOf"]!.AsArray();
                Same(kinds.Shapes.Length == kindsInSchema.Count, "kinds");
                foreach (var (kind, inSchema) in kinds.Shapes.Zip(kindsInSchema))
                {
                    Compare(path, kind, inSchema!.AsObject(), schema, differences);
                }

                break;
            case ValueShape.Foreign:
                Same(TypeOf(json) == "object" && json["properties"] is null && json["additionalProperties"] is null, "type");
                break;
            case ValueShape.List list:
                Same(TypeOf(json) == "array", "type");
                Compare(path, list.Item, json["items"]!.AsObject(), schema, differences);
                break;
            case ValueShape.ListOrCount either:
                Compare(path, either.Listed, json["oneOf"]![0]!.AsObject(), schema, differences);
                Compare(path, either.Count, json["oneOf"]![1]!.AsObject(), schema, differences);
                break;
            case ValueShape.Integer range:
                Same(TypeOf(json) == "integer" && json["minimum"]!.GetValue<int>() == range.Least && json["maximum"]!.GetValue<int>() == range.Most, "range");
                break;
            case ValueShape.Boolean:
                Same(TypeOf(json) == "boolean", "type");
                break;
            case ValueShape.Choice choice:
                Same(choice.Words.SequenceEqual(json["enum"]?.AsArray().Select(word => word!.GetValue<string>()) ?? []), "words");
                break;
            case ValueShape.Text text:
                Same(TypeOf(json) == (text.Format.AllowsNumber ? "string,number" : "string"), "type");
                break;
            default:
                Same(false, "a shape that nobody compares");
                break;
        }
    }

    private static string TypeOf(JsonObject json) => json["type"] switch
    {
        JsonArray types => string.Join(',', types.Select(type => type!.GetValue<string>())),
        { } type => type.GetValue<string>(),
        null => "",
    };

    private static void Walk(string path, JsonObject schema, List<string> undescribed)
    {
        if (string.IsNullOrWhiteSpace(schema["description"]?.GetValue<string>()))
        {
            undescribed.Add(path);
        }

        foreach (var group in new[] { "properties", "$defs" })
        {
            foreach (var (name, inner) in schema[group]?.AsObject() ?? [])
            {
                Walk($"{path}/{name}", inner!.AsObject(), undescribed);
            }
        }
    }
}
