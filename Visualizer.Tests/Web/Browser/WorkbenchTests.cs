using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>The main screen in a real browser: a person opens a lab, steps through a flow, links to a hop, types values.</summary>
public sealed class WorkbenchTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(Labs.Ebpf, "evescn-q7xhn", 62)]
    [InlineData(Labs.Kpr, "cilium-with-replacement-xtzwx", 60)]
    [InlineData(Labs.Ipsec, "cni-fcnh6", 61)]
    [InlineData(Labs.Vxlan, "evescn-2454l", 63)]
    public async Task Step_OneFlowOfEachLab_EveryHopIsReachedAndSaid(string lab, string to, int replyTtl)
    {
        await using var watched = await OpenAsync($"?scenario={lab}&kind=ping&from=net&to={to}");
        var page = watched.Page;
        var hops = Labs.Ping(lab, "net", to).Trace.Packets.Select(packet => packet.Hops.Length).ToArray();

        await page.Locator(".wb-drawing").FocusAsync();
        await Expect(page.Locator(".wb-hops [aria-current]")).ToHaveCountAsync(1);
        for (var step = 1; step < hops.Sum(); step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(page).ToHaveURLAsync(new Regex($"packet={hops.Length - 1}&hop={hops[^1] - 1}$"));
        await Expect(page.Locator(".bench-inspector")).ToContainTextAsync("socket-receive");
        await Expect(page.Locator(".bench-inspector")).ToContainTextAsync($"ttl={replyTtl}");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(new Regex($"hop={hops[^1] - 1}$"));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Open_DeepLink_ReloadsToTheSameScreen()
    {
        await using var watched = await OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10&helm=1&set=bpf.masquerade%3Dfalse&theme=dark");
        var page = watched.Page;
        var before = await ScreenAsync(page);

        await watched.ReloadAsync();

        await Expect(page.Locator(".wb-headline")).ToBeVisibleAsync();
        Assert.Equal(before, await ScreenAsync(page));
        Assert.Equal(("dark", "set=bpf.masquerade=false"), (before.Theme, before.Values));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task GoBack_AfterAnotherFlow_ShowsTheEarlierOneAndForwardTheLater()
    {
        await using var watched = await OpenAsync($"?scenario={Labs.Ebpf}");
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("10.0.2.202");

        await page.Locator(".tab").Nth(1).ClickAsync();
        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("10.0.0.72");
        await page.GoBackAsync();
        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("10.0.2.202");
        await page.GoForwardAsync();
        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("10.0.0.72");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Keyboard_Alone_ChoosesAFlowStepsAndReadsTheKeys()
    {
        await using var watched = await OpenAsync($"?scenario={Labs.Playground}&kind=ping&from=client&to=server-a");
        var page = watched.Page;

        await FocusByTabAsync(page, "To: server-a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".pop-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("server-b");
        await Expect(page.Locator("[role=option]").First).ToContainTextAsync("server-b");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("to=server-b"));

        await FocusAsync(page, ".wb-drawing");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(new Regex("hop=2$"));
        await page.Keyboard.PressAsync("Home");
        await Expect(page).ToHaveURLAsync(new Regex("to=server-b$"));
        await page.Keyboard.PressAsync("End");
        await Expect(page).ToHaveURLAsync(new Regex("packet=1&hop=\\d+$"));
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Next hop");
        await Expect(page).ToHaveURLAsync(new Regex("open=keys$"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(new Regex("hop=\\d+$"));
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Next hop");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Play_ThenPause_MovesOnByItself()
    {
        await using var watched = await OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn");
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("hop=[3-9]"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true })).ToBeVisibleAsync();
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Values_TypedInTheBox_ChangeThePathAndErrorsKeepTheLastPicture()
    {
        await using var watched = await OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn");
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Helm" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "--set" }).ClickAsync();
        await page.Locator("#helm-raw").FillAsync("kubeProxyReplacement=strict\nbpf.masquerade=true\ntunnel=vxlan\nautoDirectNodeRoutes=true");
        await Expect(page.Locator(".notice")).ToContainTextAsync("These values do not start");
        await Expect(page.Locator(".stale")).ToHaveCountAsync(1);
        await page.Locator(".notice .primary").ClickAsync();
        await Expect(page.Locator(".modes")).ToContainTextAsync("Routing is VXLAN");
        await Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task OwnScenario_Edited_IsShownAndTravelsInTheLink()
    {
        await using var watched = await OpenAsync("");
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "View and more" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open your own scenario" }).ClickAsync();
        await page.Locator(".editor textarea").FillAsync("title: Mine\nclustr: {}\n");
        await Expect(page.Locator(".editor .bad").Last).ToHaveTextAsync("2");
        await page.Locator(".editor textarea").FillAsync("title: Mine\ncluster:\n  nodes: [ { name: a } ]\n  pods: [ { name: one, node: a }, { name: two, node: a } ]\n");
        // More than a message may have by default. Typed by the driver, so many lines would take minutes.
        await page.Locator(".editor textarea").EvaluateAsync(
            """
            area => {
              area.value = area.value.replace("{ name: one", "{ name: three, node: a }, { name: one") + "# remark\n".repeat(20000);
              area.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
            """);
        await Expect(page.Locator(".editor-state")).ToContainTextAsync("3 pods");
        await page.Locator(".dialog .primary").ClickAsync();
        await Expect(page.Locator(".picker .chip").First).ToContainTextAsync("Mine");
        await watched.ReloadAsync();

        await Expect(page.Locator(".picker .chip").First).ToContainTextAsync("Mine");
        await Expect(page.Locator(".wb-headline")).ToBeVisibleAsync();
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Guess_On_HidesWhatIsToCome()
    {
        await using var watched = await OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-jzms5&guess=1");

        await Expect(watched.Page.Locator(".wb-hops")).Not.ToContainTextAsync("from-container");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Phone_390Wide_NothingIsWiderThanTheScreen()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10", width: 390, height: 844);
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).ToBeVisibleAsync();

        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
        await page.GetByRole(AriaRole.Button, new() { Name = "Flow and settings" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Helm" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
        await page.AssertCleanInEveryLookAsync();
        watched.AssertNoProblems();
    }

    private async Task<WatchedPage> OpenAsync(string address)
    {
        var watched = await browser.OpenAsync(address);
        await Expect(watched.Page.Locator(".wb-headline")).ToBeVisibleAsync();
        return watched;
    }

    private static async Task<(string Headline, string? Theme, string Values, string Address)> ScreenAsync(IPage page) => (
        await page.Locator(".wb-headline").InnerTextAsync(),
        await page.Locator("html").GetAttributeAsync("data-theme"),
        Uri.UnescapeDataString(new Uri(page.Url).Query).Split('&').FirstOrDefault(part => part.StartsWith("set=", StringComparison.Ordinal)) ?? "",
        page.Url);

    private static async Task FocusByTabAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("() => document.activeElement?.getAttribute('aria-label')") == name)
            {
                return;
            }
        }

        Assert.Fail($"Tab does not lead to '{name}'.");
    }

    private static async Task FocusAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {selector}.");
    }
}
