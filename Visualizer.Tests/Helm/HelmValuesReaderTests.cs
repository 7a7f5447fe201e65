using System.Globalization;
using System.Text;
using Visualizer.Engine.Helm;

namespace Visualizer.Tests.Helm;

public sealed class HelmValuesReaderTests
{
    [Fact]
    public void Read_ValuesYaml_TypesAndLinesAreKept()
    {
        var values = Read("# mine\ntunnel: disabled\nbpf:\n  masquerade: yes\n  port: 0x10\nMTU: \"1400\"\ndevices: [eth0, eth1]\nx: ~\nratio: 0.5\n");

        Assert.Equal("disabled", Assert.IsType<HelmValue.Text>(Find(values, "tunnel")).Value);
        Assert.True(Assert.IsType<HelmValue.Flag>(Find(values, "bpf.masquerade")).Value);
        Assert.Equal(16, Assert.IsType<HelmValue.Integer>(Find(values, "bpf.port")).Value);
        Assert.Equal("1400", Assert.IsType<HelmValue.Text>(Find(values, "MTU")).Value);
        Assert.Equal("{eth0,eth1}", Find(values, "devices").Display);
        Assert.IsType<HelmValue.Null>(Find(values, "x"));
        Assert.Equal(0.5, Assert.IsType<HelmValue.Real>(Find(values, "ratio")).Value);
        Assert.Equal(new HelmPlace("helm.values.bpf.masquerade", 4), Find(values, "bpf.masquerade").Place);
    }

    [Theory]
    [InlineData(""), InlineData("---\n"), InlineData("# nothing\n"), InlineData("null")]
    public void Read_NothingThere_IsNoValues(string text) => Assert.Empty(Read(text).Leaves());

    [Fact]
    public void Read_Json_IsYaml() => Assert.Equal("true", Find(Read("{\"bpf\": {\"masquerade\": true}}"), "bpf.masquerade").Display);

    [Theory]
    [InlineData("just text", 1), InlineData("- a\n- b", 1), InlineData("a: [1, 2", 1), InlineData("a: 1\nb: *x\n", 2), InlineData("a: 1\na: 2\n", 2)]
    [InlineData("a: b: c\n", 1), InlineData("a: &x\n  b: *x\n", 2), InlineData("a: 1\n---\nb: 2\n", 2), InlineData("? [a]\n: b\n", 1)]
    public void Read_Malformed_IsAProblemNearItsLine(string text, int line)
    {
        var reading = HelmValuesReader.Read(text, "helm.values");

        var problem = Assert.Single(reading.Problems);
        Assert.StartsWith("helm.values", problem.Path, StringComparison.Ordinal);
        Assert.InRange(problem.Line ?? 0, line, line + 1);
    }

    [Fact]
    public void Read_AnchorAndMergeKey_AreFollowed()
    {
        var values = Read("base: &base {a: 1, b: 2}\nmine:\n  <<: *base\n  b: 3\nagain: *base\n");

        Assert.Equal(("1", "3", "2"), (Find(values, "mine.a").Display, Find(values, "mine.b").Display, Find(values, "again.b").Display));
    }

    [Fact]
    public void Read_AliasesOfAliases_AreCountedNotExpanded()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            var below = $"*a{level - 1}";
            text.Append(CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat(below, 10))}]\n");
        }

        var problem = Assert.Single(HelmValuesReader.Read(text.ToString(), "helm.values").Problems);

        Assert.Contains("20000", problem.Expected.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepNesting_IsAProblem() =>
        Assert.Single(HelmValuesReader.Read(new string('[', 100_000), "helm.values").Problems);

    [Fact]
    public void Read_TooLong_IsAProblem() =>
        Assert.Single(HelmValuesReader.Read(new string('a', HelmValuesReader.LongestText + 1), "helm.values").Problems);

    private static HelmValues Read(string text)
    {
        var reading = HelmValuesReader.Read(text, "helm.values");
        Assert.Empty(reading.Problems);
        return reading.Values;
    }

    private static HelmValue Find(HelmValues values, string key)
    {
        Assert.True(values.TryFind(key, out var value), key);
        return value;
    }
}
