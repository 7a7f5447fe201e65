using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Visualizer.Verify.Running;

/// <summary>The coverage as people read it: a table in a terminal, and one in Markdown for the README.</summary>
internal static class CoverageText
{
    private static readonly string[] Heads = ["", "", "configurations", "same as another", "refused", "not modelled", "cells"];

    /// <summary>The lines of the README between its markers.</summary>
    public static string Markdown(ImmutableArray<Entry> plan)
    {
        var all = Coverage.Of(plan);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"`./dev verify` walks {all.Cells:N0} cells: {Lattice.FlowShapes.All.Length} flows through {all.Walked:N0} configurations ")
            .Append(CultureInfo.InvariantCulture, $"that differ in what is in force, and checks {Walk.Checks.Length} things on each. Another {all.Same:N0} come to the same as one of these, ")
            .Append(CultureInfo.InvariantCulture, $"{all.Refused:N0} are refused by the chart or the agent. Flows that could meet something that is not modelled are counted as such.\n\n| dimension | cells by choice |\n| --- | --- |\n");
        foreach (var dimension in Coverage.ByChoice(plan).GroupBy(line => line.Dimension))
        {
            var choices = dimension.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Choice} {line.Cells:N0}"));
            text.Append(CultureInfo.InvariantCulture, $"| {dimension.Key} | {string.Join(", ", choices)} |\n");
        }

        return text.ToString();
    }

    /// <summary>The table of a run, with what became of the cells.</summary>
    public static string Table(ImmutableArray<Entry> plan, Tally tally)
    {
        var rows = new List<string[]> { (string[])[.. Heads, "delivered", "failed", "not modelled"] };
        var before = "";
        foreach (var line in Coverage.ByChoice(plan))
        {
            rows.Add(
            [
                line.Dimension == before ? "" : line.Dimension, line.Choice, Number(line.Walked), Number(line.Same), Number(line.Refused), Number(line.NotModelled),
                Number(line.Cells), Number(tally.Count(line.Choice, Outcome.Delivered)), Number(tally.Count(line.Choice, Outcome.Failed)), Number(tally.Count(line.Choice, Outcome.NotModelled)),
            ]);
            before = line.Dimension;
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd() + "\n"));
    }

    private static string Number(int count) => count == 0 ? "–" : count.ToString("N0", CultureInfo.InvariantCulture);
}
