using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>What explains the page to somebody who is here for the first time: hints, the tour, terms that say what they mean.</summary>
public sealed class GuideTests(BrowserFixture browser)
{
    private const string AtRedirectPeer = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10";

    [Theory]
    [InlineData("", 1440, 900, "What am I looking at?", "Now go on")]
    [InlineData("&lang=zh-Hans", 390, 844, "我看到的是什么？", "继续前进")]
    public async Task Newcomer_TakesTheTourAndSendsTheHintAway_NeitherComesBack(string language, int width, int height, string tour, string last)
    {
        await using var watched = await browser.OpenAsync(AtRedirectPeer + language, width: width, height: height, isNewcomer: true);
        var page = watched.Page;
        var opener = page.Locator(".hint").GetByRole(AriaRole.Button, new() { Name = tour });

        await opener.ClickAsync();
        await Expect(page.Locator(".tour-count")).ToHaveTextAsync("1 / 6");
        for (var step = 2; step <= 6; step++)
        {
            await page.Keyboard.PressAsync(step == 2 ? "Enter" : "ArrowRight");
            await Expect(page.Locator(".tour-count")).ToHaveTextAsync($"{step} / 6");
            await page.WaitForFunctionAsync(
                """
                () => {
                  const box = document.querySelector(".tour-card").getBoundingClientRect();
                  const light = document.querySelector(".tour-light").getBoundingClientRect();
                  return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && light.width > 40 && light.height > 30;
                }
                """);
        }

        await Expect(page.Locator(".tour h2")).ToHaveTextAsync(last);
        await page.AssertCleanAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".tour")).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();

        await page.Locator(".hint .quiet").Last.ClickAsync();
        await Expect(page.Locator(".hint")).ToHaveCountAsync(0);
        await watched.ReloadAsync();
        await Expect(page.Locator(".wb-headline")).ToBeVisibleAsync();
        await Expect(page.Locator(".hint")).ToHaveCountAsync(0);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Term_FocusedPointedAtOrTouched_SaysWhatItMeansUntilEscape()
    {
        await using var watched = await browser.OpenAsync(AtRedirectPeer);
        var page = watched.Page;
        var term = page.Locator(".wb-explanation .term").First;
        var tip = page.GetByRole(AriaRole.Tooltip);

        await term.FocusAsync();
        await Expect(tip).ToContainTextAsync("what Cilium manages for a pod");
        await Expect(term).ToHaveAttributeAsync("aria-describedby", "term-tip");
        await page.AssertCleanAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(tip).ToHaveCountAsync(0);
        await Expect(term).ToBeFocusedAsync();

        await page.Locator(".wb-at .term").First.HoverAsync();
        await Expect(tip).ToContainTextAsync("network namespace");
        await tip.HoverAsync();
        await Expect(tip).ToBeVisibleAsync();
        await page.Mouse.MoveAsync(5, 5);
        await Expect(tip).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Helm" }).ClickAsync();
        await page.Locator(".modes .term").First.ClickAsync();
        await Expect(tip).ToBeVisibleAsync();
        await watched.GotoAsync("glossary?lang=zh-Hans");
        await Expect(page.Locator(".paper")).ToContainTextAsync(new Regex("conntrack 条目.*一条被跟踪的连接"));
        await page.AssertCleanInEveryLookAsync();
        watched.AssertNoProblems();
    }
}
