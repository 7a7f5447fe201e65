using Visualizer.Tests.Support;

namespace Visualizer.Tests.Documentation;

public sealed class CodesPageTests
{
    public static TheoryData<string> Declared => [.. CodesPage.HopCodes.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Page_Codes_IsUpToDate() => Golden.VerifyFile(CodesPage.Text(), "docs/codes.md");

    [Fact]
    public void HopCodes_All_AreUnique() => Assert.Equal(
        CodesPage.HopCodes.Count, CodesPage.HopCodes.Values.Select(code => code.Value).Distinct(StringComparer.Ordinal).Count());

    // A code that nothing answers with is a promise that nobody keeps.
    [Theory, MemberData(nameof(Declared))]
    public void HopCode_Declared_IsRaisedSomewhere(string name) => Assert.NotEmpty(CodesPage.RaisedIn(name));
}
