using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>The first picture comes with the page: somebody on a slow line steps through it before the server listens.</summary>
public sealed class FirstPictureTests(BrowserFixture browser)
{
    [Fact]
    public async Task Step_BeforeTheConnectionIsThere_IsKeptByThePageThatTakesOver()
    {
        var early = new TaskCompletionSource<IPage>();
        var connects = new TaskCompletionSource();
        var opening = browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&lang=zh-Hans", prepare: async page =>
        {
            await page.RouteAsync("**/_blazor/negotiate**", async route =>
            {
                await connects.Task;
                await route.ContinueAsync();
            });
            early.SetResult(page);
        });
        var page = await early.Task;

        await page.Locator(".wb-drawing").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator(".wb-taps button[data-key*='lxc56a9c4b40736']").ClickAsync();
        await page.Locator(".wb-play").ClickAsync();
        await Expect(page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("5");
        await page.Locator(".wb-play").ClickAsync();
        var hop = await page.Locator(".wb-hops [aria-current]").TextContentAsync();
        await page.EvaluateAsync("() => { document.querySelector('.wb-drawing').isFirst = true; }");
        await Expect(page.Locator("[data-interactive=true]")).ToHaveCountAsync(0);
        connects.SetResult();
        await using var watched = await opening;

        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('.wb-drawing').isFirst === true"), "Drawn anew.");
        await Expect(page.Locator(".wb-play")).ToBeFocusedAsync();
        await Expect(page.Locator(".wb-tap-detail")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Helm" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("hop=[45].*helm=1"));
        await Expect(page.Locator(".wb-hops [aria-current]")).ToHaveTextAsync(hop!);
        watched.AssertNoProblems();
    }
}
