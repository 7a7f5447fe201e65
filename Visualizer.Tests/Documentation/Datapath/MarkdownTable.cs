using System.Text;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>Rows of a table in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The heading and the line under it.</summary>
    public static StringBuilder Head(this StringBuilder text, params string[] cells) =>
        text.Row(cells).Append('|').Insert(text.Length, " --- |", cells.Length).Append('\n');

    /// <summary>One row; bars within cells are escaped.</summary>
    public static StringBuilder Row(this StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
