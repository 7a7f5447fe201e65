using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Header;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

/// <summary>The bar above the drawing: what it says, and what each of its controls asks for.</summary>
public sealed class HeaderTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly List<WorkbenchRequest> asked = [];
    private readonly List<ViewLook> looks = [];

    public HeaderTests()
    {
        host.Services.AddSingleton(Sessions.Library);
        host.Services.AddScoped<PageModule>();
        var module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("focus");
        module.SetupVoid("reveal");
        module.SetupVoid("prefer");
    }

    [Fact]
    public async Task Facts_OfTheVxlanLab_SayWhatIsInForce()
    {
        var cut = await RenderAsync(new WorkbenchRequest { ScenarioId = Labs.Vxlan });

        Assert.Equal(["1.13.0-rc5", "5.11.5", "VXLAN", "BPF"], cut.FindAll(".facts dd").Select(fact => fact.TextContent));
    }

    [Fact]
    public async Task Undo_AfterAChange_AsksForTheQuestionBeforeAndKeepsTheView()
    {
        var cut = await RenderAsync(new WorkbenchRequest(), new WorkbenchRequest { Set = ["bpf.masquerade=false"], HelmOpen = true });

        cut.Find("[aria-label=Undo]").Click();

        Assert.Equal((0, true), (asked.Single().Set.Length, asked.Single().HelmOpen));
        Assert.True(cut.Find("[aria-label=Redo]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Kind_Curl_KeepsTheTargetAndAsksFromTheStart()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Packet = 1, Hop = 5 });

        cut.Find("select.kind").Change("curl");

        Assert.Equal((FlowKind.Curl, "net", 0, 0), (asked.Single().Kind, asked.Single().From, asked.Single().Packet, asked.Single().Hop));
    }

    [Fact]
    public async Task Kind_PingOfANodePort_LeavesThePortOut()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = FlowKind.Curl, From = "net", To = "172.18.0.2:32000" });

        cut.Find("select.kind").Change("ping");

        Assert.Equal("172.18.0.2", asked.Single().To);
    }

    [Fact]
    public async Task Backend_TargetIsAService_IsOffered()
    {
        var service = await RenderAsync(new WorkbenchRequest { Kind = FlowKind.Curl, From = "net", To = "172.18.0.2:32000" });
        Assert.Contains(service.FindAll(".chip"), chip => chip.GetAttribute("aria-label") == "Backend: any backend");

        var pod = await RenderAsync(new WorkbenchRequest { Kind = FlowKind.Curl, From = "net", To = "evescn-q7xhn" });
        Assert.DoesNotContain(pod.FindAll(".chip"), chip => chip.GetAttribute("aria-label")!.StartsWith("Backend", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scenario_Another_StartsWithItsOwnFirstFlow()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Set = ["tunnel=vxlan"], Kind = FlowKind.Ping, From = "net", To = "10.0.0.72" });

        cut.Find(".picker .chip").Click();
        cut.FindAll("[role=option]").Single(option => option.Children[0].TextContent == Labs.Kpr).Click();

        Assert.Equal(new WorkbenchRequest { ScenarioId = Labs.Kpr } with { Set = asked.Single().Set }, asked.Single());
        Assert.Empty(asked.Single().Set);
    }

    [Fact]
    public async Task Helm_ErrorsAndWarnings_AreCountedOnTheButton()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Set = ["tunnel=vxlan"] });

        Assert.StartsWith("1", cut.Find(".count").TextContent, StringComparison.Ordinal);
        Assert.Equal("1 errors, 0 warnings", cut.Find(".count").GetAttribute("title"));
    }

    [Fact]
    public async Task Guess_Click_IsARequestLikeAnyOther()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find(".menu > label input").Change(true);

        Assert.True(asked.Single().GuessFirst);
    }

    [Theory]
    [InlineData(".menu-themes label:last-child input", "dark", null)]
    [InlineData(".menu-themes + label input", null, true)]
    public async Task Look_Chosen_IsKeptAndAskedForBesideTheRest(string control, string? theme, bool? contrast)
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find(control).Change(contrast ?? (object)theme!);

        Assert.Equal(new ViewLook { Theme = theme, HighContrast = contrast, Projector = true }, looks.Single());
    }

    [Fact]
    public async Task Player_Moved_IsWhereTheNextQuestionStands()
    {
        var session = Sessions.Create();
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render(session.State);

        session.ReachPosition(1, 4);
        cut.Render(Plan(session.State));
        cut.Find("[aria-controls=bar-more]").Click();
        cut.Find(".tool[aria-expanded]").Click();

        Assert.Equal((1, 4), (asked.Single().Packet, asked.Single().Hop));
        Assert.Equal("true", cut.Find("[aria-controls=bar-more]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Tabs_SuggestedFlows_AreLinksAndTheirsIsCurrent()
    {
        var session = Sessions.Create();
        await session.OpenAsync(new WorkbenchRequest { HelmOpen = true }, Language.English);
        var cut = host.Render<FlowTabs>(plan => plan.Add(tabs => tabs.State, session.State).AddCascadingValue(Language.English));

        Assert.Equal(7, cut.FindAll(".tab").Count);
        Assert.Equal(["page"], cut.FindAll("[aria-current]").Select(tab => tab.GetAttribute("aria-current")));
        Assert.Contains("helm=1", cut.Find(".tab").GetAttribute("href"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<RenderedComponent<HeaderBar>> RenderAsync(params WorkbenchRequest[] requests)
    {
        var session = Sessions.Create();
        foreach (var request in requests)
        {
            await session.OpenAsync(request, Language.English);
        }

        return Render(session.State);
    }

    private RenderedComponent<HeaderBar> Render(WorkbenchState state) => host.Render(Plan(state));

    private Action<ParameterPlan<HeaderBar>> Plan(WorkbenchState state) => plan => plan
        .Add(bar => bar.State, state)
        .Add(bar => bar.Look, new ViewLook { Projector = true })
        .Add(bar => bar.OnLook, (ViewLook look) => looks.Add(look))
        .Add(bar => bar.OnRequest, (WorkbenchRequest next) => asked.Add(next))
        .AddCascadingValue(Language.English);
}
