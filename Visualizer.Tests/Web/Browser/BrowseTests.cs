using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>From the search to a place, a table and the owner of an address, by keyboard and by click, in one page.</summary>
public sealed class BrowseTests(BrowserFixture browser)
{
    private const string AcrossNodes = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10";

    [Theory]
    [InlineData("", "found", "Endpoint map", "after hop 11")]
    [InlineData("&lang=zh-Hans", "找到", "端点映射", "第 11 跳之后")]
    public async Task Search_ToAPlaceItsTableAndAnOwner(string language, string found, string table, string moment)
    {
        await using var watched = await browser.OpenAsync(AcrossNodes + language);
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).Not.ToBeEmptyAsync();

        await page.Locator("body").PressAsync("/");
        await Expect(page.Locator(".search [role=combobox]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("172.18.0.3");
        await Expect(page.Locator(".search .pop-note")).ToContainTextAsync(found);
        await AuditOnceAsync(page, language);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#browse-title")).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(new Regex("place=node/cilium-kubeproxy-replacement-ebpf-worker"));

        await page.Locator(".browse-list button", new() { HasTextRegex = new Regex("^host") }).First.ClickAsync();
        await page.Locator(".browse-list button", new() { HasText = table }).ClickAsync();
        await Expect(page.Locator(".table-text")).ToContainTextAsync("10.0.0.72:0");
        await Expect(page.Locator(".table-moment")).ToContainTextAsync(moment);
        await AuditOnceAsync(page, language);
        await page.Locator(".table-text .owner", new() { HasText = "10.0.0.72" }).ClickAsync();
        await Expect(page.Locator("#browse-title")).ToContainTextAsync("pod/evescn-q7xhn");
        await Expect(page.Locator("#browse-title")).ToBeFocusedAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".table-text")).ToContainTextAsync("10.0.0.72:0");

        await Expect(page.Locator("#browse-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".wb-drawing")).ToBeFocusedAsync();
        await Expect(page.Locator(".wb-evidence .owner", new() { HasText = "10.0.2.40" }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".wb-client .owner", new() { HasText = "10.0.0.72" }).First).ToBeVisibleAsync();
        await page.Locator(".wb-headline .owner").First.ClickAsync();
        await Expect(page.Locator("#browse-title")).ToContainTextAsync("pod/evescn-q7xhn");
        watched.AssertNoProblems();
    }

    // Axe reads structure and colours, which no language changes.
    private static Task AuditOnceAsync(IPage page, string language) => language.Length > 0 ? page.AssertCleanInEveryLookAsync() : Task.CompletedTask;
}
