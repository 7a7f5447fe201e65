using Visualizer.Engine.Helm;

namespace Visualizer.Tests.Helm;

public sealed class HelmWritersTests
{
    private const string Yaml = """
        bpf:
          masquerade: true
        devices:
        - eth0
        - 'true'
        extraVolumes:
        - name: x
        k8sServiceHost: "10"
        nodePort:
          range: 30000,32767
        tunnel: disabled

        """;

    [Fact]
    public void Yaml_ValuesOfEveryKind_KeepTheirTypes()
    {
        var values = HelmValuesReader.Read(Yaml, "").Values;

        var written = HelmValuesWriter.Write(values);

        Assert.Contains("masquerade: true", written, StringComparison.Ordinal);
        Assert.Contains("k8sServiceHost: \"10\"", written, StringComparison.Ordinal);
        Assert.True(HelmValuesReader.Read(written, "").Values.TryFind("k8sServiceHost", out var host) && host is HelmValue.Text);
    }

    [Fact]
    public void Yaml_NoValues_IsEmpty() => Assert.Equal("", HelmValuesWriter.Write(HelmValues.Empty));

    [Fact]
    public void Set_ValuesOfEveryKind_AreOneArgumentEach() => Assert.Equal(
        ["bpf.masquerade=true", "devices={eth0,true}", "extraVolumes[0].name=x", "k8sServiceHost=10", "nodePort.range=30000\\,32767", "tunnel=disabled"],
        SetWriter.Write(HelmValuesReader.Read(Yaml, "").Values));

    [Theory]
    [InlineData("a\\.b=c"), InlineData("a=\\{x"), InlineData("a={x\\,y,z}"), InlineData("a={}"), InlineData("a="), InlineData("a[0].b=null")]
    public void Set_Escapes_AreWrittenAsTheyWereRead(string argument) =>
        Assert.Equal([argument], SetWriter.Write(SetExpression.Apply(HelmValues.Empty, argument, HelmPlace.None).Values));

    [Fact]
    public void Difference_LaidOverTheLower_GivesTheUpper()
    {
        var lower = SetExpression.ApplyAll(HelmValues.Empty, ["a.b=1", "a.c=2", "d=x"], "s").Values;
        var upper = SetExpression.ApplyAll(lower, ["a.b=3", "e=4"], "s").Values;

        Assert.Equal(["a.b=3", "e=4"], SetWriter.Write(ValueMerge.Difference(lower, upper)));
    }

    [Fact]
    public void Without_LastOfAMap_LeavesNoEmptyMap()
    {
        var values = SetExpression.ApplyAll(HelmValues.Empty, ["a.b.c=1", "d=2"], "s").Values;

        Assert.Equal(["d=2"], SetWriter.Write(values.Without("a.b.c")));
        Assert.Equal(["a.b.c=1", "d=2"], SetWriter.Write(values.Without("a.x")));
        Assert.Equal(["a.b.c=1", "a.b.e=5", "d=2"], SetWriter.Write(values.With("a.b.e", new HelmValue.Integer(5, HelmPlace.None))));
    }

    [Theory]
    [InlineData(16, "tunnel=disabled kubeProxyReplacement=strict", "kubeProxyReplacement=true routingMode=native")]
    [InlineData(13, "kubeProxyReplacement=true routingMode=native tunnelProtocol=vxlan", "kubeProxyReplacement=strict tunnel=disabled")]
    [InlineData(13, "routingMode=tunnel tunnelProtocol=geneve", "tunnel=geneve")]
    [InlineData(16, "routingMode=tunnel tunnel=disabled", "routingMode=tunnel")]
    [InlineData(16, "bpf.masquerade=true", "bpf.masquerade=true")]
    public void Respell_ForAnotherVersion_SaysTheSameThere(int minor, string from, string to)
    {
        var respelling = ValueSpellings.Respell(SetExpression.ApplyAll(HelmValues.Empty, [.. from.Split(' ')], "s").Values, minor);

        Assert.Equal(to.Split(' '), SetWriter.Write(respelling.Values));
        Assert.Equal(from == to, respelling.Changes.IsEmpty);
    }
}
