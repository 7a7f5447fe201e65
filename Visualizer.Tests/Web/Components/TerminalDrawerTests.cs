using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Terminal;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Terminal;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Tests.Web.Components;

/// <summary>The shells behind the screens: what the browser asks, and what the page hears of it.</summary>
public sealed class TerminalDrawerTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly PlannedJsObject module;
    private readonly PlannedJsObject screens;
    private readonly List<SentFlow> flows = [];
    private int closed;

    public TerminalDrawerTests()
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddScoped<TerminalModule>();
        host.Services.AddSingleton<ClusterDesk>();
        host.Services.AddSingleton(Sessions.Places);
        host.Services.AddSingleton<ILogger<TerminalDrawer>>(NullLogger<TerminalDrawer>.Instance);
        module = host.JSInterop.SetupModule("./js/terminal.js");
        screens = module.SetupModule("mountTerminal");
        foreach (var function in (string[])["run", "reset", "relabel", "dispose"])
        {
            screens.SetupVoid(function);
        }
    }

    [Fact]
    public async Task Enter_APing_IsAFlowToDraw()
    {
        var shells = new TerminalCallbacks(Render().Instance);

        var first = (await shells.OpenPane(null))!;
        var printed = await shells.Enter(first.Pane, "kubectl exec -it net -- ping -c 2 10.0.2.202");

        Assert.Equal("root@kind:~# ", first.Prompt);
        Assert.Contains("2 packets transmitted", Assert.Single(printed).Text, StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => flows.Count > 0, TimeSpan.FromSeconds(30)));
        Assert.Equal(new FlowRequest(FlowKind.Ping, "net", "10.0.2.202") { Count = 2, Size = 56 }, Assert.Single(flows).Request);
        Assert.Equal(["kubectl"], await shells.Complete(first.Pane, "kube"));
    }

    [Fact]
    public async Task Ping_WithoutCount_GoesOnWhenTheBrowserSaysSo()
    {
        var shells = new TerminalCallbacks(Render().Instance);
        var pane = (await shells.OpenPane("net"))!.Pane;
        var started = Assert.Single(await shells.Enter(pane, "ping 10.0.2.202"));

        Assert.Equal((true, 1000), (started.IsBusy, started.GoesOnAfterMilliseconds));
        Assert.Contains("seq=1 ", Assert.Single(await shells.GoOn(pane)).Text, StringComparison.Ordinal);
        Assert.Contains("2 packets transmitted", Assert.Single(await shells.Interrupt(pane)).Text, StringComparison.Ordinal);
        Assert.Empty(await shells.GoOn(pane));
    }

    [Fact]
    public void Render_UntilTheScreensAreThere_SaysSo()
    {
        var mounting = module.Setup<IJSObjectReference>("mountTerminal");
        var cut = Render();
        Assert.StartsWith("Opening", cut.Find("[role=status].tty-note").TextContent, StringComparison.Ordinal);

        mounting.SetResult(screens);

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".tty-note")));
    }

    [Fact]
    public async Task Interrupt_WhileALineRuns_EndsItAndAnswersForIt()
    {
        using var server = new TakenPlace();
        host.Services.AddSingleton(server.Places);
        var shells = new TerminalCallbacks(Render().Instance);
        var pane = (await shells.OpenPane("net"))!.Pane;
        var line = shells.Enter(pane, "ping -c 1 10.0.2.202");
        Assert.False(line.IsCompleted);

        Assert.Equal("^C\n", Assert.Single(await shells.Interrupt(pane)).Text);
        Assert.Empty(await line);

        server.Free();
        Assert.Contains("1 packets transmitted", Assert.Single(await shells.Enter(pane, "ping -c 1 10.0.2.202")).Text, StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => flows.Count > 0, TimeSpan.FromSeconds(30)));
        Assert.Single(flows);
    }

    [Fact]
    public async Task ClosePane_TheLast_ClosesTheTerminal()
    {
        var shells = new TerminalCallbacks(Render().Instance);
        var (first, second) = ((await shells.OpenPane(null))!, (await shells.OpenPane("net"))!);

        await shells.ClosePane(first.Pane, 1);
        Assert.Equal(0, closed);
        await shells.ClosePane(second.Pane, 0);

        Assert.Equal(1, closed);
        Assert.Empty(await shells.Enter(second.Pane, "ip a"));
    }

    [Fact]
    public async Task Address_OnTheScreen_LeadsToWhatHasIt()
    {
        List<string> places = [];
        var cluster = DatapathEngine.Trace(Labs.Load(Labs.Ebpf), HelmRequest.None, new FlowRequest(FlowKind.Ping, "net", "10.0.2.202")).Cluster!;
        var shells = new TerminalCallbacks(host.Render<TerminalDrawer>(plan => plan
            .Add(drawer => drawer.Scenario, Labs.Load(Labs.Ebpf))
            .Add(drawer => drawer.Helm, HelmRequest.None)
            .AddCascadingValue(new LinkedText(cluster.Index))
            .Add(drawer => drawer.OnPlace, (string place) => places.Add(place))).Instance);

        var link = Assert.Single(shells.Links("64 bytes from 10.0.2.202: icmp_seq=0 ttl=63"));
        await shells.OpenPlace(link.Place);

        Assert.Equal((14, 10), (link.Start, link.Length));
        Assert.Contains("pod/", Assert.Single(places), StringComparison.Ordinal);
        Assert.Empty(shells.Links("64 packets transmitted"));
    }

    [Fact]
    public void Errand_IsRunOnceWhereItBelongs()
    {
        var errand = TerminalErrand.Capture("worker", "pod/net", "eth0");
        var cut = Render();

        Render(cut, HelmRequest.None, errand);
        Render(cut, HelmRequest.None, errand);

        Assert.Equal(["pod/net", "tcpdump -pne -i eth0"], Assert.Single(screens.VerifyInvoke("run", calledTimes: 1)).Arguments);
    }

    [Fact]
    public async Task Values_OfAnotherCluster_StartAnew()
    {
        var cut = Render();
        await new TerminalCallbacks(cut.Instance).OpenPane(null);

        Render(cut, new HelmRequest { Set = ["bpf.masquerade=false"] }, null);

        screens.VerifyInvoke("reset", calledTimes: 1);
    }

    [Fact]
    public async Task Values_ThatDoNotStart_SayThatThereIsNoCluster()
    {
        var cut = Render();

        Render(cut, new HelmRequest { Set = ["tunnel=vxlan"] }, null);

        Assert.Contains("do not start", cut.Find(".tty-note").TextContent, StringComparison.Ordinal);
        Assert.Null(await new TerminalCallbacks(cut.Instance).OpenPane(null));
    }

    [Theory]
    [InlineData("worker", "host", "node/worker")]
    [InlineData("worker", "pod/kube-system/coredns", "pod/kube-system/coredns")]
    [InlineData("worker", "cilium-health", "health/worker")]
    [InlineData("external/laptop", "host", "external/laptop")]
    public void Capture_OfATap_IsAtItsPlace(string node, string netNs, string at) => Assert.Equal(at, TerminalErrand.Capture(node, netNs, "eth0").At);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static void Render(RenderedComponent<TerminalDrawer> cut, HelmRequest helm, TerminalErrand? errand) => cut.Render(plan => plan
        .Add(drawer => drawer.Scenario, Labs.Load(Labs.Ebpf)).Add(drawer => drawer.Helm, helm).Add(drawer => drawer.Errand, errand));

    private RenderedComponent<TerminalDrawer> Render() => host.Render<TerminalDrawer>(plan => plan
        .Add(drawer => drawer.Scenario, Labs.Load(Labs.Ebpf))
        .Add(drawer => drawer.Helm, HelmRequest.None)
        .Add(drawer => drawer.OnFlow, (SentFlow flow) => flows.Add(flow))
        .Add(drawer => drawer.OnClose, () => closed++));
}
