using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using Visualizer.Web.State;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>An answer that takes its time: the page says so, keeps what it shows, and stops when the viewer wants no more of it.</summary>
public sealed class WaitTests(BrowserFixture browser)
{
    [Fact]
    public async Task Answer_ThatTakesLong_IsAnnouncedAndCancelledInBothLanguages()
    {
        using var goOn = new ManualResetEventSlim();
        using var cancelled = new SemaphoreSlim(0);
        var desk = new TraceDesk((scenario, helm, flow, leaving) =>
        {
            if (flow.Kind == FlowKind.Curl)
            {
                leaving.Register(() => cancelled.Release());
                goOn.Wait(leaving);
            }

            return DatapathEngine.Trace(scenario, helm, flow, cancellation: leaving);
        });
        await using var server = new WebServer(desk: desk);
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10", server: server.Address);
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("redirect_peer");

        await page.Locator(".tab", new() { HasText = "curl" }).First.ClickAsync();
        await Expect(page.Locator(".wait-place .wait")).ToContainTextAsync("Working out the path");
        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("redirect_peer");
        await page.Locator(".wait button", new() { HasText = "Cancel" }).ClickAsync();
        await Expect(page.Locator(".wait")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("kind=ping.*hop=10"));
        Assert.True(await cancelled.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken));

        await page.Locator("button[lang=zh-Hans]").ClickAsync();
        await page.Locator(".tab", new() { HasText = "curl" }).First.ClickAsync();
        await Expect(page.Locator(".wait")).ToContainTextAsync("正在计算路径");
        goOn.Set();
        await Expect(page.Locator(".wait")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("kind=curl"));
        await Expect(page.Locator(".wb-client")).ToContainTextAsync("curl");
        watched.AssertNoProblems();
    }
}
