using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ConformanceLedgerTests
{
    [Fact]
    public void Read_LedgerOfTheRepository_HasTheFourCounts()
    {
        var counts = ConformanceLedger.Read(RepositoryFiles.Read("docs/conformance.md"));

        Assert.NotNull(counts);
        Assert.True(counts.Agrees > 0);
    }

    [Fact]
    public void Read_SomethingElse_HasNone() => Assert.Null(ConformanceLedger.Read("# Nothing\n| agrees | 3 |\n"));
}
