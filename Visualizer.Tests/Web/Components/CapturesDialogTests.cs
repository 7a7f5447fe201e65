using System.Text.Json;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Captures;
using Visualizer.Web.Hosting;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

/// <summary>What the dialog of captures offers for a trace, and what it asks the server for.</summary>
public sealed class CapturesDialogTests : IAsyncDisposable
{
    private const string Worker2 = "cilium-kubeproxy-replacement-ebpf-worker2";
    private readonly ComponentHost host = new();
    private readonly PlannedJsObject module;
    private readonly List<string> told = [];

    public CapturesDialogTests()
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton(Sessions.Places);
        host.Services.AddSingleton(Options.Create(new HostingOptions()));
        host.Services.AddSingleton<CaptureDesk>();
        module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("openDialog");
        host.JSInterop.AnswerByDefault("Blazor._internal.InputFile.");
    }

    [Fact]
    public async Task Open_PingAcrossNodes_ListsTapsAndTheCommandOfTheFirst()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });

        var first = cut.Find(".captures-taps button");
        Assert.Equal("true", first.GetAttribute("aria-pressed"));
        Assert.Equal(["eth0", "net", "2 frames"], first.Children.Select(part => part.TextContent));
        Assert.Equal("kubectl exec -it net -- tcpdump -pne -i eth0 'icmp and host 10.0.0.72 and host 10.0.2.40'", Command(cut));
    }

    [Fact]
    public async Task Choose_TapThatSawNothing_SaysWhoseFilterItIs()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });

        cut.FindAll(".captures-taps button").First(button => button.Children[0].TextContent == "cilium_host" && button.Children[1].TextContent == "worker2").Click();

        Assert.Equal($"docker exec -it {Worker2} tcpdump -pne -i cilium_host 'icmp and host 10.0.0.72 and host 10.0.2.40'", Command(cut));
        Assert.Contains("This tap shows nothing of the flow: the filter is that of eth0, net.", cut.Find(".captures-tap").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_AnotherTap_IsToldAndFollowsTheAddress()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });

        cut.FindAll(".captures-taps button")[1].Click();

        Assert.Equal(1, Pressed(cut));
        Assert.NotEmpty(Assert.Single(told));
        cut.Render(plan => Give(plan, cut.Instance.State, told[0]));
        Assert.Equal(1, Pressed(cut));
        cut.Render(plan => Give(plan, cut.Instance.State, null));
        Assert.Equal(0, Pressed(cut));
    }

    [Fact]
    public async Task Any_OfAPod_IsWhatTcpdumpPrintsInIt()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });

        Assert.StartsWith("eth0  Out ifindex 8 ae:32:09:5a:08:5c ethertype IPv4 (0x0800), length 104: 10.0.2.40 > 10.0.0.72: ICMP echo request", cut.Find(".captures-text pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Tap_AsksTheApiForItsFile()
    {
        var asked = module.Setup<string?>("saveFrom");
        asked.SetResult(null);
        var cut = await RenderAsync(
            new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72", Set = ["debug.enabled=true"] },
            $"{Worker2}/host/lxcbf5cb1e7ceb0");

        cut.Find(".captures-tap > header button").Click();

        var call = Assert.Single(module.Invocations, one => one.Identifier == "saveFrom");
        Assert.Equal($"./api/v1/captures?node={Worker2}&netns=host&interface=lxcbf5cb1e7ceb0", call.Arguments[0]);
        Assert.Equal($"{Worker2}_host_lxcbf5cb1e7ceb0.pcapng", call.Arguments[2]);
        using var body = JsonDocument.Parse((string)call.Arguments[1]!);
        Assert.Equal(Labs.Ebpf, body.RootElement.GetProperty("scenario").GetString());
        Assert.Equal("10.0.0.72", body.RootElement.GetProperty("flow").GetProperty("to").GetString());
        Assert.Equal("debug.enabled=true", body.RootElement.GetProperty("helm").GetProperty("set")[0].GetString());
    }

    [Theory]
    [InlineData(Language.English, "Making the capture"), InlineData(Language.Chinese, "正在生成捕获文件")]
    public async Task Click_CancelSaving_TellsTheBrowser(Language language, string said)
    {
        module.Setup<string?>("saveFrom");
        module.SetupVoid("leaveSave");
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" }, language: language);
        cut.Find(".captures-tap > header button").Click();
        Assert.Contains(said, cut.Find("[role=status] .wait").TextContent, StringComparison.Ordinal);
        module.VerifyNotInvoke("leaveSave");

        cut.Find(".wait button").Click();

        module.VerifyInvoke("leaveSave", calledTimes: 1);
        Assert.Empty(cut.FindAll(".wait, [role=alert]"));
    }

    [Fact]
    public async Task Save_ServerSaysWhyNot_StandsThere()
    {
        module.Setup<string?>("saveFrom").SetResult("no such tap");
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });

        cut.Find(".captures-tap > header button").Click();

        cut.WaitForAssertion(() => Assert.Equal("The file could not be made: no such tap", cut.Find("[role=alert]").TextContent));
    }

    [Fact]
    public async Task Upload_CancelledWhileAnotherIsThere_KeepsIt()
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });
        var (first, second) = (new SlowFile("a.pcap"), new SlowFile("b.pcap"));
        cut.Raise((InputFile input) => input.OnChange, first.Chosen);
        await first.ArriveAsync("no capture");
        cut.WaitForAssertion(() => Assert.Contains("expected a pcap or pcapng", cut.Find(".captures-own [role=alert]").TextContent, StringComparison.Ordinal));

        cut.Raise((InputFile input) => input.OnChange, second.Chosen);
        cut.Find(".captures-own .wait button").Click();

        Assert.True(Assert.Single(second.Readers).IsCancellationRequested);
        Assert.Empty(cut.FindAll(".wait, .drop-lost"));
    }

    [Fact]
    public async Task Wireshark_Ipsec_OffersTheKeys()
    {
        var cut = await RenderAsync(new WorkbenchRequest { ScenarioId = Labs.Ipsec, Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.249" });

        Assert.Contains(cut.FindAll(".captures-wireshark input"), field => field.GetAttribute("value")!.StartsWith("\"IPv4\",\"10.0.1.138\",\"10.0.0.40\"", StringComparison.Ordinal));
    }

    public static TheoryData<Exception> Losses =>
    [
        new IOException("the socket"), new EndOfStreamException("a chunk"), new TimeoutException("a minute"), new JSException("no file"), new JSDisconnectedException("gone"),
        new InvalidOperationException("An error occurred while reading the remote stream: NotReadableError"),
    ];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Own_LostOnItsWay_IsNamedAndTheNextMayCome(Exception failure)
    {
        var cut = await RenderAsync(new WorkbenchRequest { Kind = Engine.Flows.FlowKind.Ping, From = "net", To = "10.0.0.72" });
        var file = new BrokenFile("mine.pcap", Convert.FromHexString("d4c3b2a1020004000000000000000000ffff000001000000"), failure);

        cut.Raise((InputFile input) => input.OnChange, file.Chosen);

        cut.WaitForAssertion(() => Assert.Equal("mine.pcap could not be read to its end. Choose it again.", cut.Find(".captures-own [role=alert]").TextContent));
        Assert.Equal("", cut.Find(".captures-own [role=status]").TextContent.Trim());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static int Pressed(RenderedComponent<CapturesDialog> cut) =>
        cut.FindAll(".captures-taps button").ToList().FindIndex(button => button.GetAttribute("aria-pressed") == "true");

    private static string Command(RenderedComponent<CapturesDialog> cut) => cut.Find(".captures-tap input.mono").GetAttribute("value")!;

    private async Task<RenderedComponent<CapturesDialog>> RenderAsync(WorkbenchRequest request, string? tap = null, Language language = Language.English)
    {
        var session = Sessions.Create();
        await session.OpenAsync(request, language);
        return host.Render<CapturesDialog>(plan => Give(plan, session.State, tap, language));
    }

    private void Give(ParameterPlan<CapturesDialog> plan, WorkbenchState state, string? tap, Language language = Language.English) => plan
        .Add(dialog => dialog.State, state)
        .Add(dialog => dialog.IsOpen, true)
        .Add(dialog => dialog.Tap, tap)
        .Add(dialog => dialog.OnTap, (string key) => told.Add(key))
        .Add(dialog => dialog.OnClose, () => { })
        .AddCascadingValue(language);
}
