using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Verify.Lattice;
using Visualizer.Verify.Running;

namespace Visualizer.Tests.Invariants;

/// <summary>The lattice of <c>./dev verify</c>: what it covers, and a sample of it walked.</summary>
public sealed partial class LatticeTests
{
    /// <summary>A prime, so that a sample takes turns with every dimension.</summary>
    private const int Every = 53;

    private static readonly Lazy<ImmutableArray<Entry>> Whole = new(() => Plan.Make(LatticeScenario.Load()));

    [Fact]
    public void Plan_Lattice_IsLargeEnough()
    {
        var all = Coverage.Of(Whole.Value);

        Assert.True(all.Walked >= 2_000, $"{all.Walked} configurations");
        Assert.True(all.Cells >= 100_000, $"{all.Cells} cells");
        Assert.Equal(FlowShapes.All.Length, FlowShapes.All.Select(shape => shape.Name).Distinct().Count());
        Assert.All(
            Whole.Value.Where(entry => entry.Fate is Fate.Refused or Fate.NotModelled),
            entry => Assert.NotEmpty(Plan.Reasons(entry.Resolution)));
    }

    // The number would be easy to inflate.
    [Fact]
    public void Plan_WalkedConfigurations_DifferInWhatIsInForce()
    {
        var inForce =
            from entry in Whole.Value
            where entry.Fate == Fate.Walked
            let datapath = entry.Resolution.Datapath!
            let notModelled = entry.Resolution.Findings.Select(finding => finding.Code).Where(code => code.StartsWith("not-modelled.", StringComparison.Ordinal))
            group entry by (
                datapath with { Kernel = KernelVersion.Parse("5.15"), KubeProxyReplacementMode = "", EnableTcx = datapath.IsTcx, Devices = [] },
                string.Join(' ', notModelled));

        Assert.All(inForce, group => Assert.Single(group));
    }

    [Fact]
    public void Walk_Sample_KeepsEveryInvariant()
    {
        var sample = Plan.Sample(Whole.Value, Every);
        var tally = new Tally();

        Runner.Run(new Walk(LatticeScenario.Load()), sample, tally);

        Assert.Equal(Coverage.Of(sample).Cells, tally.Cells);
        Assert.True(tally.Cells > 2_000, $"only {tally.Cells} cells");
        Assert.True(tally.Violations == 0, string.Join('\n', tally.Found.Select(found => $"{found.Value.Count} × {found.Key}\n  {found.Value.First}\n  {found.Value.Place}")));
    }

    [Fact]
    public void Parse_CellAsPrinted_IsTheCell()
    {
        var cell = new Cell(Whole.Value.Last(entry => entry.Fate == Fate.Walked).Configuration, FlowShapes.All[^1]);

        var parsed = Cell.Parse(cell.ToString());

        Assert.Equal(cell.ToString(), parsed?.ToString());
        Assert.Null(Cell.Parse("1.13,quantum: ping client far"));
        Assert.Null(Cell.Parse("1.13,native: ping client nowhere"));
        Assert.Null(Cell.Parse("native"));
    }

    [Fact]
    public void Report_SameTally_IsTheSameText()
    {
        var plan = Plan.Sample(Whole.Value, 5_000);
        var texts = Enumerable.Range(0, 2).Select(_ =>
        {
            var tally = new Tally();
            Runner.Run(new Walk(LatticeScenario.Load()), plan, tally);
            using var stream = new MemoryStream();
            JsonReport.Write(stream, plan, tally, seconds: 1);
            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }).ToList();

        Assert.Equal(texts[0], texts[1]);
        Assert.Contains("\"checks\"", texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_Coverage_IsUpToDate()
    {
        var readme = RepositoryFiles.Read("README.md").ReplaceLineEndings("\n");

        Assert.Matches(Marked(), readme);
        Golden.VerifyFile(Marked().Replace(readme, _ => $"<!-- lattice -->\n{CoverageText.Markdown(Whole.Value)}<!-- /lattice -->"), "README.md");
    }

    [GeneratedRegex("<!-- lattice -->\n.*?<!-- /lattice -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
