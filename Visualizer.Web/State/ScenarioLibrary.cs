using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.State;

/// <summary>The bundled scenarios, read once at startup, and documents of users, kept for a while.</summary>
public sealed class ScenarioLibrary
{
    /// <summary>Octets of UTF-8 that a user's document may have.</summary>
    public const int MostOctetsOfDocument = 512 * 1024;

    // Octets of memory, roughly: a pod of a resolved scenario takes about half a kibibyte.
    private const long MostDocumentWeight = 256 << 20;
    private const long PodWeight = 512, NodeWeight = 2048, LeastWeight = 16384;
    private const string DocumentId = "document";
    private readonly FrozenDictionary<string, ScenarioEntry> byId;
    private readonly FrozenDictionary<string, string> texts;
    private readonly BoundedCache<string, ScenarioResolution> documents = new(MostDocumentWeight, Weigh);

    /// <summary>Reads every <c>*.yaml</c> of a folder; the file name is the id. A folder that does not exist has no scenarios.</summary>
    public ScenarioLibrary(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        Array.Sort(files, StringComparer.Ordinal);
        texts = files.ToFrozenDictionary(file => Path.GetFileNameWithoutExtension(file), Text, StringComparer.Ordinal);
        Entries = ScenarioCatalogue.Read(texts.OrderBy(text => text.Key, StringComparer.Ordinal));
        byId = Entries.ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);
    }

    /// <summary>All of them by id, the broken ones too.</summary>
    public ImmutableArray<ScenarioEntry> Entries { get; }

    /// <summary>The scenario of that id; null when there is none.</summary>
    public ScenarioEntry? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A user's document as a scenario, or its problems.</summary>
    /// <exception cref="EngineFailureException">The engine failed.</exception>
    public ScenarioResolution Resolve(string text, CancellationToken leaving = default) => documents.GetOrAdd(
        Fingerprint(text),
        (_, abandoned) => EngineFailureException.Guard(() => ScenarioResolver.Resolve(ScenarioReader.Read(text, cancellation: abandoned), DocumentId, abandoned)),
        leaving);

    /// <summary>The scenario that a request is about, or its document's problems; neither for an unknown id.</summary>
    public ScenarioResolution Open(WorkbenchRequest request, CancellationToken leaving = default) => request.Document is { } document
        ? Resolve(document, leaving)
        : Find(request.ScenarioId) is { } entry ? new ScenarioResolution(entry.Scenario, entry.Problems) : new ScenarioResolution(null, []);

    /// <summary>A text that differs between documents with different content: a bundled scenario's id, else a hash of the document.</summary>
    public static string Identify(Scenario scenario) =>
        scenario.Id == DocumentId ? Convert.ToHexStringLower(SHA256.HashData(ScenarioJson.Write(scenario.Document.Root).Span)) : scenario.Id;

    /// <summary>The file of a bundled scenario as it is written; null when there is none.</summary>
    public string? TextOf(string id) => texts.GetValueOrDefault(id);

    /// <summary>SHA-256 of a text, in hex.</summary>
    public static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static long Weigh(ScenarioResolution resolution) => resolution.Scenario is not { Cluster: { } cluster }
        ? LeastWeight
        : LeastWeight + (cluster.Pods.Length * PodWeight) + (cluster.Nodes.Length * NodeWeight);

    // A file above the limit is cut one octet behind it: long enough for the reader to refuse it, too short to hurt.
    private static string Text(string file)
    {
        using var stream = File.OpenRead(file);
        var octets = new byte[Math.Min(stream.Length, ScenarioReader.MostOctetsOfFile + 1)];
        stream.ReadExactly(octets);
        return Encoding.UTF8.GetString(octets);
    }
}
