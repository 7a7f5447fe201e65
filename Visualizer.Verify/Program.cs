using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Visualizer.Engine.Scenarios;
using Visualizer.Verify.Lattice;
using Visualizer.Verify.Running;

namespace Visualizer.Verify;

/// <summary>Walks the lattice, or one cell of it, and tells what does not hold.</summary>
internal static class Program
{
    private const string Usage = """
        verify                 walk the whole lattice
        verify --cell 'CELL'   walk one cell and print its hops
        verify --sample N      walk every Nth configuration only
        verify --report FILE   write the JSON report there (default: artifacts/verify.json)
        """;

    private const int RefreshMilliseconds = 200, AllHolds = 0, SomethingDoesNotHold = 1, BadUsage = 2;

    private static int Main(string[] arguments)
    {
        var (report, every, cell) = ("artifacts/verify.json", 1, default(string));
        for (var at = 0; at < arguments.Length; at += 2)
        {
            switch (arguments[at], arguments.ElementAtOrDefault(at + 1))
            {
                case ("--report", { } file):
                    report = file;
                    break;
                case ("--sample", { } number) when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var written) && written > 0:
                    every = written;
                    break;
                case ("--cell", { } name):
                    cell = name;
                    break;
                default:
                    return Refuse(Usage);
            }
        }

        return cell is null ? All(report, every) : One(cell);
    }

    private static int All(string report, int every)
    {
        var watch = Stopwatch.StartNew();
        var scenario = LatticeScenario.Load();
        var plan = Plan.Sample(Plan.Make(scenario), every);
        var tally = new Tally();
        var run = Task.Run(() => Runner.Run(new Walk(scenario), plan, tally));
        var progress = new Progress(Console.Error, !Console.IsErrorRedirected, Coverage.Of(plan).Cells);
        while (!run.Wait(RefreshMilliseconds))
        {
            progress.Show(tally.Cells, tally.Violations);
        }

        progress.End(tally.Cells, tally.Violations);
        Tell(plan, tally, watch.Elapsed);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(report))!);
        using (var stream = File.Create(report))
        {
            JsonReport.Write(stream, plan, tally, watch.Elapsed.TotalSeconds);
        }

        return tally.Violations == 0 ? AllHolds : SomethingDoesNotHold;
    }

    private static int One(string name)
    {
        if (Cell.Parse(name) is not { } cell || cell.Configuration.Request() is null)
        {
            return Refuse($"There is no cell '{name}'. A cell is VERSION,CHOICE…: FLOW, as in '1.13,native,full: ping client far'.");
        }

        var scenario = LatticeScenario.Load();
        var (resolution, _) = Configurations.Resolve(scenario, cell.Configuration);
        if (resolution.Datapath is not { } datapath)
        {
            return Refuse($"Nothing is walked: {string.Join(", ", Plan.Reasons(resolution))}");
        }

        var walk = new Walk(scenario);
        var answer = walk.Trace(resolution, walk.Provision(datapath), cell.Shape);
        Console.WriteLine(CellText.Of(cell, answer));
        foreach (var reason in Plan.Reasons(answer.Config))
        {
            Console.WriteLine($"the flow meets what is not modelled: {reason}");
        }

        var violations = Walk.Violations(cell.Shape, answer, isThorough: true).ToList();
        foreach (var violation in violations)
        {
            Console.WriteLine($"does not hold: {violation.Check}\n  {violation.Place}");
        }

        return violations.Count == 0 ? AllHolds : SomethingDoesNotHold;
    }

    private static void Tell(ImmutableArray<Entry> plan, Tally tally, TimeSpan elapsed)
    {
        Console.WriteLine(CoverageText.Table(plan, tally));
        foreach (var (code, count) in Coverage.Reasons(plan))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"not walked: {count,6:N0} configurations, {code}"));
        }

        foreach (var (code, count) in tally.NotModelled)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no answer: {count,6:N0} cells, {code}"));
        }

        foreach (var name in Walk.Checks.Where(tally.Found.ContainsKey))
        {
            var found = tally.Found[name];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"\ndoes not hold in {found.Count:N0} cells: {name}\n  {found.Place}\n  ./dev verify --cell '{found.First}'"));
        }

        var all = Coverage.Of(plan);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{tally.Cells:N0} cells, {all.Walked:N0} configurations, {Walk.Checks.Length} checks, {tally.Violations:N0} violations, {elapsed.TotalSeconds:0} s"));
    }

    private static int Refuse(string text)
    {
        Console.Error.WriteLine(text);
        return BadUsage;
    }
}
