using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Visualizer.Web.Texts;

namespace Visualizer.Web.State;

/// <summary>The page's address: a request as a query, a document of the viewer's own as a compressed fragment that no server sees.</summary>
/// <remarks>
/// <para>
/// Version 1 of the format, <c>v=1</c>; addresses from before it was written mean the same, and so do those whose version is no number. A query that is
/// too long to paste goes, compressed, into the fragment (<c>all=</c>); what the query itself says still counts before it. Of a newer version only that is
/// read which cannot mean something else there: scenario, document, language, look and <c>embed</c>; the page says so.
/// </para>
/// <para>
/// Within a version keys may be added, and values to a key; what is written once keeps its meaning. What is not here is so on purpose: where somebody
/// scrolled, zoomed or has the focus, what is half typed, filtered, folded or guessed, menus, a running player, the tour, what a terminal's shells did, files that
/// were uploaded, and the history of undo. They belong to one visit or one size of screen; letters as keys and hints are remembered by the browser.
/// </para>
/// </remarks>
public static class WorkbenchUrl
{
    /// <summary>The version of the format that is written.</summary>
    public const long Version = 1;

    private const string DocumentMark = "doc=", AllMark = "all=";

    // Chat programs and mail begin to break addresses somewhere above this.
    private const int LongQuery = 800;

    private static readonly Dictionary<HelmView, string> HelmViewNames = new()
    {
        [HelmView.Controls] = "1", [HelmView.Set] = "set", [HelmView.Yaml] = "yaml", [HelmView.Command] = "command", [HelmView.Modes] = "modes",
    };

