using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using Visualizer.Web.State;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Taking the view elsewhere: link, files, paper, a frame, and a file that plays alone.</summary>
public sealed partial class ShareTests(BrowserFixture browser)
{
    private const string Ping = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10&lang=en";
    private const string InChinese = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10&lang=zh-Hans";

    [Fact]
    public async Task Link_Opened_ShowsTheSameHop()
    {
        await using var watched = await OpenDialogAsync();
        var link = await watched.Page.GetByLabel("Link").InputValueAsync();

        await watched.GotoAsync(link);

        await Expect(watched.Page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("from-netdev");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Dialog_Open_AxeFindsNothing()
    {
        await using var watched = await OpenDialogAsync();

        await watched.Page.AssertCleanInEveryLookAsync();
    }

    [Fact]
    public async Task Svg_Saved_NeedsNoStyleSheetAndCarriesItsFonts()
    {
        await using var watched = await OpenDialogAsync();

        var text = await SaveAsync(watched.Page, "SVG", "ping-net-evescn-q7xhn.svg");

        var picture = XDocument.Parse(text).Root!;
        Assert.Equal("svg", picture.Name.LocalName);
        Assert.Contains("evescn-q7xhn", picture.Elements().First(each => each.Name.LocalName == "title").Value, StringComparison.Ordinal);
        Assert.DoesNotContain(picture.Descendants(), each => each.Attribute("class") is not null || each.Name.LocalName == "script");
        Assert.Contains("font/woff2;base64", picture.Elements().First(each => each.Name.LocalName == "style").Value, StringComparison.Ordinal);
        Assert.Contains(picture.Descendants(), each => each.Name.LocalName == "text" && each.Value.Contains("lxc56a9c4b40736", StringComparison.Ordinal));
        Assert.DoesNotContain("var(--", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Png_Saved_IsAPictureOfTheDrawing()
    {
        await using var watched = await OpenDialogAsync();

        var octets = await SaveOctetsAsync(watched.Page, "PNG", "ping-net-evescn-q7xhn.png");

        Assert.Equal("PNG"u8.ToArray(), octets[1..4]);
        Assert.InRange(octets.Length, 50_000, 5_000_000);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task JsonAndMarkdown_Saved_AreTheTrace()
    {
        await using var watched = await OpenDialogAsync();

        using var json = JsonDocument.Parse(await SaveAsync(watched.Page, "JSON", "ping-net-evescn-q7xhn.json"));
        Assert.Equal("delivered", json.RootElement.GetProperty("disposition").GetString());
        Assert.Contains("redirect\\_peer", await SaveAsync(watched.Page, "Markdown", "ping-net-evescn-q7xhn.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HtmlFile_OpenedWithoutAServer_PlaysTheTrace()
    {
        await using var watched = await OpenDialogAsync(InChinese);
        var file = Path.Combine(Path.GetTempPath(), $"visualizer-{Guid.NewGuid():n}.html");
        await File.WriteAllTextAsync(file, await SaveAsync(watched.Page, "HTML 文件", "ping-net-evescn-q7xhn.html"), TestContext.Current.CancellationToken);
        try
        {
            await watched.Page.GotoAsync(new Uri(file).AbsoluteUri);

            await Expect(watched.Page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("from-netdev");
            await watched.Page.Locator(".wb-drawing").FocusAsync();
            await watched.Page.Keyboard.PressAsync("ArrowRight");
            await Expect(watched.Page.Locator(".wb-hops [aria-current]")).ToContainTextAsync("dev-receive");
            await Expect(watched.Page.Locator(".wb-hops")).ToContainTextAsync("请求");
            await watched.Page.ScreenshotAsync(new() { Path = Screenshot("alone") });
            await watched.Page.AssertCleanInEveryLookAsync();
            watched.AssertNoProblems();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Print_Page_HasDrawingTapsAndHopsOnA4()
    {
        await using var watched = await browser.OpenAsync($"print{InChinese}");
        var page = watched.Page;

        await Expect(page.Locator(".print-drawing svg")).ToHaveCountAsync(1);
        await Expect(page.Locator(".print-table").Nth(1)).ToContainTextAsync("redirect_peer");
        await Expect(page.Locator(".print-table").First).ToContainTextAsync("请求");
        await page.AssertCleanInEveryLookAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(703, 1000);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        await page.ScreenshotAsync(new() { Path = Screenshot("print"), FullPage = true });
        // Chromium's own page breaks: a ping across nodes is one sheet.
        var paper = await page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.Single(SheetOfPaper().Matches(System.Text.Encoding.Latin1.GetString(paper)));
        watched.AssertNoProblems();
    }

    [Theory]
    [InlineData(Ping, 1440, 900)]
    [InlineData(InChinese, 390, 844)]
    public async Task Embedded_View_IsDrawingAndPlayerOnly(string address, int width, int height)
    {
        await using var watched = await browser.OpenAsync(address + "&embed=1", width: width, height: height);
        var page = watched.Page;

        await Expect(page.Locator(".wb-drawing")).ToBeVisibleAsync();
        await Expect(page.Locator(".bench-player")).ToBeVisibleAsync();
        await Expect(page.Locator("header.bar")).ToHaveCountAsync(0);
        await Expect(page.Locator(".bench-inspector")).ToBeHiddenAsync();
        await page.ScreenshotAsync(new() { Path = Screenshot($"embedded-{width}") });
        await page.AssertCleanInEveryLookAsync();
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Embedded_FramedByAListedOrigin_PlaysThereAndIsRefusedElsewhere()
    {
        Uri? framed = null;
        await using var slides = SlidesOf(() => $"{framed}{Ping}&embed=1");
        await slides.StartAsync(TestContext.Current.CancellationToken);
        var (listed, other) = (slides.Urls.First(), slides.Urls.Last());
        await using var server = new WebServer(frameOrigin: listed);
        framed = server.Address;
        await using var watched = await browser.OpenAsync("about", server: server.Address);
        var page = watched.Page;

        await page.GotoAsync(listed);
        var frame = page.FrameLocator("iframe");
        await Expect(frame.Locator("[data-interactive=true] .wb-drawing")).ToBeVisibleAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await Expect(frame.Locator(".bench-player")).ToContainTextAsync("14");
        watched.AssertNoProblems();

        await page.GotoAsync(other);
        await Expect(frame.Locator(".wb-drawing")).ToHaveCountAsync(0);
        Assert.StartsWith("chrome-error:", page.Frames[1].Url, StringComparison.Ordinal);
    }

    // A page with a frame, at two origins.
    private static WebApplication SlidesOf(Func<string> framed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var slides = builder.Build();
        slides.Urls.Add("http://127.0.0.1:0");
        slides.Urls.Add("http://127.0.0.1:0");
        slides.MapGet("/", () => Results.Content($"<link rel=icon href='data:,'><iframe width=900 height=600 src='{framed()}'></iframe>", "text/html"));
        return slides;
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex SheetOfPaper();

    private static string Screenshot(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "visualizer-screenshots")).FullName, $"share-{name}.png");

    private async Task<WatchedPage> OpenDialogAsync(string address = Ping)
    {
        var watched = await browser.OpenAsync(address);
        await Expect(watched.Page.Locator(".wb-hops [aria-current]")).ToContainTextAsync(new Regex("from-netdev"));
        await watched.Page.Locator(".tools > a + button").ClickAsync();
        await Expect(watched.Page.Locator(".share input").First).ToBeVisibleAsync();
        return watched;
    }

    private static async Task<string> SaveAsync(IPage page, string button, string name) =>
        System.Text.Encoding.UTF8.GetString(await SaveOctetsAsync(page, button, name));

    private static async Task<byte[]> SaveOctetsAsync(IPage page, string button, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
