using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>Reads <c>Fixtures/Labs</c>: what the labs printed, command by command.</summary>
internal static class LabListing
{
    /// <summary>Lines that a tool prints whatever the cluster does: headings, and tcpdump's words around a capture.</summary>
    private static readonly string[] Boilerplate =
    [
        "NAMESPACE ", "NAME ", "Address ", "TUNNEL ", "ID ", "tcpdump: verbose", "listening on ", "Failed to decode layer", "----------",
        "valid_lft ",
    ];

    private static readonly string[] BoilerplateEnds = [" packets received by filter", " packets dropped by kernel"];

    public static ImmutableArray<PrintedBlock> All { get; } = [.. Lab.All.SelectMany(Read)];

    private static IEnumerable<PrintedBlock> Read(Lab lab)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = RepositoryFiles.Read($"Visualizer.Tests/Fixtures/Labs/{lab.Scenario}.txt").ReplaceLineEndings("\n");
        foreach (var block in ("\n" + text).Split("\n== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.TrimEnd('\n').Split('\n');
            var parts = lines[0].Split(" | ");
            var place = parts[1].Split(' ');
            // A pipe belongs to the command; what was sent is always the last part.
            var hasTraffic = parts[^1].StartsWith("ping ", StringComparison.Ordinal) || parts[^1].StartsWith("curl ", StringComparison.Ordinal);
            var command = string.Join(" | ", parts[2..(parts.Length > 3 && hasTraffic ? ^1 : ^0)]);
            var traffic = parts.Length > 3 && hasTraffic ? parts[^1] : null;
            var printed = lines[1..].Where(line => !IsBoilerplate(line)).DefaultIfEmpty("");
            var headings = lines[1..].Where(line => line.Length > 0 && IsBoilerplate(line));
            yield return new PrintedBlock(
                lab, parts[0], place.Length > 1 ? place[0] : "", place.Length > 1 ? place[1] : "", command, traffic,
                [.. printed.Select(line => new LabFact(NextId(line), line))])
            {
                Headings = [.. headings],
            };

            string NextId(string line)
            {
                var kind = line.EndsWith(" packets captured", StringComparison.Ordinal) ? "count" : parts[0];
                var number = counts[kind] = counts.GetValueOrDefault(kind) + 1;
                return string.Create(CultureInfo.InvariantCulture, $"{lab.Letter}-{kind}-{number:00}");
            }
        }
    }

    /// <summary>Whether a tool prints the line whatever the cluster does.</summary>
    public static bool IsBoilerplate(string line)
    {
        var text = line.TrimStart();
        return text.Length == 0 || Array.Exists(Boilerplate, start => text.StartsWith(start, StringComparison.Ordinal))
            || Array.Exists(BoilerplateEnds, end => text.EndsWith(end, StringComparison.Ordinal));
    }
}