    /// <summary>Reads an address. What it says wrongly counts as not said.</summary>
    public static WorkbenchRequest Parse(string address)
    {
        var query = ReadQuery(address);
        string? Text(string key) => query.TryGetValue(key, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        int Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        var safe = new WorkbenchRequest
        {
            ScenarioId = Text("scenario") ?? WorkbenchRequest.FirstScenario,
            Document = Packed(new Uri(address, UriKind.Absolute), DocumentMark),
            IsEmbedded = Text("embed") == "1",
            Language = LanguageTag.Parse(Text("lang")),
            Look = ViewLook.Read(Text),
            NewerFormat = NewerFormat(query),
        };
        if (safe.NewerFormat is not null)
        {
            return safe;
        }

        var request = safe with
        {
            Kind = Text("kind") is { } kind ? FlowKinds.Parse(kind) : null,
            From = Text("from"),
            To = Text("to"),
            Backend = Text("backend"),
            Shape = FlowShape.Read(Text),
            Set = query.TryGetValue("set", out var lines) ? [.. lines.OfType<string>()] : [],
            Reset = Text("reset") == "1",
            Version = Text("cilium"),
            Kernel = Text("kernel"),
            Packet = Number("packet"),
            Hop = Number("hop"),
            Tap = Text("tap"),
            Card = Text("place") is null ? Text("card") : null,
            Speed = WorkbenchRequest.Speeds.FirstOrDefault(speed => Spell(speed) == Text("speed"), 1),
            ShowAll = Text("all") == "1",
            ShowStations = Text("stations") == "1",
            GuessFirst = Text("guess") == "1",
            HelmOpen = Text("helm") is { } view && HelmViewNames.ContainsValue(view),
            HelmView = HelmViewNames.FirstOrDefault(each => each.Value == Text("helm")).Key,
            TerminalOpen = Text("terminal") == "1",
            Place = BrowsePlace.Parse(Text("place"))?.ToString(),
            Table = Text("place") is null ? null : Text("table"),
            Dialog = OpenDialog.Parse(Text("open")),
        };
        return request.IsEmbedded ? request.WithoutPanels() : request;
    }

    /// <summary>The version of an address, where it is newer than this one.</summary>
    internal static long? NewerFormat(Dictionary<string, StringValues> query) =>
        long.TryParse(query.GetValueOrDefault("v"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > Version ? version : null;

    /// <summary>The query of an address, with what of it is in the fragment.</summary>
    internal static Dictionary<string, StringValues> ReadQuery(string address)
    {
        var uri = new Uri(address, UriKind.Absolute);
        var query = QueryHelpers.ParseQuery(Packed(uri, AllMark));
        foreach (var (key, value) in QueryHelpers.ParseQuery(uri.Query))
        {
            query[key] = value;
        }

        return query;
    }

    /// <summary>Path, query and fragment of a request, relative to the application. Defaults are left out.</summary>
    public static string Write(WorkbenchRequest request) => Write(request, []);

    /// <summary>The same with more pairs in the query.</summary>
    internal static string Write(WorkbenchRequest request, IEnumerable<(string Key, string? Value)> more)
    {
        var query = new StringBuilder("?v=").Append(Version);
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Append('&').Append(key).Append('=').Append(Escape(value));
            }
        }

        Add("scenario", request.Document is null ? request.ScenarioId : null);
        // Browsers take an address that differs in its fragment alone for a place on the same page: a document shows in the query too.
        Add("document", request.Document is { } written ? ScenarioLibrary.Fingerprint(written)[..8] : null);
        Add("kind", request.Kind is { } kind ? FlowKinds.Name(kind) : null);
        Add("from", request.From);
        Add("to", request.To);
        Add("backend", request.Backend);
        foreach (var (key, value) in request.Shape.Pairs())
        {
            Add(key, value);
        }

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
        Add("card", request.Card);
        Add("speed", request.Speed == 1 ? null : Spell(request.Speed));
        Add("all", Flag(request.ShowAll));
        Add("stations", Flag(request.ShowStations));
        Add("guess", Flag(request.GuessFirst));
        Add("helm", request.HelmOpen ? HelmViewNames[request.HelmView] : null);
        Add("terminal", Flag(request.TerminalOpen));
        Add("place", request.Place);
        Add("table", request.Table);
        Add("open", request.Dialog?.ToString());
        Add("embed", Flag(request.IsEmbedded));
        Add("lang", request.Language is { } language ? LanguageTag.Of(language) : null);
        foreach (var (key, value) in request.Look.Pairs().Concat(more))
        {
            Add(key, value);
        }

        var whole = query.ToString();
        var document = request.Document is { } text ? DocumentMark + CompressedText.Pack(text) : null;
        if (whole.Length <= LongQuery)
        {
            return document is null ? whole : $"{whole}#{document}";
        }

        // What the server needs for the first answer, and a mark, because browsers take addresses that differ in their fragment alone for one page.
        query.Clear().Append("?v=").Append(Version);
        Add("state", ScenarioLibrary.Fingerprint(whole)[..8]);
        Add("embed", Flag(request.IsEmbedded));
        Add("lang", request.Language is { } spoken ? LanguageTag.Of(spoken) : null);
        foreach (var (key, value) in request.Look.Pairs())
        {
            Add(key, value);
        }

        return $"{query}#{AllMark}{CompressedText.Pack(whole)}{(document is null ? "" : "&" + document)}";
    }

    private static string Spell(double speed) => speed.ToString(CultureInfo.InvariantCulture);

    private static string? Packed(Uri address, string mark) =>
        address.Fragment.TrimStart('#').Split('&').FirstOrDefault(part => part.StartsWith(mark, StringComparison.Ordinal)) is { } part
            ? CompressedText.Unpack(part[mark.Length..])
            : null;

    // Names of pods and addresses stay readable: of what Uri escapes, these three are harmless in a query.
    private static string Escape(string value) => new StringBuilder(Uri.EscapeDataString(value))
        .Replace("%2F", "/").Replace("%3A", ":").Replace("%2C", ",").ToString();

    private static string? Flag(bool value) => value ? "1" : null;

    private static string? Number(int value) => value == 0 ? null : value.ToString(CultureInfo.InvariantCulture);
}
