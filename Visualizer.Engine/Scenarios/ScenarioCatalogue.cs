using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios;

/// <summary>Reads many scenario documents at once; a broken one does not hinder the others.</summary>
public static class ScenarioCatalogue
{
    /// <summary>An entry for every document, in the order given.</summary>
    /// <param name="documents">Ids and texts of YAML.</param>
    /// <param name="mostOctets">Octets that each text may have.</param>
    public static ImmutableArray<ScenarioEntry> Read(
        IEnumerable<KeyValuePair<string, string>> documents, int mostOctets = ScenarioReader.MostOctetsOfFile) =>
        [.. documents.Select(document => Read(document.Key, document.Value, mostOctets))];

    private static ScenarioEntry Read(string id, string text, int mostOctets)
    {
        var reading = ScenarioReader.Read(text, mostOctets);
        var resolution = ScenarioResolver.Resolve(reading, id);
        return new ScenarioEntry(
            id,
            reading.Document?.Title?.Value ?? id,
            reading.Document?.Summary?.Value ?? "",
            [.. reading.Document?.Tags.Select(tag => tag.Value) ?? []],
            resolution.Scenario,
            resolution.Problems);
    }
}

/// <summary>A scenario in the list of scenarios.</summary>
/// <param name="Id">File name without extension.</param>
/// <param name="Title">One line; the id where the document gives none.</param>
/// <param name="Summary">What the learner sees; empty where the document does not say.</param>
/// <param name="Tags">Words to filter by.</param>
/// <param name="Scenario">The scenario; null exactly when there are problems.</param>
/// <param name="Problems">What is wrong with the document.</param>
public sealed record ScenarioEntry(
    string Id, string Title, string Summary, ImmutableArray<string> Tags, Scenario? Scenario, ImmutableArray<Problem> Problems);
