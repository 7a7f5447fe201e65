using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Helm;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

public sealed class HelmPanelTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly List<WorkbenchRequest> asked = [];

    [Fact]
    public async Task Render_LabScenario_ListsItsValuesAndWhyTheyAreInForce()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        Assert.Contains("bpf.masquerade=true", cut.FindAll(".values li").Select(value => value.TextContent));
        Assert.Contains(cut.FindAll(".finding-code"), code => code.TextContent == "host-routing.bpf");
    }

    [Fact]
    public async Task Input_Lines_BecomeTheRequestsValues()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find("textarea").Input("bpf.masquerade=false\n--set devices={eth0}");

        Assert.Equal(["bpf.masquerade=false", "devices={eth0}"], asked.Single().Set);
    }

    [Fact]
    public async Task Input_PastedHelmCommand_IsRead()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find("textarea").Input("helm install cilium cilium/cilium --version 1.14.2 --set tunnel=disabled");

        Assert.Equal(("1.14.2", "tunnel=disabled"), (asked.Single().Version, asked.Single().Set.Single()));
    }

    [Fact]
    public async Task Input_LineThatCannotBeRead_IsNamedAndNothingIsAsked()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find("textarea").Input("bpf.masquerade=false\nwhat is this");

        Assert.Empty(asked);
        Assert.Contains("line 2", cut.Find("#helm-problems").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Click_Remedy_AddsItToTheValues()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Set = ["tunnel=vxlan"] });

        cut.Find(".finding.error .quiet").Click();

        Assert.Equal(["tunnel=vxlan", "autoDirectNodeRoutes=false"], asked.Single().Set);
    }

    [Fact]
    public async Task Change_VersionThatIsNone_IsMarkedAndNotAsked()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find(".versions input").Change("newest");

        Assert.Empty(asked);
        Assert.Equal("true", cut.Find(".versions input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Change_Version_IsAsked()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find(".versions input").Change("1.14.2");

        Assert.Equal("1.14.2", asked.Single().Version);
    }

    [Fact]
    public async Task Click_Close_AsksForTheSameWithoutTheBox()
    {
        var cut = await RenderAsync(new WorkbenchRequest { HelmOpen = true });

        cut.Find(".side-head button").Click();

        Assert.False(asked.Single().HelmOpen);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<RenderedComponent<HelmPanel>> RenderAsync(WorkbenchRequest request)
    {
        var session = Sessions.Create();
        await session.OpenAsync(request with { ScenarioId = Labs.Ebpf }, Language.English);
        return host.Render<HelmPanel>(plan => plan
            .Add(panel => panel.State, session.State)
            .Add(panel => panel.OnRequest, (WorkbenchRequest next) => asked.Add(next))
            .AddCascadingValue(Language.English));
    }
}
