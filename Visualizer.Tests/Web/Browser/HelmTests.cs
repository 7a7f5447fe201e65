using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Turning values in a real browser: the path follows, what changed is said, and everything can be taken back.</summary>
public sealed class HelmTests(BrowserFixture browser)
{
    private const string AcrossNodes = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn";

    [Fact]
    public async Task Switch_Turned_ChangesThePathSaysWhatAndIsUndoneByKey()
    {
        await using var watched = await OpenAsync(AcrossNodes + "&helm=1&lang=zh-Hans");
        var page = watched.Page;

        await Value(page, "bpf.masquerade").GetByRole(AriaRole.Switch).ClickAsync();

        await Expect(page.Locator(".strip")).ToContainTextAsync("2 处抓包结果翻转");
        await Expect(page.Locator(".strip-effects")).ToContainTextAsync("应答 TTL");
        await Expect(page.Locator(".modes")).ToContainTextAsync("主机路由为 legacy");
        await Expect(page.Locator(".wb-turned-eye")).ToHaveCountAsync(2);
        await Expect(page).ToHaveURLAsync(new Regex("set=bpf.masquerade%3Dfalse"));
        // Where the click has scrolled to, another switch may lie half under the name of its group.
        await page.Locator(".value-scroll").EvaluateAsync("list => list.scrollTo(0, 0)");
        await page.AssertCleanInEveryLookAsync();

        await page.Locator("body").PressAsync("Control+z");
        await Expect(page.Locator(".modes")).ToContainTextAsync("主机路由为 BPF");
        await Expect(page).Not.ToHaveURLAsync(new Regex("set="));
        await page.Locator("body").PressAsync("Control+Shift+Z");
        await Expect(page).ToHaveURLAsync(new Regex("set=bpf.masquerade%3Dfalse"));
        await page.GoBackAsync();
        await Expect(page.Locator(".modes")).ToContainTextAsync("主机路由为 BPF");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Strip_Dismissed_GoesWithItsMarks()
    {
        await using var watched = await OpenAsync(AcrossNodes + "&helm=1");
        var page = watched.Page;
        await Value(page, "bpf.masquerade").GetByRole(AriaRole.Switch).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.Locator(".wb-turned")).ToHaveCountAsync(2);
        await Expect(page.Locator(".wb-turned").First).ToContainTextAsync("was not seen");

        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();

        await Expect(page.Locator(".strip")).ToHaveCountAsync(0);
        await Expect(page.Locator(".wb-turned, .wb-turned-eye")).ToHaveCountAsync(0);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Text_TypedFast_LosesNoLetterAndIsOneStepBack()
    {
        await using var watched = await OpenAsync(AcrossNodes + "&helm=1");
        var page = watched.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "--set" }).ClickAsync();
        var before = await page.Locator("#helm-raw").InputValueAsync();

        await page.Locator("#helm-raw").PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\n--set bpf.hostLegacyRouting=true", new() { Delay = 15 });

        await Expect(page.Locator(".modes")).ToContainTextAsync("bpf.hostLegacyRouting=true asks for it");
        Assert.Equal(before + "\n--set bpf.hostLegacyRouting=true", await page.Locator("#helm-raw").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".modes")).ToContainTextAsync("Host routing is BPF");
        await Expect(page.Locator("#helm-raw")).ToHaveValueAsync(before);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Views_OneTurned_AllAreInStep()
    {
        await using var watched = await OpenAsync(AcrossNodes + "&helm=1");
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "values.yaml" }).ClickAsync();
        await page.Locator("#helm-raw").FillAsync("tunnel: geneve\nkubeProxyReplacement: strict\nbpf:\n  masquerade: true\n");
        await Expect(page.Locator(".modes")).ToContainTextAsync("Routing is Geneve");
        await page.GetByRole(AriaRole.Button, new() { Name = "helm upgrade" }).ClickAsync();
        await Expect(page.Locator("#helm-raw")).ToHaveValueAsync(new Regex("--version 1.13.0-rc5.*--set tunnel=geneve", RegexOptions.Singleline));
        await page.GetByRole(AriaRole.Button, new() { Name = "Values", Exact = true }).ClickAsync();
        await Expect(Value(page, "tunnel").Locator("select")).ToHaveValueAsync("geneve");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Versions_OlderKernelThenNewerChart_TakeHostRoutingAwayAndAskForNewSpelling()
    {
        await using var watched = await OpenAsync(AcrossNodes + "&helm=1");
        var page = watched.Page;

        await page.Locator(".versions .chip").Last.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "5.4" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("kernel=5\\.4"));
        await Expect(page.Locator(".modes")).ToContainTextAsync("Host routing is legacy");
        await page.Locator("body").PressAsync("Control+z");
        await Expect(page.Locator(".modes")).ToContainTextAsync("Host routing is BPF");

        await page.Locator(".versions .chip").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "1.16.0" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("tunnel was deprecated in v1.14");
        await Expect(page.Locator(".stale")).ToHaveCountAsync(1);
        await page.AssertCleanInEveryLookAsync();
        await page.Locator(".respell .primary").ClickAsync();

        await Expect(page.Locator(".notice, .respell")).ToHaveCountAsync(0);
        await Expect(page.Locator(".modes")).ToContainTextAsync("routingMode=native");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Keyboard_Alone_FindsAValueAndTurnsIt()
    {
        await using var watched = await OpenAsync(AcrossNodes + "&helm=1");
        var page = watched.Page;

        await page.Locator(".value-filter").FocusAsync();
        await page.Keyboard.TypeAsync("hostLegacy");
        await Expect(page.Locator(".value")).ToHaveCountAsync(1);
        for (var presses = 0; presses < 4 && !await page.EvaluateAsync<bool>("() => document.activeElement.matches('.value .switch')"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".modes")).ToContainTextAsync("bpf.hostLegacyRouting=true asks for it");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".helm")).ToHaveCountAsync(0);
        watched.AssertNoProblems();
    }

    [Theory]
    [InlineData("&helm=1", "Values", "实际生效"), InlineData("&helm=1&lang=zh-Hans", "取值", "In force")]
    public async Task Phone_BothHalvesTakeTurns_AndFit(string more, string shown, string absent)
    {
        await using var watched = await browser.OpenAsync(AcrossNodes + more, width: 390, height: 844);
        var page = watched.Page;
        await Expect(page.Locator(".helm-views")).ToContainTextAsync(shown);
        await Expect(page.Locator(".helm-views")).Not.ToContainTextAsync(absent);

        await page.Locator(".view-modes").ClickAsync();
        await Expect(page.Locator(".modes")).ToBeVisibleAsync();
        await Expect(page.Locator(".value-scroll")).ToBeHiddenAsync();

        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
        await page.AssertCleanInEveryLookAsync();
        watched.AssertNoProblems();
    }

    private static ILocator Value(IPage page, string key) => page.Locator($".value[data-key='{key}']");

    private async Task<WatchedPage> OpenAsync(string address)
    {
        var watched = await browser.OpenAsync(address);
        await Expect(watched.Page.Locator(".wb-headline")).ToBeVisibleAsync();
        return watched;
    }
}
