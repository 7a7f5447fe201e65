using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>The labs' printed lines against the engine.</summary>
public sealed class LedgerTests
{
    public static TheoryData<string> ClaimNumbers => [.. Claims.All.Select(claim => claim.Number)];

    [Fact]
    public void Rows_All_AreExplained()
    {
        var unexplained = string.Join('\n', Ledger.Rows.Where(row => row.Verdict == Verdict.Disagrees));

        Assert.True(unexplained.Length == 0, unexplained);
    }

    [Theory, MemberData(nameof(ClaimNumbers))]
    public void Claim_OfALabsText_IsRefuted(string number)
    {
        var claim = Claims.All.Single(candidate => candidate.Number == number);

        Assert.Equal(claim.Right, claim.Answer());
    }

    // What the labs print is fixed: 85 frames, six pings, two empty captures, four listings of 21 lines.
    [Theory]
    [InlineData('A', 28, 2, 0)]
    [InlineData('B', 25, 2, 2)]
    [InlineData('C', 28, 1, 0)]
    [InlineData('D', 4, 1, 0)]
    public void Facts_OfALab_AreComplete(char letter, int frames, int pings, int emptyCaptures)
    {
        var facts = LabListing.All.Where(block => block.Lab.Letter == letter).SelectMany(block => block.Facts).ToList();

        Assert.Equal(frames, facts.Count(fact => fact.IsFrame));
        Assert.Equal(pings, facts.Count(fact => fact.IsPingReply));
        Assert.Equal(emptyCaptures, facts.Count(fact => fact.Text == "0 packets captured"));
        Assert.Equal(21, facts.Count(fact => fact.Id.StartsWith($"{letter}-status-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Facts_OfAllLabs_Are85Frames() => Assert.Equal(85, LabListing.All.SelectMany(block => block.Facts).Count(fact => fact.IsFrame));

    public static TheoryData<string> BlocksWithHeadings => [.. LabListing.All.Where(block => !block.Headings.IsEmpty && !IsCapture(block)).Select(block => block.Facts[0].Id)];

    // Headings are no rows, but they are printed all the same. Age and names make columns wider: blanks do not count.
    [Theory, MemberData(nameof(BlocksWithHeadings))]
    public void Headings_OfABlock_AreTheLabs(string id)
    {
        var block = LabListing.All.Single(candidate => candidate.Facts[0].Id == id);

        Assert.Equal(block.Headings.Select(RunFields.Blanks), ShownAnswers.Headings(block).Select(RunFields.Blanks));
    }

    private static bool IsCapture(PrintedBlock block) => block.Command.StartsWith("tcpdump", StringComparison.Ordinal);

    [Fact]
    public void Ids_OfFacts_AreUnique()
    {
        var ids = Ledger.Rows.Select(row => row.Fact.Id).Concat(Claims.All.Select(claim => claim.Number)).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Corrections_All_BelongToAFact() => Assert.All(
        Corrections.Ids, id => Assert.Contains(LabListing.All.SelectMany(block => block.Facts), fact => fact.Id == id));

    [Fact]
    public void Corrections_ThatNoLineProves_AreClaims() => Assert.All(
        Corrections.ProvedByClaim, number => Assert.Contains(Claims.All, claim => claim.Number == number));

    // Seeded faults: a wrong octet, a line too many and a line too few on the engine's side are each found.
    [Theory]
    [InlineData("A-cap-01", "length 98", "length 99")]
    [InlineData("A-cap-01", "10.0.2.40", "10.0.2.41")]
    [InlineData("B-cap-20", "302", "301")]
    [InlineData("C-cap-05", "spi=0x00000003", "spi=0x00000004")]
    [InlineData("C-cap-17", "win 65001", "win 65000")]
    [InlineData("D-cap-03", "72:4a:62:7e:62:6e", "a6:cc:fc:d1:d9:4f")]
    [InlineData("B-ping-07", "ttl=60", "ttl=62")]
    [InlineData("A-route-01", "mtu 1500", "mtu 1450")]
    [InlineData("C-xfrm-04", "0x3e00", "0x4e00")]
    public void Judge_EngineDiffers_Disagrees(string id, string from, string to)
    {
        var block = LabListing.All.Single(candidate => candidate.Facts.Any(fact => fact.Id == id));
        var answer = EngineAnswers.To(block);
        var broken = answer with { Lines = [.. answer.Lines.Select(line => line.Replace(from, to, StringComparison.Ordinal))] };

        Assert.Equal(Verdict.Agrees, Ledger.Judge(block, answer).Single(row => row.Fact.Id == id).Verdict);
        Assert.Equal(Verdict.Disagrees, Ledger.Judge(block, broken).Single(row => row.Fact.Id == id).Verdict);
    }

    [Fact]
    public void Judge_EnginePrintsMoreOrLess_Disagrees()
    {
        var block = LabListing.All.First(candidate => candidate.Command == "tcpdump -pne -i lxcbf5cb1e7ceb0");
        var answer = EngineAnswers.To(block);

        Assert.Contains(Ledger.Judge(block, answer with { Lines = [.. answer.Lines, "one more"] }), row => row.Verdict == Verdict.Disagrees);
        Assert.Contains(Ledger.Judge(block, answer with { Lines = [] }), row => row.Verdict == Verdict.Disagrees);
    }

    [Fact]
    public void Fixtures_OfTheLabs_HoldNoKeyAndNoneOfTheirText()
    {
        // Links are no lab's: they say what this page has once written.
        foreach (var path in RepositoryFiles.All.Where(path =>
            path.StartsWith("Visualizer.Tests/Fixtures/", StringComparison.Ordinal) && !path.Contains("/Links/", StringComparison.Ordinal)))
        {
            var text = RepositoryFiles.Read(path);

            Assert.DoesNotMatch("0x[0-9a-f]{40}", text);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", text);
        }
    }
}
