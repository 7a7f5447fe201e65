using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>What one does with the drawing itself: look closer, look into the kernel, follow a packet without motion, find two nodes among thousands.</summary>
public sealed class DrawingTests(BrowserFixture browser)
{
    // Twenty frames of one step: where the packet was.
    private const string PlacesInAStep =
        """
        async () => {
          const token = document.querySelector(".wb-token");
          document.querySelector(".wb-drawing").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
          const places = new Set();
          for (let frame = 0; frame < 20; frame++) {
            places.add(token.getAttribute("transform"));
            await new Promise(requestAnimationFrame);
          }
          return places.size;
        }
        """;

    [Fact]
    public async Task Drawing_ZoomedDraggedAndLookedInto_AnswersInBothLanguages()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=3");
        var page = watched.Page;
        var world = page.Locator(".wb-drawing .wb-overlay > g");
        await Expect(page.Locator(".wb-headline")).Not.ToBeEmptyAsync();

        var whole = await world.GetAttributeAsync("transform");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync(new() { ClickCount = 3, Delay = 20 });
        await Expect(world).Not.ToHaveAttributeAsync("transform", whole!);
        var closer = await world.GetAttributeAsync("transform");
        await DragAsync(page, 700, 500, 640, 430);
        await Expect(world).Not.ToHaveAttributeAsync("transform", closer!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fit", Exact = true }).ClickAsync();
        await Expect(world).ToHaveAttributeAsync("transform", whole!);

        await Expect(page.Locator(".wb-station")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "View and more" }).ClickAsync();
        await page.GetByLabel("All stations of the kernel").CheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("stations=1"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".wb-station").Nth(6)).ToBeAttachedAsync();
        await page.Locator("button[lang=zh-Hans]").ClickAsync();
        await Expect(page.Locator(".wb-rail, .bench-player").First).ToContainTextAsync("请求");
        var netfilter = await page.Locator(".wb-station", new() { HasText = "netfilter" }).First.BoundingBoxAsync();
        await page.Mouse.ClickAsync(netfilter!.X + (netfilter.Width / 2), netfilter.Y + (netfilter.Height / 2));

        await Expect(page).ToHaveURLAsync(new Regex("table=iptables-save"));
        await Expect(page.Locator(".table-text")).ToContainTextAsync("*filter");
        await Expect(page.Locator(".table-moment")).ToContainTextAsync("第 4 跳之后");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Step_WithReducedMotion_PutsThePacketThereAtOnce()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=3");
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).Not.ToBeEmptyAsync();

        Assert.InRange(await page.EvaluateAsync<int>(PlacesInAStep), 3, 20);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.InRange(await page.EvaluateAsync<int>(PlacesInAStep), 1, 2);

        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().filter(each => each.playState === 'running').length"));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Cluster_OfThousands_IsAGridWithTheFlowsNodesOpen()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&lang=zh-Hans");
        var page = watched.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "视图与更多" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "打开自己的场景" }).ClickAsync();
        await page.Locator(".drop input").SetInputFilesAsync(new FilePayload { Name = "large.yaml", MimeType = "text/yaml", Buffer = LargeCluster(5000) });
        await Expect(page.Locator(".editor-state")).ToContainTextAsync("5000 个节点");
        await page.GetByRole(AriaRole.Button, new() { Name = "使用此场景" }).ClickAsync();

        await Expect(page.Locator(".wb-fleet-name")).ToContainTextAsync("5,000");
        await Expect(page.Locator(".wb-headline")).Not.ToBeEmptyAsync();
        Assert.InRange(await page.Locator(".wb-drawing *").CountAsync(), 50, 900);
        await page.Locator(".wb-drawing").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("2");

        var grid = await page.Locator(".wb-fleet").First.BoundingBoxAsync();
        await page.Mouse.MoveAsync(grid!.X + (grid.Width / 2), grid.Y + (grid.Height / 2));
        await page.Mouse.ClickAsync(grid.X + (grid.Width / 2), grid.Y + (grid.Height / 2));
        await Expect(page.Locator("#browse-title")).ToContainTextAsync(new Regex(@"n\d+"));
        watched.AssertNoProblems();
    }

    private static async Task DragAsync(IPage page, float fromX, float fromY, float toX, float toY)
    {
        await page.Mouse.MoveAsync(fromX, fromY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(toX, toY, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static byte[] LargeCluster(int nodes)
    {
        var text = new StringBuilder("title: Large\ncluster:\n  nodes:\n");
        for (var node = 0; node < nodes; node++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ name: n{node} }}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  pods: [ {{ name: one, node: n0 }}, {{ name: two, node: n{nodes - 1} }} ]\nflows: [ {{ kind: ping, from: one, to: two }} ]\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
