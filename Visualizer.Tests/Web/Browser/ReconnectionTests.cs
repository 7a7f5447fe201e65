using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>The connection drops, or the server starts anew, while somebody explains a packet: stepping goes on, and afterwards everything is where it was.</summary>
public sealed class ReconnectionTests(BrowserFixture browser)
{
    private const string Flow = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn";

    [Fact]
    public async Task Connection_Drops_SteppingGoesOnAndTheServerKnowsWhenItIsBack()
    {
        List<IWebSocketRoute> open = [];
        var isDown = false;
        await using var watched = await browser.OpenAsync(Flow + "&hop=2&lang=zh-Hans", prepare: async page =>
        {
            await page.RouteAsync("**/_blazor/**", route => isDown ? route.AbortAsync() : route.ContinueAsync());
            await page.RouteWebSocketAsync(new Regex("/_blazor"), socket =>
            {
                if (isDown)
                {
                    _ = socket.CloseAsync();
                    return;
                }

                socket.ConnectToServer();
                open.Add(socket);
            });
        });
        var page = watched.Page;
        await Expect(page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("3");
        // The drawing is there before the server listens to it: after two answers to clicks it does.
        var helm = page.GetByRole(AriaRole.Button, new() { Name = "Helm", Exact = true });
        await helm.ClickAsync();
        await Expect(page.Locator(".helm")).ToBeVisibleAsync();
        await helm.ClickAsync();
        await Expect(page.Locator(".helm")).ToHaveCountAsync(0);
        var token = await page.Locator(".wb-token").GetAttributeAsync("transform");

        isDown = true;
        foreach (var socket in open)
        {
            await socket.CloseAsync(new() { Code = 3000 });
        }

        await Expect(page.Locator("#components-reconnect-modal .trying")).ToContainTextAsync("与服务器的连接已断开");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.Locator(".wb-drawing").FocusAsync();
        for (var hop = 3; hop <= 10; hop++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(page.Locator(".wb-headline")).ToContainTextAsync("redirect_peer");
        await Expect(page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("11");
        await Expect(page.Locator(".wb-hop-card h2")).ToContainTextAsync("from-netdev");
        await Expect(page.Locator(".wb-token")).Not.ToHaveAttributeAsync("transform", token!);
        await page.Locator(".wb-taps button[data-key*='lxc56a9c4b40736']").ClickAsync();
        await Expect(page.Locator(".wb-tap-detail")).ToContainTextAsync("redirect_peer");
        await Expect(page).ToHaveURLAsync(new Regex("hop=10&tap=[^&]*worker"));

        isDown = false;
        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync(new() { Timeout = 30_000 });
        // What was not heard meanwhile is told again.
        await page.WaitForTimeoutAsync(3000);
        await helm.ClickAsync();
        await Expect(page.Locator(".helm")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("to=evescn-q7xhn&hop=10&tap=[^&]*worker.*helm=1"));
    }

    [Fact]
    public async Task Server_StartsAnew_ThePageComesBackAsItWas()
    {
        await using var first = new WebServer();
        var port = first.Address.Port;
        await using var watched = await browser.OpenAsync(Flow + "&hop=4&set=bpf.masquerade%3Dfalse&helm=1&theme=dark", server: first.Address);
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).ToBeVisibleAsync();
        await page.Locator(".wb-drawing").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(new Regex("hop=5"));
        var address = page.Url;
        var headline = await page.Locator(".wb-headline").InnerTextAsync();

        await first.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.isOld = true; }");
        await using var second = new WebServer(port);
        await page.WaitForFunctionAsync("() => window.isOld !== true && document.querySelector('[data-interactive=true]') !== null", null, new() { Timeout = 45_000 });

        await Expect(page.Locator(".wb-headline")).ToHaveTextAsync(headline);
        Assert.Equal(address, page.Url);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator(".value[data-key='bpf.masquerade'] .value-undo")).ToBeVisibleAsync();
    }
}
