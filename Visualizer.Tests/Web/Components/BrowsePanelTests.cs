using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Browse;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

public sealed class BrowsePanelTests : IAsyncDisposable
{
    private const string Worker = "node/cilium-kubeproxy-replacement-ebpf-worker";
    private readonly ComponentHost host = new();
    private readonly VisualizerSession session = Sessions.Create();
    private readonly List<(BrowsePlace Place, string? Table)> opened = [];
    private readonly PlannedJsObject module;

    public BrowsePanelTests()
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton<ClusterDesk>();
        host.Services.AddSingleton(Sessions.Places);
        module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("focus");
    }

    [Fact]
    public async Task Render_Cluster_LeadsToItsNodes()
    {
        var cut = await RenderAsync("cluster");

        Click(cut, "worker2");

        Assert.Equal([(BrowsePlace.Parse(Worker + "2")!, null)], opened);
        module.VerifyInvoke("focus", calledTimes: 0);
    }

    [Theory]
    [InlineData(Language.English, "Interfaces", "Policy maps"), InlineData(Language.Chinese, "接口", "策略映射")]
    public async Task Render_NetNs_ListsInterfacesAndTables(Language language, string interfaces, string table)
    {
        var cut = await RenderAsync(Worker + ":host", language: language);

        Assert.Equal(interfaces, cut.FindAll("h3")[0].TextContent);
        Click(cut, "eth0");
        Click(cut, table);
        Assert.Equal([(BrowsePlace.Parse(Worker + ":host:eth0")!, null), (BrowsePlace.Parse(Worker + ":host")!, "cilium bpf policy get --all -n")], opened);
    }

    [Fact]
    public async Task Render_Interface_LinksItsPeerAndShowsItsPrograms()
    {
        var cut = await RenderAsync(Worker + ":host:lxc56a9c4b40736");

        Assert.Contains("TC ingress", cut.Find(".browse-facts").TextContent, StringComparison.Ordinal);
        cut.Find(".browse-facts .link").Click();

        Assert.Equal([(BrowsePlace.Parse(Worker + ":pod/evescn-q7xhn:eth0")!, null)], opened);
    }

    [Fact]
    public async Task Render_Table_IsWhatTheCommandPrintsWithItsOwnersLinked()
    {
        var cut = await RenderAsync(Worker + ":host", "ip route");

        cut.WaitForAssertion(() => Assert.StartsWith("default via 172.18.0.1 dev eth0 \n", cut.Find(".table-text").TextContent, StringComparison.Ordinal));
        Assert.Equal("$ ip route", cut.Find(".table-command").TextContent);
        Assert.Equal(["gateway", Worker + ":host:eth0"], cut.FindAll(".owner").Take(2).Select(link => link.GetAttribute("data-open")));
        Assert.Equal("ip route", cut.Find(".browse-crumbs [aria-current=page]").TextContent);
        Assert.Contains("after hop 1 of packet 1", cut.Find(".table-moment").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_Filter_IsAPipeOfTheSameCommand()
    {
        var cut = await RenderAsync(Worker + ":host", "ip route");
        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".table-text")));

        cut.Find(".table-filter").Input("default");

        cut.WaitForAssertion(() => Assert.Equal("default via 172.18.0.1 dev eth0 \n", cut.Find(".table-text").TextContent));
        Assert.Equal("$ ip route | grep -F -- 'default'", cut.Find(".table-command").TextContent);
        cut.Find(".table-filter").Input("nothing of the sort");
        cut.WaitForAssertion(() => Assert.Contains("No line contains that", cut.Find(".browse-body").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_PlayerStepsOn_ShowsTheStateAfterThatHop()
    {
        var cut = await RenderAsync(Worker + "2:host", "cilium bpf ct list global", "10.0.2.202");
        cut.WaitForAssertion(() => Assert.Contains("prints nothing", cut.Find(".browse-body").TextContent, StringComparison.Ordinal));

        session.ReachPosition(0, 6);
        Render(cut);

        cut.WaitForAssertion(() => Assert.Contains("ICMP OUT 10.0.2.40", cut.Find(".table-text").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_PlaceOfAnotherCluster_SaysSoAndLeadsBack()
    {
        var cut = await RenderAsync("node/nobody:host", takesFocus: true);

        Assert.Contains("node/nobody:host", cut.Find("h2").TextContent, StringComparison.Ordinal);
        cut.Find(".browse-crumbs .link").Click();
        Assert.Equal([(BrowsePlace.Cluster, null)], opened);
        module.VerifyInvoke("focus", calledTimes: 1);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static void Click(RenderedComponent<BrowsePanel> cut, string name) =>
        cut.FindAll(".browse-list button").Single(button => button.Children[0].TextContent == name).Click();

    private async Task<RenderedComponent<BrowsePanel>> RenderAsync(
        string place, string? table = null, string to = "evescn-q7xhn", bool takesFocus = false, Language language = Language.English)
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Ebpf, Kind = Engine.Flows.FlowKind.Ping, From = "net", To = to, Place = place, Table = table }, language);
        return host.Render<BrowsePanel>(plan => plan
            .Add(panel => panel.State, session.State)
            .Add(panel => panel.TakesFocus, takesFocus)
            .Add(panel => panel.OnOpen, ((BrowsePlace, string?) wanted) => opened.Add(wanted))
            .Add(panel => panel.OnClose, () => { })
            .AddCascadingValue(language));
    }

    private void Render(RenderedComponent<BrowsePanel> cut) => cut.Render(plan => plan
        .Add(panel => panel.State, session.State)
        .Add(panel => panel.OnOpen, ((BrowsePlace, string?) _) => { })
        .Add(panel => panel.OnClose, () => { })
        .AddCascadingValue(Language.English));
}
