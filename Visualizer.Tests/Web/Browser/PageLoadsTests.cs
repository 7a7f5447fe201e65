using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>The page loads: nothing fails in silence, nothing leaves the machine, nothing breaks the policy.</summary>
public sealed class PageLoadsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Open_Root_ComponentsListenAndNothingFails()
    {
        await using var watched = await browser.OpenAsync();

        await Expect(watched.Page).ToHaveTitleAsync(new Regex("Visualizer"));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Open_Root_AxeFindsNothingInAnyLook()
    {
        await using var watched = await browser.OpenAsync();

        await watched.Page.AssertCleanInEveryLookAsync();
    }

    [Fact]
    public async Task Open_UnknownAddress_SaysSoAndStaysAlive()
    {
        await using var watched = await browser.OpenAsync();

        var response = await watched.Page.GotoAsync("no-such-page?lang=zh-Hans");

        Assert.Equal(404, response?.Status);
        await watched.WaitUntilInteractiveAsync();
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("此地址没有页面");
        await watched.Page.AssertCleanInEveryLookAsync();
        Assert.All(watched.Problems, problem => Assert.Contains("404", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_ScriptFromElsewhere_IsRefusedAndNoticed()
    {
        await using var watched = await browser.OpenAsync();

        await watched.Page.EvaluateAsync("() => document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))");

        Assert.False(await watched.Page.EvaluateAsync<bool>("() => window.ran === true"));
        Assert.Contains(watched.Problems, problem => problem.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reconnection_CircuitIsRefused_PageLoadsAgain()
    {
        await using var watched = await browser.OpenAsync();

        var reloaded = watched.Page.WaitForRequestAsync(request => request.IsNavigationRequest);
        await watched.Page.EvaluateAsync("() => document.getElementById('components-reconnect-modal').classList.add('components-reconnect-rejected')");

        await reloaded;
        await watched.WaitUntilInteractiveAsync();
        watched.AssertNoProblems();
    }
}
