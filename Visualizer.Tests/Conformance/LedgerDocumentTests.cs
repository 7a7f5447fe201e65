using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>What is published of the ledger is what the suite found.</summary>
public sealed partial class LedgerDocumentTests
{
    [Fact]
    public void Page_Conformance_IsUpToDate() => Golden.VerifyFile(LedgerText.Page(), "docs/conformance.md");

    [Fact]
    public void Counts_OfTheApplication_AreUpToDate() => Golden.VerifyFile(LedgerText.Json, "docs/conformance.json");

    [Fact]
    public void Readme_Counts_AreUpToDate()
    {
        var readme = RepositoryFiles.Read("README.md").ReplaceLineEndings("\n");

        Assert.Matches(Marked(), readme);
        Golden.VerifyFile(Marked().Replace(readme, $"<!-- conformance -->\n{LedgerText.Sentence.Replace("$", "$$", StringComparison.Ordinal)}\n<!-- /conformance -->"), "README.md");
    }

    [GeneratedRegex("<!-- conformance -->\n.*?\n<!-- /conformance -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
