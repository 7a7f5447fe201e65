using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios;

/// <summary>What the reader made of a document.</summary>
public sealed class ScenarioReading
{
    /// <summary>Keeps what was found.</summary>
    internal ScenarioReading(ScenarioDocument? document, ProblemList found)
    {
        Document = document;
        Found = new ProblemList(found);
        Problems = found.ToImmutable();
    }

    /// <summary>The document, as far as it could be read; null when it is no map.</summary>
    public ScenarioDocument? Document { get; }

    /// <summary>Problems of the text and of its shape. Resolving finds those of its meaning and repeats these.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The same, uncut, for the resolver to go on with a copy.</summary>
    internal ProblemList Found { get; }
}
