using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>One Chinese viewer sees every screen: no English sentence is left over, and nothing breaks the policy.</summary>
public sealed class ChineseWalkTests(BrowserFixture browser)
{
    private const string Worker = "cilium-kubeproxy-replacement-ebpf-worker";
    private const string Question = $"scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn", Chinese = "&lang=zh-Hans";

    // What people read and hear, without what machines print: three Latin words in a row are English, unless they are names.
    private const string EnglishLeft =
        """
        () => {
          const machines = ".mono, .wb-mono, code, pre, kbd, textarea, option, script, style, .xterm, [lang=en]";
          // Names of messages (RFC 792) and fonts; in quotes what an agent logs, which words with an explanation cut in two.
          const names = /ICMP (?:echo request|echo reply|time exceeded)|JetBrains Mono|“[^”]*”|“[^”]*$|Packets must be routed through the/g;
          const found = new Set();
          document.querySelectorAll("details").forEach(part => { part.open = true; });
          const look = (element, text) => {
            if (text && !element.closest(machines) && element.checkVisibility({ visibilityProperty: true })) {
              for (const run of text.replaceAll(names, "").match(/[A-Za-z][A-Za-z’'-]*(?:\s+[A-Za-z][A-Za-z’'-]*){2,}/g) ?? []) {
                found.add(`${run}   [${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}]`);
              }
            }
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) {
              look(node.parentElement, node.textContent);
            } else {
              for (const attribute of ["aria-label", "title", "placeholder", "alt"]) {
                look(node, node.getAttribute(attribute));
              }
            }
          }
          return [...found];
        }
        """;

    private readonly List<string> _left = [];

    [Fact]
    public async Task Walk_OverEveryScreen_LeavesNoEnglishAndNoProblem()
    {
        await using var watched = await browser.OpenAsync($"?{Question}&hop=5&lang=en");
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).Not.ToBeEmptyAsync();
        await page.Locator(".tools > button[lang]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await Expect(page).ToHaveURLAsync(new Regex("hop=5&lang=zh-Hans"));
        await Expect(page.Locator(".wb-hops")).ToContainTextAsync("请求");
        await LookAsync(watched, "hop");

        await OpenAsync(watched, $"?{Question}&hop=10&stations=1&tap={Worker}/host/eth0", ".wb-tap-detail");
        await OpenAsync(watched, $"?{Question}&ttl=1&hop=9", ".wb-headline:not(:empty)");
        await OpenAsync(watched, $"?{Question}nowhere", ".notice");
        await LookAtDialogsAsync(watched);

        await OpenAsync(watched, $"?{Question}&helm=1&set=bpf.masquerade%3Dfalse", ".modes");
        await page.Locator(".view-tab").Nth(1).ClickAsync();
        await page.Locator("#helm-raw").FillAsync("a: [\n");
        await Expect(page.Locator("#helm-problems li")).Not.ToHaveCountAsync(0);
        await LookAsync(watched, "raw values");
        await OpenAsync(watched, $"?{Question}&helm=1&set=tunnel%3Dvxlan", ".notice");

        await OpenAsync(watched, $"?{Question}&hop=10&place=node/{Worker}", ".browse-list");
        await page.Locator(".browse-list button", new() { HasTextRegex = new Regex("^host") }).First.ClickAsync();
        await page.Locator(".browse-list button", new() { HasText = "端点映射" }).ClickAsync();
        await Expect(page.Locator(".table-text")).ToBeVisibleAsync();
        await LookAsync(watched, "table");
        await OpenAsync(watched, $"?{Question}&terminal=1", ".tty-pane");

        await OpenAsync(watched, $"compare?{Question}", ".cmp-sentences li");
        await page.Locator(".cmp-actions .picker .chip").ClickAsync();
        await Expect(page.Locator("[role=option]").First).ToBeVisibleAsync();
        await LookAsync(watched, "presets");
        await OpenAsync(watched, $"compare?{Question}&name1=now&name2=tunnel&set2=tunnel%3Dvxlan", ".cmp-column .notice");

        await OpenAsync(watched, $"print?{Question}", ".print-drawing svg");
        await OpenAsync(watched, "glossary?v=1", ".paper h1");
        await OpenAsync(watched, "about?v=1", ".paper h1");
        watched.AssertNoProblems();
        await OpenAsync(watched, "no-such-page?v=1", ".paper h1");
        Assert.All(watched.Problems, problem => Assert.Contains("404", problem, StringComparison.Ordinal));
        Assert.True(_left.Count == 0, string.Join('\n', _left));
    }

    // Behind the buttons of the bar: share, captures, an own document, search, the keys.
    private async Task LookAtDialogsAsync(WatchedPage watched)
    {
        var page = watched.Page;
        await OpenAsync(watched, $"?{Question}", ".wb-headline:not(:empty)");
        await page.Locator(".tools > a + button").ClickAsync();
        await LookAtDialogAsync(watched, ".share");
        await OpenMenuItemAsync(page, 0);
        await LookAtDialogAsync(watched, ".captures-tap");
        await OpenMenuItemAsync(page, 2);
        await page.Locator(".editor textarea").FillAsync("title: [ ]\nclustr: { }\n");
        await Expect(page.Locator(".problems li")).Not.ToHaveCountAsync(0);
        await LookAtDialogAsync(watched, ".editor");
        await page.Locator("body").PressAsync("/");
        await page.Locator(".search input").FillAsync("172");
        await Expect(page.Locator(".search [role=option]").First).ToBeVisibleAsync();
        await LookAtDialogAsync(watched, ".search");
        await page.Locator(".wb-drawing").PressAsync("?");
        await LookAtDialogAsync(watched, ".keys");
    }

    private static async Task OpenMenuItemAsync(IPage page, int item)
    {
        await page.Locator("button[popovertarget=view-menu].icon").ClickAsync();
        await page.Locator("#view-menu > button.menu-item").Nth(item).ClickAsync();
    }

    private async Task LookAtDialogAsync(WatchedPage watched, string part)
    {
        await Expect(watched.Page.Locator($"dialog[open] {part}")).ToBeVisibleAsync();
        await LookAsync(watched, part);
        await watched.Page.Keyboard.PressAsync("Escape");
        await Expect(watched.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private async Task OpenAsync(WatchedPage watched, string address, string part)
    {
        await watched.GotoAsync(address + Chinese);
        await Expect(watched.Page.Locator(part).First).ToBeVisibleAsync();
        await Expect(watched.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await LookAsync(watched, address);
    }

    private async Task LookAsync(WatchedPage watched, string where) =>
        _left.AddRange((await watched.Page.EvaluateAsync<string[]>(EnglishLeft)).Select(found => $"{where}: {found}"));
}
