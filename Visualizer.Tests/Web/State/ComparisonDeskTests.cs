using Microsoft.Extensions.Logging.Abstractions;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ComparisonDeskTests
{
    [Fact]
    public void Answer_NothingSaid_ComparesTheScenarioWithTheModesOfTheOtherLabs()
    {
        var state = Answer(new CompareRequest());

        Assert.Equal(["Native BPF", "Native legacy", "Native IPsec", "VXLAN BPF"], state.Request.Variants.Select(variant => variant.Name));
        Assert.Empty(state.Request.Variants[0].Set);
        Assert.All(state.Answers, answer => Assert.NotNull(answer.Trace));
        Assert.NotNull(state.Shown);
        Assert.Equal("net", state.Flow!.From);
    }

    [Theory]
    [InlineData(Labs.Ebpf)]
    [InlineData(Labs.Kpr)]
    [InlineData(Labs.Ipsec)]
    [InlineData(Labs.Vxlan)]
    [InlineData(Labs.Playground)]
    public void Modes_OnEveryScenario_AreFourAndAllHaveAPath(string id)
    {
        var state = Answer(new CompareRequest { Flow = new WorkbenchRequest { ScenarioId = id }, Variants = Desk().Modes(Labs.Load(id)) });

        Assert.Equal(4, state.Request.Variants.Select(variant => variant.Name).Distinct().Count());
        Assert.All(state.Answers, answer => Assert.NotNull(answer.Trace));
        Assert.All(state.Request.Variants, variant => Assert.DoesNotContain(variant.Set, line => line.StartsWith("debug", StringComparison.Ordinal)));
    }

    [Fact]
    public void Answer_OneVariant_IsTheBaseAndOthersJoin()
    {
        var state = Answer(new CompareRequest { Variants = [new() { Name = "mine", Set = ["bpf.masquerade=false"] }] });

        Assert.Equal("mine", state.Request.Variants[0].Name);
        Assert.Equal(4, state.Request.Variants.Length);
        Assert.DoesNotContain("Native legacy", state.Request.Variants.Select(variant => variant.Name));
    }

    [Fact]
    public void Answer_OneIsRefused_SaysWhyAndTheOthersGoOn()
    {
        var state = Answer(new CompareRequest { Variants = [new() { Name = "a" }, new() { Name = "b", Set = ["tunnel=vxlan"] }, new() { Name = "c", Set = ["bpf.masquerade=false"] }] });

        Assert.Equal([true, false, true], state.Answers.Select(answer => answer.Trace is not null));
        Assert.NotNull(state.Shown);
        Assert.NotEmpty(state.Comparison!.Sentences);
    }

    [Fact]
    public void Answer_FlowOfAnotherShape_ComparesThatFlow()
    {
        var plain = Answer(CompareUrl.Parse("http://localhost/compare?kind=ping&from=net&to=evescn-q7xhn"));
        var shaped = Answer(CompareUrl.Parse("http://localhost/compare?kind=ping&from=net&to=evescn-q7xhn&size=900&count=2&ttl=3&df=1&neighbours=cold"));

        Assert.Equal(plain.Flow! with { Size = 900, Count = 2, Ttl = 3, DontFragment = true, ColdNeighbours = true }, shaped.Flow);
        Assert.All(plain.Answers.Zip(shaped.Answers), pair => Assert.True(pair.Second.Trace!.Packets.Length > pair.First.Trace!.Packets.Length));
        Assert.NotEqual(plain.Shown!.Key, shaped.Shown!.Key);
    }

    [Fact]
    public void Answer_UnknownScenario_HasNoComparison()
    {
        var state = Answer(new CompareRequest { Flow = new WorkbenchRequest { ScenarioId = "nowhere" } });

        Assert.Null(state.Comparison);
        Assert.Null(state.Scenario);
    }

    [Fact]
    public void Answer_Twice_HasTheSameKeyAndAnotherLanguageAnother()
    {
        var desk = Desk();
        var first = desk.Answer(new CompareRequest(), Language.English).Shown!;

        Assert.Equal(first.Key, desk.Answer(new CompareRequest(), Language.English).Shown!.Key);
        Assert.Equal(first.Json, desk.Answer(new CompareRequest(), Language.English).Shown!.Json);
        Assert.NotEqual(first.Key, desk.Answer(new CompareRequest(), Language.Chinese).Shown!.Key);
    }

    [Fact]
    public void Changes_OfTheLab_OfferWhatIsNotSet()
    {
        var scenario = Labs.Load(Labs.Ebpf);
        var changes = ModelledValues.Changes(scenario.Helm.Merged, scenario.Cilium).Select(change => change.Setting).ToList();

        Assert.Contains("bpf.masquerade=false", changes);
        Assert.DoesNotContain("bpf.masquerade=true", changes);
        Assert.Contains("encryption.enabled=true", changes);
    }

    private static CompareState Answer(CompareRequest request) => Desk().Answer(request, Language.English);

    private static ComparisonDesk Desk()
    {
        var (library, desk, store) = Sessions.Shared();
        return new ComparisonDesk(library, desk, store, NullLogger<ComparisonDesk>.Instance);
    }
}
