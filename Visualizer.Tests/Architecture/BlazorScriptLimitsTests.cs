using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Architecture;

/// <summary>The 9.0 client script answers none of what .NET 10 added to its server half (docs/decisions/0004-blazor-script.md).</summary>
public sealed partial class BlazorScriptLimitsTests
{
    [Fact]
    public void Sources_OfTheWebProject_AskTheScriptForNothingNewerThanItself()
    {
        var uses =
            from path in RepositoryFiles.All
            where path.StartsWith("Visualizer.Web/", StringComparison.Ordinal) || path.StartsWith("wwwroot-assets/src/", StringComparison.Ordinal)
            where Path.GetExtension(path) is ".cs" or ".razor" or ".ts"
            from Match match in NewerThanTheScript().Matches(RepositoryFiles.Read(path))
            select $"{path}: {match.Value}";

        Violations.AssertNone(uses);
    }

    [Theory]
    [InlineData("await module.InvokeConstructorAsync(\"Chart\")")]
    [InlineData("[PersistentState]")]
    [InlineData("Blazor.pauseCircuit()")]
    public void NewerThanTheScript_UseOfIt_IsFound(string source)
    {
        Assert.Matches(NewerThanTheScript(), source);
    }

    [GeneratedRegex(@"\b(?:InvokeConstructorAsync|GetValueAsync|SetValueAsync|PersistentState|pauseCircuit|resumeCircuit|components-reconnect-state-changed)\b")]
    private static partial Regex NewerThanTheScript();
}
