using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>Everything that is wrong with one request, in the language of its answer.</summary>
internal sealed class RequestProblems(Language language)
{
    private const int MostListed = 50;
    private readonly List<ProblemEntry> entries = [];

    public Language Language => language;

    /// <summary>Whether something is wrong.</summary>
    public bool Any => entries.Count > 0;

    /// <summary>Adds what stands somewhere and what should.</summary>
    public void Add(string path, string? found, string expected, int? line = null) =>
        entries.Add(Entry(path, found, expected, line));

    /// <summary>Adds problems of a flow, but one per property: what its own type says comes first.</summary>
    public void Add(IEnumerable<FlowProblem> problems)
    {
        var known = entries.Select(entry => entry.Path).ToHashSet();
        entries.AddRange(problems.Where(problem => !known.Contains(problem.Path)).Select(problem =>
            Entry(problem.Path, $"'{problem.Found}'", problem.Expected.In(language))));
    }

    /// <summary>Adds problems of Helm values or <c>--set</c> expressions.</summary>
    public void Add(IEnumerable<HelmProblem> problems, bool isText)
    {
        var known = entries.Select(entry => entry.Path).ToHashSet();
        entries.AddRange(problems.Where(problem => !known.Contains(problem.Path)).Select(problem =>
            Entry(problem.Path, problem.Found.QuotedIn(language), problem.Expected.In(language), isText ? problem.Line : null)));
    }

    /// <summary>Adds problems of a scenario document.</summary>
    public void Add(IEnumerable<Problem> problems) => entries.AddRange(problems.Select(problem => Entry(problem, language)));

    /// <summary>The first fifty, and one that counts the rest.</summary>
    public ImmutableArray<ProblemEntry> ToEntries() => entries.Count <= MostListed
        ? [.. entries]
        : [.. entries.Take(MostListed), new ProblemEntry("", null, null, null, ApiTexts.Further.In(language, entries.Count - MostListed))];

    /// <summary>A problem of a scenario document as an entry.</summary>
    public static ProblemEntry Entry(Problem problem, Language language) => new(
        problem.Path,
        problem.Line,
        problem.Found?.In(language),
        problem.Expected?.In(language),
        problem.Further > 0 ? ApiTexts.Further.In(language, problem.Further)
            : language == Language.English || problem.Expected is null ? problem.Message
            : problem.Found is null ? ApiTexts.Missing.In(language, problem.Expected.Chinese)
            : ApiTexts.FoundExpected.In(language, problem.Found.Chinese, problem.Expected.Chinese));

    private ProblemEntry Entry(string path, string? found, string expected, int? line = null) => new(
        path, line, found, expected, found is null ? ApiTexts.Missing.In(language, expected) : ApiTexts.FoundExpected.In(language, found, expected));
}
