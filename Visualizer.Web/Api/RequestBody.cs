using System.Text.Json;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>Reads request bodies within the API's limits.</summary>
internal static class RequestBody
{
    /// <summary>Octets that a body may have.</summary>
    public const int MostOctets = 2 * 1024 * 1024;

    // What JavaScript and Windows editors like to put first; no part of JSON.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The body; null when it is larger than it may be.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostOctets)
        {
            return null;
        }

        using var read = new MemoryStream();
        var block = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(block, request.HttpContext.RequestAborted)) > 0)
        {
            read.Write(block, 0, count);
            if (read.Length > MostOctets)
            {
                return null;
            }
        }

        var octets = read.ToArray();
        return octets.AsSpan().StartsWith(ByteOrderMark) ? octets.AsMemory(ByteOrderMark.Length) : octets;
    }

    /// <summary>The body as JSON; null with a problem when it is none.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> octets, RequestProblems problems)
    {
        try
        {
            return JsonDocument.Parse(octets, Strict);
        }
        catch (JsonException malformed)
        {
            var found = octets.IsEmpty ? null : Where(malformed);
            problems.Add("", found, ApiTexts.ValidJson.In(problems.Language));
            return null;
        }
    }

    private static string? Where(JsonException malformed) => malformed.LineNumber is { } line
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {line + 1}, octet {malformed.BytePositionInLine + 1}")
        : "JSON with a fault";
}
