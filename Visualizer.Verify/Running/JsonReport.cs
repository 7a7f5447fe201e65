using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Visualizer.Verify.Running;

/// <summary>A run for other programs to read. The same lattice gives the same text, but for <c>seconds</c>.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, ImmutableArray<Entry> plan, Tally tally, double seconds)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("seconds", Math.Round(seconds, 1));
        Write(json, Coverage.Of(plan), "covered");
        json.WriteNumber("cellsWalked", tally.Cells);
        json.WriteStartArray("notWalked");
        foreach (var (code, count) in Coverage.Reasons(plan))
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteNumber("configurations", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("cellsNotModelled");
        foreach (var (code, count) in tally.NotModelled)
        {
            json.WriteNumber(code, count);
        }

        json.WriteEndObject();
        json.WriteStartArray("choices");
        foreach (var line in Coverage.ByChoice(plan))
        {
            Write(json, line, null, tally);
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var name in Walk.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            var found = tally.Found.GetValueOrDefault(name);
            json.WriteNumber("violations", found?.Count ?? 0);
            if (found is not null)
            {
                json.WriteString("cell", found.First.ToString());
                json.WriteString("place", found.Place);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Coverage line, string? property, Tally? tally = null)
    {
        if (property is not null)
        {
            json.WriteStartObject(property);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("dimension", line.Dimension);
            json.WriteString("choice", line.Choice);
        }

        json.WriteNumber("configurations", line.Walked);
        json.WriteNumber("sameAsAnother", line.Same);
        json.WriteNumber("refused", line.Refused);
        json.WriteNumber("notModelled", line.NotModelled);
        json.WriteNumber("cells", line.Cells);
        if (tally is not null)
        {
            json.WriteNumber("delivered", tally.Count(line.Choice, Outcome.Delivered));
            json.WriteNumber("failed", tally.Count(line.Choice, Outcome.Failed));
            json.WriteNumber("cellsNotModelled", tally.Count(line.Choice, Outcome.NotModelled));
        }

        json.WriteEndObject();
    }
}
