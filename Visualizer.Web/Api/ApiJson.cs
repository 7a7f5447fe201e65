using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Visualizer.Web.Api.Contracts;

namespace Visualizer.Web.Api;

/// <summary>How answers become JSON: camelCase, nulls written, properties in the order of their declaration.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(TraceResponse))]
[JsonSerializable(typeof(TraceRequestContract))]
[JsonSerializable(typeof(IReadOnlyList<ScenarioSummary>))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    // Answers are never part of a page, so that arrows and Chinese need no escapes.
    private static readonly ApiJson Readable = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes an answer.</summary>
    public static async Task WriteAsync<T>(HttpResponse response, T value, JsonTypeInfo<T> type, string contentType = "application/json; charset=utf-8")
    {
        var info = (JsonTypeInfo<T>)Readable.GetTypeInfo(type.Type)!;
        var body = JsonSerializer.SerializeToUtf8Bytes(value, info);
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
