using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios;

/// <summary>Reads scenario documents. Whatever it is given, it answers with a document or with problems; only who cancels it gets an exception.</summary>
public static class ScenarioReader
{
    /// <summary>Octets that a scenario file may have.</summary>
    public const int MostOctetsOfFile = 1 << 20;

    /// <summary>Reads a text of YAML (or JSON, which is YAML).</summary>
    /// <param name="yamlText">The text.</param>
    /// <param name="mostOctets">Octets that it may have in UTF-8; a longer text is one problem and is not read.</param>
    /// <param name="at">Path of the document in what it came with, such as <c>document</c> of a request; null: none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ScenarioReading Read(
        string yamlText, int mostOctets = MostOctetsOfFile, DocumentPath? at = null, CancellationToken cancellation = default)
    {
        var problems = new ProblemList();
        var root = YamlText.Read(yamlText, mostOctets, problems, at ?? DocumentPath.Root, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Read(root, at ?? DocumentPath.Root, problems);
    }

    /// <summary>Reads a document that came as something else than a text; build its tree with <see cref="DocumentTreeBuilder"/>.</summary>
    /// <param name="root">The tree; null when there is none.</param>
    /// <param name="problems">Problems of the tree; those of the document are added.</param>
    public static ScenarioReading Read(DocumentNode? root, ProblemList problems) => Read(root, root?.Path ?? DocumentPath.Root, problems);

    private static ScenarioReading Read(DocumentNode? root, DocumentPath at, ProblemList problems)
    {
        if (root is null or DocumentNode.Scalar { Kind: ScalarKind.Null })
        {
            if (problems.Count == 0)
            {
                problems.Add(at, root?.Line, new("nothing", "空值"), new("a map", "映射"), "The document is empty.");
            }

            return new ScenarioReading(null, problems);
        }

        var checker = new ShapeChecker(problems);
        checker.Check(root, ScenarioShapes.Document);
        return new ScenarioReading(root is DocumentNode.Map map ? new ScenarioBinder(checker).Bind(map) : null, problems);
    }
}
