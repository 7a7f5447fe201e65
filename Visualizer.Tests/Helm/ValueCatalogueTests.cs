using Visualizer.Engine.Helm;

namespace Visualizer.Tests.Helm;

public sealed class ValueCatalogueTests
{
    [Fact]
    public void All_KeysAreUniqueAndDescribed()
    {
        Assert.Equal(ValueCatalogue.All.Length, ValueCatalogue.All.Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ValueCatalogue.All, entry => Assert.EndsWith(".", entry.English, StringComparison.Ordinal));
        Assert.All(ValueCatalogue.All, entry => Assert.EndsWith("。", entry.Chinese, StringComparison.Ordinal));
        Assert.All(ValueCatalogue.All, entry => Assert.True(entry.Since <= entry.Until, entry.Key));
    }

    [Fact]
    public void All_ModelledValues_BelongToAGroupThatPeopleConfigure() => Assert.All(
        ValueCatalogue.All.Where(entry => entry.Influence == ValueInfluence.Modelled), entry => Assert.NotEqual(ValueGroup.Deployment, entry.Group));

    [Theory]
    [InlineData(12, "disabled partial probe strict"), InlineData(13, "disabled partial strict"), InlineData(14, "true false disabled partial strict")]
    [InlineData(18, "true false")]
    public void Words_KubeProxyReplacement_AreThoseOfTheVersion(int minor, string words) =>
        Assert.Equal(words.Split(' '), ValueCatalogue.Require("kubeProxyReplacement").WordsIn(minor));

    [Theory]
    [InlineData("tunnel", 13, true), InlineData("tunnel", 15, false), InlineData("routingMode", 13, false), InlineData("routingMode", 14, true)]
    [InlineData("bpf.datapathMode", 15, false), InlineData("bpf.datapathMode", 16, true)]
    public void Find_Key_ExistsInItsVersions(string key, int minor, bool exists) =>
        Assert.Equal(exists, ValueCatalogue.Find(key)!.ExistsIn(minor));

    [Theory]
    [InlineData("k8sServiceHost"), InlineData("debug.verbose"), InlineData("hubble.relay.enabled"), InlineData("operator.replicas"), InlineData("cluster.name")]
    [InlineData("ipam.operator.clusterPoolIPv4PodCIDRList"), InlineData("monitorAggregation"), InlineData("bpf.ctTcpMax")]
    public void Find_DeploymentKey_HasNoInfluence(string key) => Assert.Equal(ValueInfluence.None, ValueCatalogue.Find(key)!.Influence);

    [Theory]
    [InlineData("bpf.masqurade", "bpf.masquerade"), InlineData("kubeproxyReplacement", "kubeProxyReplacement"), InlineData("tunel", "tunnel")]
    [InlineData("egressGateway.enable", "egressGateway.enabled"), InlineData("autoDirectNodeRoute", "autoDirectNodeRoutes")]
    public void Nearest_Slip_FindsTheKey(string slip, string key)
    {
        Assert.Null(ValueCatalogue.Find(slip));
        Assert.Equal(key, ValueCatalogue.Nearest(slip, 13));
    }

    [Theory]
    [InlineData("completelyDifferent"), InlineData("x"), InlineData("")]
    public void Nearest_OtherWord_IsNone(string word) => Assert.Null(ValueCatalogue.Nearest(word, 13));

    [Fact]
    public void Default_KubeProxyReplacement_ChangesItsWordIn14()
    {
        var entry = ValueCatalogue.Require("kubeProxyReplacement");

        Assert.Equal(("disabled", "false"), (entry.DefaultIn(13), entry.DefaultIn(14)));
    }
}
