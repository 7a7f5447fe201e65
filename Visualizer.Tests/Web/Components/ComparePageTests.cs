using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Pages;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

/// <summary>A comparison that takes its time can be cancelled; the one before stays, and so does its address.</summary>
public sealed class ComparePageTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly ManualResetEventSlim mayAnswer = new(true);
    private readonly TaskCompletionSource<CancellationToken> held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ComparePageTests()
    {
        var (library, _, store) = Sessions.Shared();
        var desk = new TraceDesk((scenario, helm, flow, leaving) =>
        {
            if (!mayAnswer.IsSet)
            {
                held.TrySetResult(leaving);
                mayAnswer.Wait(leaving);
            }

            return DatapathEngine.Trace(scenario, helm, flow, cancellation: leaving);
        });
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton(Sessions.Places);
        host.Services.AddSingleton(library);
        host.Services.AddSingleton(new ComparisonDesk(library, desk, store, NullLogger<ComparisonDesk>.Instance));
        var module = host.JSInterop.SetupModule("./js/page.js");
        module.AnswerByDefault("");
        module.SetupModule("mountCompare").AnswerByDefault("");
        host.Navigation.StartAt("compare");
    }

    [Theory]
    [InlineData(Language.English, "Comparing the variants"), InlineData(Language.Chinese, "正在比较各方案")]
    public async Task Preset_Cancelled_LeavesTheComparisonBefore(Language language, string said)
    {
        var cut = Render(language);
        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".cmp-column")), TimeSpan.FromSeconds(60));
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".wait")));
        var before = cut.FindAll(".cmp-column h2").Select(name => name.TextContent).ToList();

        mayAnswer.Reset();
        Choose(cut, "MTU=1400");
        var token = await held.Task;
        cut.WaitForAssertion(() => Assert.Contains(said, cut.Find("[role=status] .wait").TextContent, StringComparison.Ordinal));
        Assert.Equal(before, cut.FindAll(".cmp-column h2").Select(name => name.TextContent));
        cut.Find(".wait button").Click();

        Assert.True(token.IsCancellationRequested);
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".wait")), TimeSpan.FromSeconds(60));
        Assert.Equal(before, cut.FindAll(".cmp-column h2").Select(name => name.TextContent));
        Assert.DoesNotContain("MTU", host.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_Cancelled_OffersToTryAgain()
    {
        mayAnswer.Reset();
        var cut = Render(Language.English);
        var token = await held.Task;

        cut.Find(".wait button").Click();
        Assert.True(token.IsCancellationRequested);
        Assert.Contains("Cancelled", cut.Find(".notice").TextContent, StringComparison.Ordinal);
        mayAnswer.Set();
        cut.Find(".notice button").Click();

        cut.WaitForAssertion(() => Assert.NotEmpty(cut.FindAll(".cmp-column")), TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        mayAnswer.Dispose();
    }

    private static void Choose(RenderedComponent<Compare> cut, string setting)
    {
        cut.Find(".cmp-actions .chip").Click();
        cut.Find(".cmp-actions .pop-search").Input(setting);
        cut.Find(".cmp-actions .pop-search").KeyDown("Enter");
    }

    private RenderedComponent<Compare> Render(Language language) => host.Render<Compare>(plan => plan
        .AddCascadingValue(new ViewerPreferences(language, ViewLook.Unsaid)));
}
