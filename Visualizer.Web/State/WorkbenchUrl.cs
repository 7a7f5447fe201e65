using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Visualizer.Web.Texts;

namespace Visualizer.Web.State;

/// <summary>The page's address: a request as a query, a document of the viewer's own as a compressed fragment that no server sees.</summary>
public static class WorkbenchUrl
{
    private const string DocumentMark = "doc=";

    /// <summary>Reads an address. What it says wrongly counts as not said.</summary>
    public static WorkbenchRequest Parse(string address)
    {
        var uri = new Uri(address, UriKind.Absolute);
        var query = QueryHelpers.ParseQuery(uri.Query);
        string? Text(string key) => query.TryGetValue(key, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        int Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        var fragment = uri.Fragment.TrimStart('#');
        return new WorkbenchRequest
        {
            ScenarioId = Text("scenario") ?? WorkbenchRequest.FirstScenario,
            Document = fragment.StartsWith(DocumentMark, StringComparison.Ordinal) ? CompressedText.Unpack(fragment[DocumentMark.Length..]) : null,
            Kind = Text("kind") is { } kind ? FlowKinds.Parse(kind) : null,
            From = Text("from"),
            To = Text("to"),
            Backend = Text("backend"),
            Set = query.TryGetValue("set", out var lines) ? [.. lines.OfType<string>()] : [],
            Reset = Text("reset") == "1",
            Version = Text("cilium"),
            Kernel = Text("kernel"),
            Packet = Number("packet"),
            Hop = Number("hop"),
            Tap = Text("tap"),
            ShowAll = Text("all") == "1",
            GuessFirst = Text("guess") == "1",
            HelmOpen = Text("helm") == "1",
            Language = LanguageTag.Parse(Text("lang")),
            Theme = Text("theme") is "light" or "dark" ? Text("theme") : null,
        };
    }

    /// <summary>Path, query and fragment of a request, relative to the application. Defaults are left out.</summary>
    public static string Write(WorkbenchRequest request)
    {
        var query = new StringBuilder();
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(key).Append('=').Append(Escape(value));
            }
        }

        Add("scenario", request.Document is null ? request.ScenarioId : null);
        // Browsers take an address that differs in its fragment alone for a place on the same page: a document shows in the query too.
        Add("document", request.Document is { } written ? ScenarioLibrary.Fingerprint(written)[..8] : null);
        Add("kind", request.Kind is { } kind ? FlowKinds.Name(kind) : null);
        Add("from", request.From);
        Add("to", request.To);
        Add("backend", request.Backend);
        foreach (var line in request.Set)
        {
            Add("set", line);
        }

        Add("reset", Flag(request.Reset));
        Add("cilium", request.Version);
        Add("kernel", request.Kernel);
        Add("packet", Number(request.Packet));
        Add("hop", Number(request.Hop));
        Add("tap", request.Tap);
        Add("all", Flag(request.ShowAll));
        Add("guess", Flag(request.GuessFirst));
        Add("helm", Flag(request.HelmOpen));
        Add("lang", request.Language is { } language ? LanguageTag.Of(language) : null);
        Add("theme", request.Theme);
        return query + (request.Document is { } document ? $"#{DocumentMark}{CompressedText.Pack(document)}" : "");
    }

    // Names of pods and addresses stay readable: of what Uri escapes, these three are harmless in a query.
    private static string Escape(string value) => new StringBuilder(Uri.EscapeDataString(value))
        .Replace("%2F", "/").Replace("%3A", ":").Replace("%2C", ",").ToString();

    private static string? Flag(bool value) => value ? "1" : null;

    private static string? Number(int value) => value == 0 ? null : value.ToString(CultureInfo.InvariantCulture);
}
