using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Pages and states that no other test of the browser stands before: what axe finds in each look.</summary>
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Fact]
    public async Task Workbench_ItsStates_AreClean()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10&helm=1&set=bpf.masquerade%3Dfalse");
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline")).ToBeVisibleAsync();
        await page.AssertCleanInEveryLookAsync();

        await page.Locator(".picker .chip").Nth(2).ClickAsync();
        await Expect(page.Locator("[role=listbox]")).ToBeVisibleAsync();
        await page.AssertCleanAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "View and more" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open your own scenario" }).ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.AssertCleanInEveryLookAsync();
    }

    [Theory]
    [InlineData("?scenario=nowhere")]
    [InlineData("?scenario=native-routing-ebpf&set=tunnel%3Dvxlan")]
    [InlineData("about")]
    [InlineData("error")]
    [InlineData("?scenario=ipsec-native-kubeproxy&kind=ping&from=net&to=cni-fcnh6&hop=20&lang=zh-Hans")]
    public async Task PagesAndNotices_Open_AreClean(string address)
    {
        await using var watched = await browser.OpenAsync(address);
        await Expect(watched.Page.Locator(".notice, .paper, .wb-headline:not(:empty)").First).ToBeVisibleAsync();

        await watched.Page.AssertCleanInEveryLookAsync();
    }

    [Fact]
    public async Task Audit_OfSeededFaults_NamesEachInItsLook()
    {
        await using var watched = await browser.OpenAsync("about");
        await watched.Page.EvaluateAsync("""
            () => {
              const pale = document.createElement("p");
              pale.textContent = "Pale in the dark.";
              Object.assign(pale.style, { color: "light-dark(#000, #333)", background: "light-dark(#fff, #222)" });
              document.querySelector("main").append(pale);
            }
            """);
        await watched.Page.AssertCleanAsync();

        var fault = await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(watched.Page.AssertCleanInEveryLookAsync);
        Assert.Contains("color-contrast", fault.Message, StringComparison.Ordinal);
        await watched.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('img'))");
        fault = await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(watched.Page.AssertCleanAsync);
        Assert.Contains("image-alt", fault.Message, StringComparison.Ordinal);
    }
}
