namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Columns of Cilium's listings: as wide as their widest cell and three blanks, at least five.</summary>
/// <remarks>Source: <c>cilium/cmd/helpers.go TablePrinter @ 1.13</c> (text/tabwriter with minimum width 5 and padding 3).</remarks>
internal static class ColumnText
{
    private const int Padding = 3, MinimumWidth = 5;

    /// <summary>Width of a column whose widest cell has that many characters.</summary>
    public static int Width(int widestCell) => Math.Max(MinimumWidth, widestCell + Padding);

    /// <summary>The cell, filled up with blanks to the column's width.</summary>
    public static string Cell(string text, int widestCell) => text.PadRight(Width(Math.Max(text.Length, widestCell)));
}
