using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.ViewModels;

/// <summary>A scenario document as JSON: names, order and values as written.</summary>
internal static class ScenarioJson
{
    // In YAML a version such as 5.10 or a label such as 1 looks like a number; in the document's contract it is text. These keys are numbers.
    private static readonly HashSet<string> NumberKeys = new(StringComparer.Ordinal)
    {
        "spi", "ifindex", "peerIfindex", "identity", "endpoint", "port", "targetPort", "nodePort", "nodes", "podsPerNode", "size", "count", "ttl", "flow",
        "replyTtl", "id",
    };

    // What is under these keys belongs to Helm and Kubernetes, which tell numbers and texts apart themselves.
    private static readonly HashSet<string> ForeignKeys = new(StringComparer.Ordinal) { "values", "policies" };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(DocumentNode document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, document, key: "", isForeign: false);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, DocumentNode node, string key, bool isForeign)
    {
        switch (node)
        {
            case DocumentNode.Map map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    var isLabel = key is "labels" or "selector";
                    Write(writer, entry.Value, isLabel ? "" : entry.Key, isForeign || (ForeignKeys.Contains(entry.Key) && !isLabel));
                }

                writer.WriteEndObject();
                break;
            case DocumentNode.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item, key, isForeign);
                }

                writer.WriteEndArray();
                break;
            case DocumentNode.Scalar scalar:
                Write(writer, scalar, isForeign || NumberKeys.Contains(key));
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, DocumentNode.Scalar scalar, bool mayBeNumber)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.Text.Equals("true", StringComparison.OrdinalIgnoreCase));
                break;
            case ScalarKind.Number when mayBeNumber && IsJsonNumber(scalar.Text):
                writer.WriteRawValue(scalar.Text);
                break;
            default:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }

    // YAML also has 0x1f, .5 and +3.
    private static bool IsJsonNumber(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
