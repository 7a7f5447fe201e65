using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Web.Interop;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Tests.Web.ViewModels;

/// <summary>What C# sends and what TypeScript reads have the same names.</summary>
public sealed partial class PlayableContractTests
{
    private static readonly string Playable = RepositoryFiles.Read("wwwroot-assets/src/contracts/playable.ts");
    private static readonly string Comparison = RepositoryFiles.Read("wwwroot-assets/src/contracts/comparison.ts");
    private static readonly string Labels = RepositoryFiles.Read("wwwroot-assets/src/contracts/labels.ts");

    public static TheoryData<Type, string> Types => new()
    {
        { typeof(PlayableTrace), "PlayableTrace" }, { typeof(Position), "Position" }, { typeof(PlayableClient), "PlayableClient" },
        { typeof(PlayableUnderlay), "PlayableUnderlay" }, { typeof(PlayableNode), "PlayableNode" }, { typeof(PlayableNamespace), "PlayableNamespace" },
        { typeof(PlayableInterface), "PlayableInterface" }, { typeof(InterfaceRef), "InterfaceRef" }, { typeof(HookProgram), "HookProgram" },
        { typeof(PlayablePacket), "PlayablePacket" }, { typeof(PlayableHop), "PlayableHop" }, { typeof(PlayableEvidence), "PlayableEvidence" },
        { typeof(PlayableCitation), "PlayableCitation" }, { typeof(ByteRange), "ByteRange" }, { typeof(PlayableLayer), "PlayableLayer" },
        { typeof(PlayableField), "PlayableField" }, { typeof(PlayableTap), "PlayableTap" }, { typeof(PlayableFrame), "PlayableFrame" },
        { typeof(NotSeen), "NotSeen" }, { typeof(PlayableGlossary), "PlayableGlossary" },
    };

    public static TheoryData<Type, string> ComparisonTypes => new()
    {
        { typeof(PlayableComparison), "PlayableComparison" }, { typeof(PlayableVariant), "PlayableVariant" }, { typeof(AlignedPacket), "AlignedPacket" },
        { typeof(ComparedTap), "ComparedTap" }, { typeof(ComparedMeasure), "ComparedMeasure" }, { typeof(ComparedCell), "ComparedCell" },
        { typeof(ComparisonWords), "ComparisonWords" },
    };

    [Theory]
    [MemberData(nameof(ComparisonTypes))]
    public void Properties_OfAComparison_AreThoseOfTheInterface(Type record, string @interface) =>
        Assert.Equal(NamesIn(Comparison, @interface), NamesOf(record));

    [Theory]
    [MemberData(nameof(Types))]
    public void Properties_OfTheRecord_AreThoseOfTheInterface(Type record, string @interface) =>
        Assert.Equal(NamesIn(Playable, @interface), NamesOf(record));

    [Fact]
    public void Interfaces_OfTheContract_AllHaveARecord()
    {
        var declared = Interface().Matches(Playable).Select(match => match.Groups[1].Value);

        Assert.Equal(declared.Order(), Types.Select(row => row.Data.Item2).Order());
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Labels_InEveryLanguage_AreThoseOfTheContractAndNoneIsEmpty(Language language)
    {
        var labels = WorkbenchLabels.In(language);

        Assert.Equal(NamesIn(Labels, "Labels"), [.. labels.Keys.Order(StringComparer.Ordinal)]);
        Assert.All(labels, label => Assert.NotEqual("", label.Value));
    }

    [Fact]
    public void Labels_InBothLanguages_HaveTheSamePlaces()
    {
        var chinese = WorkbenchLabels.In(Language.Chinese);

        foreach (var (key, english) in WorkbenchLabels.In(Language.English))
        {
            Assert.Equal(Places(english), Places(chinese[key]));
        }
    }

    [Fact]
    public void ShowOptions_OfTheWorkbench_KnowWhatThePageSends()
    {
        var known = NamesIn(RepositoryFiles.Read("wwwroot-assets/src/contracts/workbench.ts"), "ShowOptions");

        Assert.All(NamesOf(typeof(WorkbenchOptions)), name => Assert.Contains(name, known));
    }

    private static ImmutableArray<string> NamesOf(Type record) =>
        [.. record.GetProperties().Where(property => property.Name != "EqualityContract")
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> NamesIn(string contract, string @interface)
    {
        var start = contract.IndexOf($"export interface {@interface} {{", StringComparison.Ordinal);
        var body = contract[start..contract.IndexOf("\n}", start, StringComparison.Ordinal)];
        return [.. Property().Matches(body).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Places(string label) => Place().Matches(label).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^export interface (\w+)", RegexOptions.Multiline)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^\s+readonly (\w+)\??:", RegexOptions.Multiline)]
    private static partial Regex Property();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
