using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Conformance;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using Visualizer.Tests.Terminal;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>The terminal on the page: the labs from their first command to their last, and the keyboard alone.</summary>
public sealed class TerminalTests(BrowserFixture browser)
{
    // The screens' module loads when a terminal is first opened.
    private const int Patience = 15_000;

    private const string Node = "cilium-kubeproxy-replacement-ebpf-worker2";

    [Theory]
    [InlineData('A')]
    [InlineData('B')]
    [InlineData('C')]
    [InlineData('D')]
    public async Task Lab_TypedAtTheScreen_PrintsWhatTheLabPrints(char letter)
    {
        var lab = Lab.Of(letter);
        await using var watched = await browser.OpenAsync($"?scenario={lab.Scenario}&terminal=1", width: 1920, height: 1080);
        var page = watched.Page;
        await AssertShowsAsync(page, 0, "root@kind:~#");
        await page.GetByRole(AriaRole.Button, new() { Name = "Second pane" }).ClickAsync();
        await AssertShowsAsync(page, 1, "root@kind:~#");

        var disagreeing = await new LabReplay(lab, new ScreenTypist(page), isScreen: true).RunAsync();

        Assert.True(disagreeing.IsEmpty, string.Join('\n', disagreeing));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Keyboard_Alone_OpensTypesCompletesAndLeaves()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}");
        var page = watched.Page;
        var terminal = page.GetByRole(AriaRole.Region, new() { Name = "Terminal" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Terminal" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(terminal.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync(new() { Timeout = Patience });

        foreach (var typed in (string[])["kub", "exec -it n", "-- pin", "-c 1 10.0.0.7"])
        {
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await AssertShowsAsync(page, 0, "64 bytes from 10.0.0.72: seq=0 ttl=62 time=");
        await Expect(terminal.Locator("[aria-live]")).ToContainTextAsync("64 bytes from 10.0.0.72: seq=0 ttl=62 time=");
        await Expect(page).ToHaveURLAsync(new Regex("kind=ping&from=net&to=10.0.0.72"));
        await Expect(page.Locator(".bench-player").GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();

        // The line before comes back, and a cleared screen keeps what is typed.
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Control+l");
        await Expect(Screen(page, 0)).Not.ToContainTextAsync("64 bytes");
        await AssertShowsAsync(page, 0, "kubectl exec -it net -- ping -c 1 10.0.0.72");
        await page.Keyboard.PressAsync("Control+c");
        await AssertShowsAsync(page, 0, "^C");

        // Tab completes; the way out is Escape, then Tab as everywhere.
        await page.Keyboard.PressAsync("Escape");
        await Expect(terminal.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(terminal.GetByRole(AriaRole.Button, new() { Name = "Close: Pane 1" })).ToBeFocusedAsync();
        await page.AssertCleanInEveryLookAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(terminal).ToHaveCountAsync(0);
        await Expect(page).Not.ToHaveURLAsync(new Regex("terminal="));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Capture_AskedForOnTheDrawing_PrintsWhatTheOtherPaneSends()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&tap={Node}/host/eth0");
        var page = watched.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Interface eth0" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "tcpdump -pne -i eth0" }).ClickAsync();
        await AssertShowsAsync(page, 1, "listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes");
        await Expect(page.Locator(".tty-place").Nth(1)).ToHaveTextAsync($"root@{Node}:/#");

        var typist = new ScreenTypist(page);
        await typist.EnterAsync(0, "kubectl exec -it net -- ping -c 1 -s 1000 10.0.0.72");

        await AssertShowsAsync(page, 1, "10.0.2.40 > 10.0.0.72: ICMP echo request");
        await Expect(page).ToHaveURLAsync(new Regex("size=1000"));
        await page.ReloadAsync();
        await AssertShowsAsync(page, 0, "root@kind:~#");
        watched.AssertNoProblems();
    }

    private static Task AssertShowsAsync(IPage page, int pane, string text) => Expect(Screen(page, pane)).ToContainTextAsync(text, new() { Timeout = Patience });

    private static ILocator Screen(IPage page, int pane) => page.Locator(".tty-pane").Nth(pane).Locator(".xterm-rows");
}
