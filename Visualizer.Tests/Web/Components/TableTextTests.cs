using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Browse;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Tests.Web.Components;

/// <summary>A table that is on its way, cancelled, refused, empty or broken says so, and how to go on.</summary>
public sealed class TableTextTests : IAsyncDisposable
{
    private const string At = "node/cilium-kubeproxy-replacement-ebpf-worker";
    private readonly ComponentHost host = new();
    private readonly VisualizerSession session = Sessions.Create();
    private readonly SemaphoreSlim mayPrint = new(0);
    private readonly ConcurrentQueue<CancellationToken> running = [];
    private Func<ShowAnswer, ShowAnswer> printing = answer => answer;

    public TableTextTests()
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton(Sessions.Places);
        host.Services.AddSingleton(new ClusterDesk((scenario, helm, request, leaving) =>
        {
            running.Enqueue(leaving);
            mayPrint.Wait(leaving);
            return printing(DatapathEngine.Show(scenario, helm, request, cancellation: leaving));
        }));
        host.JSInterop.SetupModule("./js/page.js");
    }

    [Theory]
    [InlineData(Language.English, "The command is running"), InlineData(Language.Chinese, "命令正在运行")]
    public async Task Render_SlowServer_WaitsWithAWayOut(Language language, string waiting)
    {
        var cut = await RenderAsync("ip route", language);

        cut.WaitForAssertion(() => Assert.Contains(waiting, cut.Find(".wait").TextContent, StringComparison.Ordinal));
        mayPrint.Release();

        cut.WaitForAssertion(() => Assert.StartsWith("default via", cut.Find(".table-text").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll(".wait"));
    }

    [Fact]
    public async Task Click_CancelAndTryAgain_PrintsInTheEnd()
    {
        var cut = await RenderAsync("ip route");
        Running(1);

        cut.Find(".wait button").Click();
        Assert.Empty(cut.FindAll(".wait"));
        Assert.Contains("Cancelled", cut.Find(".table-ending").TextContent, StringComparison.Ordinal);
        Assert.True(Assert.Single(running).IsCancellationRequested);
        mayPrint.Release(2);
        cut.Find(".table-ending button").Click();

        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".table-text")));
        Assert.Empty(cut.FindAll(".table-ending"));
    }

    [Fact]
    public async Task Click_CancelWhilePrintingAgain_KeepsWhatIsThere()
    {
        var cut = await RenderAsync("ip route");
        mayPrint.Release();
        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".table-text")));

        cut.Find(".table-filter").Input("default");
        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".wait")));
        cut.Find(".wait button").Click();

        Assert.Contains("10.0.0.0/24", cut.Find(".table-text").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll(".table-ending"));
    }

    [Fact]
    public async Task Input_WhilePrinting_EndsTheRunBefore()
    {
        var cut = await RenderAsync("ip route");
        Running(1);

        cut.Find(".table-filter").Input("10.0.0");
        Running(2);
        Assert.Equal([true, false], running.Select(run => run.IsCancellationRequested));
        // Who is cancelled may still take one.
        mayPrint.Release(2);

        cut.WaitForAssertion(() => Assert.StartsWith("10.0.0", cut.Find(".table-text").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_EngineFails_SaysSoWithoutAWordOfIt()
    {
        printing = _ => throw new InvalidOperationException("secret");
        mayPrint.Release();
        var cut = await RenderAsync("ip route");

        cut.WaitForAssertion(() => Assert.Contains("The server failed on this table", cut.Find(".table-ending").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", cut.Markup, StringComparison.Ordinal);

        printing = answer => answer;
        mayPrint.Release();
        cut.Find(".table-ending button").Click();
        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".table-text")));
    }

    [Fact]
    public async Task Render_Refused_NamesWhatWasFoundAndWhatIsExpected()
    {
        printing = answer => answer with { Shown = null, Problems = [new FlowProblem("at", "nowhere", new("a pod", "一个 Pod"))] };
        mayPrint.Release();
        var cut = await RenderAsync("ip route");

        cut.WaitForAssertion(() => Assert.Equal("at: found nowhere, expected a pod.", cut.Find(".table-refused").TextContent));
        Assert.Empty(cut.FindAll("button:not([disabled])"));
    }

    [Fact]
    public async Task Render_NothingPrinted_SaysThatTheTableIsEmpty()
    {
        mayPrint.Release();
        var cut = await RenderAsync("cilium bpf ct list global");

        cut.WaitForAssertion(() => Assert.Contains("the table is empty", cut.Find(".table-ending").TextContent, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        mayPrint.Dispose();
    }

    // Nothing is rendered when the work begins.
    private void Running(int count) => Assert.True(SpinWait.SpinUntil(() => running.Count == count, TimeSpan.FromSeconds(30)));

    private async Task<RenderedComponent<TableText>> RenderAsync(string command, Language language = Language.English)
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Ebpf, Kind = FlowKind.Ping, From = "net", To = "evescn-q7xhn" }, language);
        return host.Render<TableText>(plan => plan
            .Add(table => table.State, session.State)
            .Add(table => table.At, At)
            .Add(table => table.Command, command)
            .Add(table => table.Links, new LinkedText(session.State.Valid!.Answer.Cluster!.Index))
            .AddCascadingValue(language));
    }
}
