using Visualizer.Engine.Helm;

namespace Visualizer.Tests.Helm;

public sealed class ValueMergeTests
{
    [Fact]
    public void Over_MapsMergeAndTheRestReplaces()
    {
        var merged = ValueMerge.Over(Read("a: {b: 1, c: 2}\nl: [1, 2]\ns: x"), Read("a: {c: 3}\nl: [9]\ns: {t: 1}"));

        Assert.Equal(["a.b=1", "a.c=3", "l={9}", "s.t=1"], Leaves(merged));
    }

    [Fact]
    public void Over_NullStaysToTakeTheDefaultAway() =>
        Assert.Equal(["a.b=null", "a.c=2"], Leaves(ValueMerge.Over(Read("a: {b: 1, c: 2}"), Read("a: {b: null}"))));

    [Fact]
    public void Coalesce_NullDeletes() =>
        Assert.Equal(["a.c=2"], Leaves(ValueMerge.Coalesce(Read("a: {b: 1, c: 2}"), Read("a: {b: null}"))));

    [Fact]
    public void Over_PlaceOfTheUpperIsKept()
    {
        var merged = ValueMerge.Over(Read("a: 1"), HelmValuesReader.Read("\na: 2", "upper").Values);

        Assert.True(merged.TryFind("a", out var value));
        Assert.Equal(new HelmPlace("upper.a", 2), value.Place);
    }

    private static HelmValues Read(string text) => HelmValuesReader.Read(text, "helm.values").Values;

    private static IEnumerable<string> Leaves(HelmValues values) => values.Leaves().Select(leaf => $"{leaf.Key}={leaf.Value.Display}");
}
