using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary>Objects of one kind as <c>kubectl get</c> prints them: columns as wide as their widest cell and three blanks, sorted by name.</summary>
/// <param name="Kind">Plural for messages: <c>pods</c>.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="WideColumns">How many of them <c>-o wide</c> alone shows; they come last.</param>
internal sealed record KubectlListing(string Kind, ImmutableArray<string> Columns, int WideColumns)
{
    /// <summary>Age of everything. It depends on the run, and is the same on every machine here.</summary>
    public const string Age = "10m";

    private static readonly ImmutableArray<string> Flags = ["-A", "-n", "-o", "-l", "--no-headers", "--show-labels"];

    /// <summary>Prints the objects that the flags and names ask for.</summary>
    /// <param name="objects">All objects.</param>
    /// <param name="arguments">Flags and names.</param>
    public CommandOutput Print(IEnumerable<KubectlObject> objects, CommandArguments arguments)
    {
        var flags = arguments.Options.ToLookup(option => option.Split('=')[0], option => option.Contains('=', StringComparison.Ordinal) ? option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..] : "");
        if (flags.FirstOrDefault(flag => !Flags.Contains(flag.Key)) is { } unknown)
        {
            return CommandOutput.Error($"error: unknown {(unknown.Key.StartsWith("--", StringComparison.Ordinal) ? $"flag: {unknown.Key}" : $"shorthand flag: '{unknown.Key[^1]}' in {unknown.Key}")}\nSee 'kubectl get --help' for usage.");
        }

        var format = flags["-o"].LastOrDefault();
        if (format is not (null or "" or "wide" or "name"))
        {
            return CommandOutput.Error($"kubectl get {Kind} -o {format}: not modelled: wide and name are");
        }

        var isEverywhere = flags.Contains("-A");
        var space = flags["-n"].LastOrDefault() ?? "default";
        var isNamespaced = objects.Any(each => each.Namespace.Length > 0);
        var found = objects.Where(each => isEverywhere || each.Namespace.Length == 0 || each.Namespace == space)
            .Where(each => flags["-l"].All(selector => each.IsSelected(selector)))
            .OrderBy(each => each.Namespace, StringComparer.Ordinal).ThenBy(each => each.Name, StringComparer.Ordinal).ToList();
        if (!arguments.Words.IsEmpty)
        {
            var missing = arguments.Words.FirstOrDefault(name => !found.Exists(each => each.Name == name));
            if (missing is not null)
            {
                return CommandOutput.Error($"Error from server (NotFound): {Kind} \"{missing}\" not found");
            }

            found = [.. arguments.Words.Select(name => found.Find(each => each.Name == name)!)];
        }

        if (found.Count == 0)
        {
            return new CommandOutput("", isEverywhere || !isNamespaced ? "No resources found\n" : $"No resources found in {space} namespace.\n");
        }

        if (format == "name")
        {
            return CommandOutput.Lines(found.Select(each => $"{(Kind == "endpoints" ? Kind : Kind[..^1])}/{each.Name}"));
        }

        var shown = format == "wide" ? Columns.Length : Columns.Length - WideColumns;
        var rows = found.Select(each => Row(each, shown, isEverywhere && isNamespaced, flags.Contains("--show-labels"))).ToList();
        return CommandOutput.Lines(Align(flags.Contains("--no-headers") ? rows : rows.Prepend(Heading(shown, isEverywhere && isNamespaced, flags.Contains("--show-labels")))));
    }

    private ImmutableArray<string> Heading(int shown, bool hasNamespace, bool hasLabels) =>
        [.. hasNamespace ? ["NAMESPACE"] : Array.Empty<string>(), .. Columns[..shown], .. hasLabels ? ["LABELS"] : Array.Empty<string>()];

    private static ImmutableArray<string> Row(KubectlObject each, int shown, bool hasNamespace, bool hasLabels) =>
        [.. hasNamespace ? [each.Namespace] : Array.Empty<string>(), .. each.Cells[..shown], .. hasLabels ? [each.LabelText] : Array.Empty<string>()];

    /// <summary>Every cell but the last of a row is filled up.</summary>
    private static IEnumerable<string> Align(IEnumerable<ImmutableArray<string>> rows)
    {
        var all = rows.ToList();
        var widths = Enumerable.Range(0, all[0].Length).Select(column => all.Max(row => row[column].Length) + 3).ToArray();
        foreach (var row in all)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                line.Append(column + 1 < row.Length ? row[column].PadRight(widths[column]) : row[column]);
            }

            yield return line.ToString();
        }
    }
}

/// <summary>One object in a listing.</summary>
/// <param name="Namespace">Its namespace; empty for nodes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cells">Its cells, those of <c>-o wide</c> too.</param>
/// <param name="Labels">Its labels.</param>
internal sealed record KubectlObject(string Namespace, string Name, ImmutableArray<string> Cells, ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>Labels as <c>--show-labels</c> prints them.</summary>
    public string LabelText => Labels.IsEmpty ? "<none>" : string.Join(',', Labels.Select(label => string.Create(CultureInfo.InvariantCulture, $"{label.Key}={label.Value}")));

    /// <summary>Whether every <c>key=value</c> of a selector is among the labels.</summary>
    public bool IsSelected(string selector) => selector.Split(',').All(part =>
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? Labels.ContainsKey(part) : Labels.GetValueOrDefault(part[..at]) == part[at..].TrimStart('=');
    });
}
