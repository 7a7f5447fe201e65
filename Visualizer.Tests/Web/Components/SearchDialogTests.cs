using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Browse;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Tests.Web.Components;

public sealed class SearchDialogTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly List<BrowsePlace> chosen = [];

    public SearchDialogTests()
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton(Sessions.Places);
        var module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("openDialog");
        module.SetupVoid("closeDialog");
    }

    [Theory]
    [InlineData(Language.English, "Pods", "found"), InlineData(Language.Chinese, "Pod", "找到")]
    public void Input_Name_ListsWhatFitsByKindAndCountsIt(Language language, string group, string count)
    {
        var cut = Render(language);

        Type(cut, "evescn");

        Assert.Equal(group, cut.Find(".pop-group").TextContent);
        Assert.Contains(cut.FindAll("[role=option]"), option => option.TextContent.Contains("evescn-q7xhn", StringComparison.Ordinal));
        Assert.Contains(count, cut.Find(".pop-note").TextContent, StringComparison.Ordinal);
        Assert.Contains(cut.FindAll("[role=option]").Count.ToString(System.Globalization.CultureInfo.InvariantCulture), cut.Find(".pop-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(cut.Find("[aria-selected=true]").Id, cut.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void KeyDown_ArrowsAndEnter_OpenWhatIsChosen()
    {
        var cut = Render(Language.English);
        Type(cut, "10.0.0.72");
        cut.Find("[role=combobox]").KeyDown("ArrowDown");
        cut.Find("[role=combobox]").KeyDown("ArrowUp");

        cut.Find("[role=combobox]").KeyDown("Enter");

        Assert.Equal("node/cilium-kubeproxy-replacement-ebpf-worker:pod/evescn-q7xhn", Assert.Single(chosen).ToString());
    }

    [Fact]
    public void Input_DeviceThatTheValuesDoNotSetUp_IsNotFound()
    {
        var cut = Render(Language.English);

        Type(cut, "cilium_vxlan");

        Assert.Empty(cut.FindAll("[role=option]"));
        Assert.Equal("Nothing fits", cut.Find(".pop-note").TextContent);
        Type(cut, "cilium_host");
        Assert.Equal(3, cut.FindAll("[role=option]").Count);
    }

    [Fact]
    public void Render_NothingInForce_SaysSo()
    {
        var cut = host.Render<SearchDialog>(plan => plan
            .Add(dialog => dialog.IsOpen, true)
            .Add(dialog => dialog.Datapath, (ClusterDatapath?)null)
            .Add(dialog => dialog.OnChosen, (BrowsePlace _) => { })
            .Add(dialog => dialog.OnClose, () => { })
            .AddCascadingValue(Language.English));

        Type(cut, "net");

        Assert.Contains("do not start", cut.Find(".pop-note").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "Searching", "Cancelled"), InlineData(Language.Chinese, "正在搜索", "已取消")]
    public async Task Click_Cancel_KeepsWhatWasFoundBefore(Language language, string said, string ended)
    {
        using var server = new TakenPlace();
        host.Services.AddSingleton(server.Places);
        var cut = Render(language);
        server.Free();
        Type(cut, "evescn");
        var found = cut.FindAll("[role=option]").Count;
        using var taken = await server.Places.TakeAsync(TestContext.Current.CancellationToken);

        cut.Find("[role=combobox]").Input("evescn-q");
        Assert.Contains(said, cut.Find(".wait").TextContent, StringComparison.Ordinal);
        cut.Find(".wait button").Click();

        Assert.Empty(cut.FindAll(".wait"));
        Assert.Contains(ended, cut.Find(".pop-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(found, cut.FindAll("[role=option]").Count);
    }

    [Fact]
    public void KeyDown_EnterWhileSearching_OpensWhatIsFoundOfAllThatWasTyped()
    {
        using var server = new TakenPlace();
        host.Services.AddSingleton(server.Places);
        var cut = Render(Language.English);

        cut.Find("[role=combobox]").Input("10.0.0.72");
        cut.Find("[role=combobox]").KeyDown("Enter");
        Assert.Empty(chosen);
        server.Free();

        cut.WaitForAssertion(() => Assert.Equal("node/cilium-kubeproxy-replacement-ebpf-worker:pod/evescn-q7xhn", Assert.Single(chosen).ToString()));
    }

    [Fact]
    public void Find_NobodyWaits_EndsTheSearch()
    {
        var scenario = Labs.Load(Labs.Ebpf);
        var datapath = DatapathEngine.Provision(scenario.Cluster, DatapathEngine.Resolve(scenario, HelmRequest.None).Config.Datapath!);

        Assert.ThrowsAny<OperationCanceledException>(() => SearchHits.Find(datapath, "evescn", new CancellationToken(canceled: true)));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static void Type(RenderedComponent<SearchDialog> cut, string text)
    {
        cut.Find("[role=combobox]").Input(text);
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".wait")));
    }

    private RenderedComponent<SearchDialog> Render(Language language)
    {
        var scenario = Labs.Load(Labs.Ebpf);
        return host.Render<SearchDialog>(plan => plan
            .Add(dialog => dialog.IsOpen, true)
            .Add(dialog => dialog.Datapath, DatapathEngine.Provision(scenario.Cluster, DatapathEngine.Resolve(scenario, HelmRequest.None).Config.Datapath!))
            .Add(dialog => dialog.OnChosen, (BrowsePlace place) => chosen.Add(place))
            .Add(dialog => dialog.OnClose, () => { })
            .AddCascadingValue(language));
    }
}
