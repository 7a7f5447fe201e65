using System.Text.RegularExpressions;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Conformance;

/// <summary>What is published of the ledger is what the suite found.</summary>
public sealed partial class LedgerDocumentTests
{
    [Fact]
    public void Page_Conformance_IsUpToDate() => Golden.VerifyFile(LedgerText.Page(), "docs/conformance.md");

    [Fact]
    public void Counts_OfTheAboutPage_AreTheLedgers() => Assert.Equal(
        new ConformanceCounts(LedgerText.Agrees, LedgerText.LabIsWrong, LedgerText.VariesByRun, LedgerText.NotModelledYet),
        new ConformanceLedger(Path.Combine(AppContext.BaseDirectory, "conformance.md")).Counts);

    [Fact]
    public void Readme_Counts_AreUpToDate()
    {
        var readme = RepositoryFiles.Read("README.md").ReplaceLineEndings("\n");

        Assert.Matches(Marked(), readme);
        var current = Marked().Replace(readme, _ => $"<!-- conformance -->\n{LedgerText.Sentence}\n<!-- /conformance -->");
        Golden.VerifyFile(current, "README.md");
    }

    [GeneratedRegex("<!-- conformance -->\n.*?\n<!-- /conformance -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
