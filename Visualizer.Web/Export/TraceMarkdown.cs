using System.Globalization;
using System.Text;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.Export;

/// <summary>A trace as Markdown (GitHub's dialect): configuration, outcome, a table of hops for each packet, a table of taps.</summary>
/// <remarks>Names stay text: whatever Markdown or HTML would read in one is escaped.</remarks>
public static class TraceMarkdown
{
    /// <summary>The document.</summary>
    /// <param name="trace">The trace, its texts rendered.</param>
    /// <param name="configuration">Names and values of what is in force.</param>
    /// <param name="language">Language of the document's own words.</param>
    public static string Write(PlayableTrace trace, IEnumerable<(string Name, string Value)> configuration, Language language)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Escape(trace.Title)}\n\n{Escape(trace.DispositionText)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"## {ShareTexts.Configuration.In(language)}\n\n| | |\n| --- | --- |\n");
        foreach (var (name, value) in configuration)
        {
            Row(text, Escape(name), Escape(value));
        }

        WriteHops(text, trace, language);
        WriteTaps(text, trace, language);
        if (trace.Client is { Output.Length: > 0 } client)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {ShareTexts.ClientPrints.In(language)}\n\n{Block($"$ {client.Command}\n{client.Output}")}");
        }

        return text.ToString();
    }

    private static void WriteHops(StringBuilder text, PlayableTrace trace, Language language)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {ShareTexts.Hops.In(language)}\n");
        foreach (var packet in trace.Packets)
        {
            var way = packet.Direction switch { "request" => "→ ", "reply" => "← ", _ => "" };
            text.Append(CultureInfo.InvariantCulture, $"\n### {way}{Escape(ShareTexts.Packet.In(language, packet.Index + 1, packet.Summary))}\n\n");
            Row(text, "#", ShareTexts.Where.In(language), ShareTexts.What.In(language), "TTL", ShareTexts.Why.In(language));
            text.Append("| ---: | --- | --- | --- | --- |\n");
            foreach (var hop in packet.Hops)
            {
                var ttl = hop.TtlBefore is { } before ? $"{before} → {hop.Ttl}" : hop.Ttl?.ToString(CultureInfo.InvariantCulture) ?? "";
                Row(text, $"{hop.Index + 1}", Escape(hop.Place), Escape($"{hop.Name} {hop.Action}"), ttl, Sentence(hop.Explanation));
            }
        }
    }

    private static void WriteTaps(StringBuilder text, PlayableTrace trace, Language language)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {ShareTexts.Taps.In(language)}\n\n");
        Row(text, ShareTexts.Interface.In(language), ShareTexts.Where.In(language), ShareTexts.Request.In(language), ShareTexts.Reply.In(language));
        text.Append("| --- | --- | --- | --- |\n");
        foreach (var tap in trace.Taps.Where(tap => !tap.Untouched))
        {
            Row(text, Escape(tap.Interface), Escape(tap.Place), TapSummary.Of(tap, "request", language), TapSummary.Of(tap, "reply", language));
        }

        foreach (var tap in trace.Taps.Where(tap => !tap.Frames.IsEmpty))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n`tcpdump -tne -i {tap.Interface}` ({Escape(tap.Place)})\n\n{Block(string.Join('\n', tap.Frames.Select(frame => frame.Tcpdump)))}");
        }
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            text.Append("| ").Append(cell.ReplaceLineEndings(" ")).Append(' ');
        }

        text.Append("|\n");
    }

    // A sentence marks names with backticks, as Markdown does.
    private static string Sentence(string explanation)
    {
        var parts = explanation.Split('`');
        return string.Concat(parts.Select((part, index) => index % 2 == 0 ? Escape(part) : $"`{part.Replace("|", "\\|", StringComparison.Ordinal)}`"));
    }

    // A fence longer than any run of backticks in it cannot be closed from within.
    private static string Block(string content)
    {
        var fence = "```";
        while (content.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}\n{content.TrimEnd('\n')}\n{fence}\n";
    }

    private static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            escaped.Append(letter switch
            {
                '\r' or '\n' => " ",
                '<' => "&lt;",
                '&' => "&amp;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
