using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class HelmEditTests
{
    private static readonly WorkbenchRequest Plain = new() { ScenarioId = Labs.Ebpf };

    [Fact]
    public void Ask_OneValueChanged_SetsThatOneOnly()
    {
        var next = Change(Plain, "bpf.masquerade", "false");

        Assert.Equal((false, "bpf.masquerade=false"), (next.Reset, Assert.Single(next.Set)));
    }

    [Fact]
    public void Ask_BackToTheScenariosValue_SetsNothing() =>
        Assert.Empty(Change(Change(Plain, "bpf.masquerade", "false"), "bpf.masquerade", "true").Set);

    [Fact]
    public void Ask_BackToTheChartsDefault_SetsNothing() =>
        Assert.Empty(Change(Change(Plain, "MTU", "9000"), "MTU", "0").Set);

    [Fact]
    public void Ask_ScenariosValueIsGone_DropsTheScenariosAndSetsTheRest()
    {
        var scenario = Labs.Load(Labs.Ebpf);
        var rest = HelmEdit.Values(scenario, Plain).Without("tunnel");

        var next = HelmEdit.Ask(scenario, Plain, rest);

        Assert.True(next.Reset);
        Assert.True(HelmEdit.Values(scenario, next).Root.SaysTheSameAs(rest.Root));
    }

    [Fact]
    public void Mend_SpellingOfAnotherVersion_TakesTheOldOneAway()
    {
        var values = SetExpression.Apply(HelmValues.Empty, "tunnel=disabled", HelmPlace.None).Values;
        var finding = new Finding(Severity.Error, "chart.tunnel-removed", ["tunnel"], []) { Remedy = [new ValueSetting("routingMode", "native")] };

        Assert.Equal(["routingMode=native"], SetWriter.Write(HelmEdit.Mend(values, finding, 16)));
    }

    [Fact]
    public void Mend_ValueOfThisVersion_KeepsWhatElseIsConcerned()
    {
        var values = SetExpression.ApplyAll(HelmValues.Empty, ["tunnel=vxlan", "autoDirectNodeRoutes=true"], "s").Values;
        var finding = new Finding(Severity.Error, "routing.direct-node-routes-with-tunnel", ["autoDirectNodeRoutes", "tunnel"], [])
        {
            Remedy = [new ValueSetting("autoDirectNodeRoutes", "false")],
        };

        Assert.Equal(["autoDirectNodeRoutes=false", "tunnel=vxlan"], SetWriter.Write(HelmEdit.Mend(values, finding, 13)));
    }

    private static WorkbenchRequest Change(WorkbenchRequest request, string key, string value)
    {
        var scenario = Labs.Load(Labs.Ebpf);
        var values = HelmEdit.With(HelmEdit.Values(scenario, request), HelmEdit.Beneath(scenario, request), ValueCatalogue.Find(key)!, value, 13);
        return HelmEdit.Ask(scenario, request, values);
    }
}
