using System.Text.Encodings.Web;
using System.Text.Json;

namespace Visualizer.Web.Api;

/// <summary>Writes answers as JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>Media type of everything but errors.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    // Answers are never part of a page, so that arrows and Chinese need no escapes.
    private static readonly JsonSerializerOptions Options = new(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with a value of one of the types that <see cref="ApiJson"/> lists.</summary>
    public static Task WriteAsync<T>(HttpResponse response, T value, string contentType = ContentType) =>
        WriteJsonAsync(response, Octets(value), contentType);

    /// <summary>A value as UTF-8 JSON.</summary>
    public static byte[] Octets<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options.GetTypeInfo(typeof(T)));

    /// <summary>Answers with JSON that is written already.</summary>
    public static Task WriteJsonAsync(HttpResponse response, ReadOnlyMemory<byte> json, string contentType = ContentType)
    {
        response.ContentType = contentType;
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, response.HttpContext.RequestAborted).AsTask();
    }
}
