using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>Collects problems: the first fifty are kept, the rest is counted.</summary>
public sealed class ProblemList
{
    /// <summary>Problems that are kept; one more may say how many there are besides.</summary>
    public const int MostKept = 50;

    private readonly List<Problem> kept = [];

    /// <summary>Starts an empty list.</summary>
    public ProblemList()
    {
    }

    /// <summary>Starts with the problems of another list, which stays as it is.</summary>
    internal ProblemList(ProblemList other)
    {
        kept.AddRange(other.kept);
        Count = other.Count;
    }

    /// <summary>Number of problems found, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a further problem would only be counted, so that nobody need word it.</summary>
    public bool IsFull => Count >= MostKept;

    /// <summary>Adds a problem at a node of the document.</summary>
    /// <param name="node">The node that is wrong.</param>
    /// <param name="expected">What would be right.</param>
    /// <param name="message">One sentence.</param>
    public void Add(DocumentNode node, ExpectedText? expected, string message) =>
        Add(node.Path, node.Line, IsFull ? null : node.Description, expected, message);

    /// <summary>Adds a problem at a place where no node is.</summary>
    public void Add(DocumentPath path, int? line, FoundText? found, ExpectedText? expected, string message)
    {
        if (Count++ < MostKept)
        {
            kept.Add(new Problem(path.ToString(), line, found, expected, message));
        }
    }

    /// <summary>All kept problems by line, then in the order found, and one that counts the rest.</summary>
    public ImmutableArray<Problem> ToImmutable()
    {
        var sorted = kept.OrderBy(problem => problem.Line ?? int.MaxValue);
        return Count <= MostKept
            ? [.. sorted]
            : [.. sorted, new Problem(
                "", null, null, null, string.Create(CultureInfo.InvariantCulture, $"There are {Count - MostKept} further problems.")) { Further = Count - MostKept }];
    }
}
