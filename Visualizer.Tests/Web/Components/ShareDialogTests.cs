using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Share;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

/// <summary>A file that takes its time can be cancelled, and then none comes.</summary>
public sealed class ShareDialogTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly TakenPlace server = new();
    private readonly PlannedJsObject module;
    private readonly TaskCompletionSource drawing = new();
    private readonly List<CancellationToken> drawn = [];

    public ShareDialogTests()
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton(server.Places);
        host.Services.AddSingleton(new TraceExports(null!, new PlayableStore()));
        module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("openDialog");
        module.SetupVoid("save");
    }

    [Theory]
    [InlineData(Language.English, "Making the file"), InlineData(Language.Chinese, "正在生成文件")]
    public async Task Save_SlowServer_SaysSoUntilTheFileIsThere(Language language, string said)
    {
        var cut = await RenderAsync(language);
        Button(cut, "JSON").Click();
        Assert.Contains(said, cut.Find("[role=status] .wait").TextContent, StringComparison.Ordinal);
        module.VerifyNotInvoke("save");

        server.Free();

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".wait")));
        Assert.EndsWith(".json", (string)Assert.Single(module.VerifyInvoke("save", calledTimes: 1)).Arguments[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_NothingIsMade_AndTheNextFileIs()
    {
        var cut = await RenderAsync();
        Button(cut, "Markdown").Click();
        cut.Find(".wait button").Click();
        Assert.Empty(cut.FindAll(".wait"));

        server.Free();
        Button(cut, "JSON").Click();

        cut.WaitForAssertion(() => Assert.EndsWith(".json", (string)Assert.Single(module.VerifyInvoke("save", calledTimes: 1)).Arguments[0]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_Picture_ReachesWhoDraws()
    {
        var cut = await RenderAsync();
        Button(cut, "PNG").Click();
        Assert.NotEmpty(cut.FindAll(".wait"));

        cut.Find(".wait button").Click();

        Assert.True(Assert.Single(drawn).IsCancellationRequested);
        Assert.Empty(cut.FindAll(".wait, [role=alert]"));
    }

    [Fact]
    public async Task Picture_BrowserCannotMakeIt_SaysSo()
    {
        var cut = await RenderAsync();
        Button(cut, "PNG").Click();

        drawing.SetException(new JSException("no memory"));

        cut.WaitForAssertion(() => Assert.StartsWith("The browser could not make this file", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll(".wait"));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        server.Dispose();
    }

    private static AngleSharp.Dom.IElement Button(RenderedComponent<ShareDialog> cut, string name) => cut.FindAll("button.tool").Single(button => button.TextContent == name);

    private async Task<RenderedComponent<ShareDialog>> RenderAsync(Language language = Language.English)
    {
        var session = Sessions.Create();
        await session.OpenAsync(new WorkbenchRequest(), language);
        return host.Render<ShareDialog>(plan => plan
            .Add(dialog => dialog.State, session.State)
            .Add(dialog => dialog.IsOpen, true)
            .Add(dialog => dialog.OnClose, () => { })
            .Add(dialog => dialog.SavePicture, (_, leaving) =>
            {
                drawn.Add(leaving);
                return drawing.Task;
            })
            .AddCascadingValue(language));
    }
}
