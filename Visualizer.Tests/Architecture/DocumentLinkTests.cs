using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Architecture;

/// <summary>What the documents point to is there.</summary>
public sealed partial class DocumentLinkTests
{
    [Fact]
    public void Links_OfDocuments_LeadToFilesOfTheRepository()
    {
        var missing =
            from path in RepositoryFiles.All
            where path.EndsWith(".md", StringComparison.Ordinal)
            from Match link in RelativeLink().Matches(RepositoryFiles.Read(path))
            let target = Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(path) ?? "", link.Groups[1].Value)
            where !Path.Exists(target)
            select $"{path}: {link.Groups[1].Value}";

        Violations.AssertNone(missing);
    }

    [GeneratedRegex(@"\]\((?!https?:|/|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex RelativeLink();
}
