using System.Xml.Linq;
using Microsoft.Playwright;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using Visualizer.Web.State;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Whatever a document writes is text, on every page and in the picture that is taken away.</summary>
public sealed class NamesTests(BrowserFixture browser)
{
    [Fact]
    public async Task Titles_ThatLookLikeMarkup_AreTextEverywhere()
    {
        const string Trap = "</script><img src=x onerror=window.ran=true>";
        var document = $$"""
            title: "{{Trap}}"
            summary: "{{Trap}}"
            cluster:
              nodes: [ { name: a }, { name: b } ]
              pods: [ { name: one, node: a, labels: { app: x } }, { name: two, node: b } ]
            flows: [ { title: "{{Trap}}", kind: ping, from: one, to: two } ]
            """;
        await using var watched = await browser.OpenAsync(WorkbenchUrl.Write(new() { Document = document, Language = Language.English }));

        await Expect(watched.Page.Locator(".wb-headline")).ToBeVisibleAsync();
        await Expect(watched.Page.GetByText(Trap).First).ToBeAttachedAsync();
        await watched.GotoAsync(WorkbenchUrl.Write(new() { Document = document.Replace("name: one", $"name: \"{Trap}\"", StringComparison.Ordinal) }));
        await Expect(watched.Page.Locator(".notice")).ToContainTextAsync("onerror");

        Assert.False(await watched.Page.EvaluateAsync<bool>("() => window.ran === true || document.querySelector('img') !== null"));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task PodsAndNodes_NamedLikeMarkup_AreTextEverywhere()
    {
        var flow = MarkupNames.PingAcrossNodes(Labs.Load(Labs.Playground));
        await using var server = new WebServer(desk: new TraceDesk(
            (scenario, helm, asked, leaving) => DatapathEngine.Trace(MarkupNames.In(scenario), helm, asked, cancellation: leaving)));
        var address = WorkbenchUrl.Write(new() { ScenarioId = Labs.Playground, Kind = flow.Kind, From = flow.From, To = flow.To, Place = "cluster", Language = Language.Chinese });
        await using var watched = await browser.OpenAsync(address, server: server.Address);
        var page = watched.Page;

        await Expect(page.Locator(".wb-drawing")).ToContainTextAsync(MarkupNames.Node + "0");
        await Expect(page.Locator(".wb-drawing")).ToContainTextAsync("<img src=x");
        await AssertNothingParsedAsync(page);

        await page.Locator(".tools > a + button").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "SVG", Exact = true }).ClickAsync());
        await using (var file = File.OpenRead(await download.PathAsync()))
        {
            var picture = await XDocument.LoadAsync(file, LoadOptions.None, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(picture.Descendants(), each => each.Name.LocalName is "img" or "script" or "a" or "foreignObject");
            Assert.Contains(picture.Descendants(), each => each.Name.LocalName == "text" && each.Value.Contains(MarkupNames.Node, StringComparison.Ordinal));
        }

        await watched.GotoAsync("print" + address);
        await Expect(page.Locator(".print-drawing svg")).ToHaveCountAsync(1);
        await Expect(page.Locator(".print-table").First).ToContainTextAsync(MarkupNames.Node + "0");
        await AssertNothingParsedAsync(page);
        watched.AssertNoProblems();
    }

    private static Task AssertNothingParsedAsync(IPage page) => Expect(page.Locator("img, script:not([src]):not([type])")).ToHaveCountAsync(0);
}
