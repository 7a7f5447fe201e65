using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Helm;
using Visualizer.Web.Components.Topology;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Web.Components;

public sealed class HelmPanelTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly VisualizerSession session = Sessions.Create();
    private readonly List<WorkbenchRequest> asked = [];
    private readonly List<WorkbenchRequest> continued = [];

    public HelmPanelTests()
    {
        host.Services.AddScoped<PageModule>();
        var module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("focus");
        module.SetupVoid("copy");
        module.Setup<bool>("isHintDue").SetResult(false);
    }

    [Theory]
    [InlineData(Language.English, "Masquerading by the programs on the native devices", "Takes a whole number; default 0.")]
    [InlineData(Language.Chinese, "native 设备上的 BPF 程序", "类型：整数；默认 0。")]
    public async Task Render_Lab_ListsEveryValueWithItsMeaningItsTypeAndWhatDiffers(Language language, string meaning, string type)
    {
        var cut = await RenderAsync(new WorkbenchRequest(), language);

        Assert.Contains(meaning, Value(cut, "bpf.masquerade").TextContent, StringComparison.Ordinal);
        Assert.Contains("changed", Value(cut, "bpf.masquerade").GetAttribute("class"), StringComparison.Ordinal);
        Assert.Contains(type, Value(cut, "MTU").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", Value(cut, "MTU").GetAttribute("class"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "there is none"), InlineData(Language.Chinese, "现在没有场景")]
    public async Task Render_NoScenario_SaysSoInPlaceOfValues(Language language, string said)
    {
        var cut = await RenderAsync(new WorkbenchRequest { ScenarioId = "nowhere" }, language);

        Assert.Contains(said, cut.Find(".helm-none").TextContent, StringComparison.Ordinal);
        Assert.Equal(["helm-close"], cut.FindAll("button").SelectMany(button => button.ClassList).Where(name => name != "quiet"));
    }

    [Fact]
    public async Task Change_Switch_AsksForThatValueOnly()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        Value(cut, "bpf.masquerade").QuerySelector("input")!.Change(false);

        Assert.Equal(["bpf.masquerade=false"], asked.Single().Set);
    }

    [Fact]
    public async Task Change_Choice_OffersTheVersionsWords()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        Assert.Equal(["disabled", "partial", "strict"], Value(cut, "kubeProxyReplacement").QuerySelectorAll("option").Select(word => word.TextContent));
        Value(cut, "kubeProxyReplacement").QuerySelector("select")!.Change("partial");

        Assert.Equal(["kubeProxyReplacement=partial"], asked.Single().Set);
    }

    [Fact]
    public async Task Change_NumberAndText_AreAsked()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        Value(cut, "MTU").QuerySelector("input")!.Change("9000");
        Value(cut, "devices").QuerySelector("input")!.Change("eth0,eth1");

        Assert.Equal(["MTU=9000"], asked[0].Set);
        Assert.Equal(["devices=eth0\\,eth1"], asked[1].Set);
    }

    [Fact]
    public async Task Input_Filter_LeavesWhatFits()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.Find(".value-filter").Input("masq");

        Assert.Contains(cut.FindAll(".value"), value => value.GetAttribute("data-key") == "enableIPv4Masquerade");
        Assert.DoesNotContain(cut.FindAll(".value"), value => value.GetAttribute("data-key") == "MTU");
    }

    [Fact]
    public async Task Render_OverruledValue_SaysWhy()
    {
        var cut = await RenderAsync(new WorkbenchRequest { ScenarioId = Labs.Ipsec, Set = ["bpf.masquerade=true"] });

        var value = Value(cut, "bpf.masquerade");
        Assert.Contains("overruled", value.GetAttribute("class"), StringComparison.Ordinal);
        Assert.Contains("BPF masquerade requires NodePort", value.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Click_TakeBack_LeavesTheScenariosValue()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Set = ["bpf.masquerade=false", "MTU=9000"] });

        Value(cut, "bpf.masquerade").QuerySelector(".value-undo")!.Click();

        Assert.Equal(["MTU=9000"], asked.Single().Set);
    }

    [Fact]
    public async Task Click_Remedy_IsOneClick()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Set = ["tunnel=vxlan"] });

        cut.FindAll(".finding.error .remedy")[0].Click();

        Assert.Equal(["autoDirectNodeRoutes=false", "tunnel=vxlan"], asked.Single().Set);
    }

    [Fact]
    public async Task Version_OtherSpelling_IsNotTranslatedInSilenceAndRespelledInOneClick()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Version = "1.16.0" });
        Assert.Contains("tunnel=disabled", cut.Find(".respell").TextContent, StringComparison.Ordinal);

        cut.Find(".respell .primary").Click();

        Assert.Contains("routingMode=native", asked.Single().Set);
        Assert.Contains("kubeProxyReplacement=true", asked.Single().Set);
        Assert.DoesNotContain("tunnel=disabled", asked.Single().Set);
    }

    [Theory]
    [InlineData("1.17.0", "1.17.0"), InlineData("newest", null)]
    public async Task Version_Typed_IsAskedWhenItIsOne(string typed, string? version)
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        cut.FindAll(".versions .chip")[0].Click();
        Assert.Contains(cut.FindAll("[role=option]"), option => option.TextContent.Contains("1.18.0", StringComparison.Ordinal));
        cut.Find(".pop-search").Input(typed);
        cut.Find("[role=option]").Click();

        Assert.Equal(version, asked.SingleOrDefault()?.Version);
        Assert.Equal(version is null, cut.FindAll(".version-problem").Count > 0);
    }

    [Theory]
    [InlineData(1, HelmView.Set, "--set bpf.masquerade=true"), InlineData(2, HelmView.Yaml, "bpf:\n  masquerade: true")]
    [InlineData(3, HelmView.Command, "helm upgrade --install cilium")]
    public async Task Raw_EachView_IsAskedForAndShowsAllValues(int tab, HelmView view, string part)
    {
        var cut = await RenderAsync(new WorkbenchRequest { HelmOpen = true });

        cut.FindAll(".view-tab")[tab].Click();
        Assert.Equal((true, view), (asked.Single().HelmOpen, asked.Single().HelmView));
        await AnswerAsync(cut, asked.Single());

        Assert.Equal("true", cut.FindAll(".view-tab")[tab].GetAttribute("aria-pressed"));
        Assert.Contains(part, cut.Find("#helm-raw").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_PastedCommandOverYaml_ReplacesAllValues()
    {
        var cut = await RenderAsync(new WorkbenchRequest { HelmView = HelmView.Yaml });

        cut.Find("#helm-raw").Input("helm install cilium cilium/cilium --version 1.14.2 --set tunnel=disabled --set ipv4NativeRoutingCIDR=10.0.0.0/8");

        Assert.Equal(("1.14.2", true), (asked.Single().Version, asked.Single().Reset));
        Assert.Equal(["ipv4NativeRoutingCIDR=10.0.0.0/8", "tunnel=disabled"], asked.Single().Set);
    }

    [Fact]
    public async Task Raw_TypedOn_IsOneChangeAndStaysAsTyped()
    {
        var cut = await RenderAsync(new WorkbenchRequest { HelmView = HelmView.Set });

        cut.Find("#helm-raw").Input("MTU=900");
        cut.Find("#helm-raw").Input("MTU=9000");
        await AnswerAsync(cut, asked.Single());

        Assert.Single(continued);
        Assert.Equal("MTU=9000", cut.Find("#helm-raw").GetAttribute("value"));
        await AnswerAsync(cut, continued.Single());
        Assert.Equal("MTU=9000", cut.Find("#helm-raw").GetAttribute("value"));
        await AnswerAsync(cut, new WorkbenchRequest { ScenarioId = Labs.Ebpf, HelmView = HelmView.Set });
        Assert.Contains("--set tunnel=disabled", cut.Find("#helm-raw").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_LineThatCannotBeRead_IsNamedAndNothingIsAsked()
    {
        var cut = await RenderAsync(new WorkbenchRequest { HelmView = HelmView.Set });

        cut.Find("#helm-raw").Input("bpf.masquerade=false\nwhat is this");

        Assert.Empty(asked);
        await AnswerAsync(cut, new WorkbenchRequest { HelmView = HelmView.Modes });
        Assert.Contains("what is this", cut.Find("#helm-raw").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("line 2", cut.Find("#helm-problems").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explainer_Lab_ShowsWhatIsInForceAndTheStatusOfEachNode()
    {
        var cut = await RenderAsync(new WorkbenchRequest());

        Assert.Contains("Host routing is BPF", cut.Find(".modes").TextContent, StringComparison.Ordinal);
        Assert.Contains("KVStore", cut.Find(".status pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strip_AfterAChange_SaysItAndCanBeDismissed()
    {
        await session.OpenAsync(new WorkbenchRequest { From = "net", To = "evescn-q7xhn" }, Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["bpf.masquerade=false"] }, Language.English);
        var dismissed = 0;

        var cut = host.Render<PathChangesStrip>(plan => plan
            .Add(strip => strip.Changes, PathChanges.Of(session.State)!)
            .Add(strip => strip.OnDismiss, () => dismissed++)
            .AddCascadingValue(Language.English));

        Assert.Contains("now seen", cut.Find(".turned").TextContent, StringComparison.Ordinal);
        cut.Find(".strip-close").Click();
        Assert.Equal(1, dismissed);
    }

    [Fact]
    public async Task Click_Close_AsksForTheSameWithoutThePanel()
    {
        var cut = await RenderAsync(new WorkbenchRequest { HelmOpen = true });

        cut.Find(".helm-close").Click();

        Assert.False(asked.Single().HelmOpen);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static AngleSharp.Dom.IElement Value(RenderedComponent<HelmPanel> cut, string key) => cut.Find($".value[data-key='{key}']");

    private async Task<RenderedComponent<HelmPanel>> RenderAsync(WorkbenchRequest request, Language language = Language.English)
    {
        await session.OpenAsync(request, language);
        return host.Render<HelmPanel>(plan => plan
            .Add(panel => panel.State, session.State)
            .Add(panel => panel.OnRequest, (WorkbenchRequest next) => asked.Add(next))
            .Add(panel => panel.OnContinue, (WorkbenchRequest next) => continued.Add(next))
            .AddCascadingValue(language));
    }

    private async Task AnswerAsync(RenderedComponent<HelmPanel> cut, WorkbenchRequest request)
    {
        await session.OpenAsync(request, Language.English);
        cut.Render(plan => plan
            .Add(panel => panel.State, session.State)
            .Add(panel => panel.OnRequest, (WorkbenchRequest next) => asked.Add(next))
            .Add(panel => panel.OnContinue, (WorkbenchRequest next) => continued.Add(next))
            .AddCascadingValue(Language.English));
    }
}
