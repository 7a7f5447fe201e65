namespace Visualizer.Tests.Architecture;

/// <summary>A rule of the tree and what breaks it.</summary>
internal static class Violations
{
    /// <summary>Fails with every violation, one on a line; xunit's own message would name the first few and cut them short.</summary>
    public static void AssertNone(IEnumerable<string> violations)
    {
        var all = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
