using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Captures out and in: files of taps are saved, and a capture is laid beside the prediction.</summary>
public sealed class CapturesTests(BrowserFixture browser)
{
    private const string Ping = $"?scenario={Labs.Ipsec}&kind=ping&from=net&to=10.0.0.249&lang=en";
    private const string InChinese = $"?scenario={Labs.Ipsec}&kind=ping&from=net&to=10.0.0.249&lang=zh-Hans";
    private const string Worker = "cilium-ipsec-native-routing-worker";

    [Fact]
    public async Task Capture_SavedAndBroughtBack_AgreesAndABrokenOneSaysWhere()
    {
        await using var watched = await OpenDialogAsync(InChinese, 1440, 900, ColorScheme.Light);
        var page = watched.Page;
        await ChooseTapAsync(page, "eth0", "3 帧");

        var file = await SaveAsync(page, ".captures-tap > header button", $"{Worker}_host_eth0.pcapng");
        Assert.Contains("ESP(spi=0x00000003,seq=0x1), length 120", Printed(file), StringComparison.Ordinal);
        Assert.NotEmpty(await SaveAsync(page, ".share-files dd:not(:has(select)) button", "all-taps.pcapng"));

        var input = page.Locator(".captures-own input[type=file]");
        await Expect(page.Locator(".captures-own .drop")).ToContainTextAsync("选择文件");
        await page.RunAndWaitForFileChooserAsync(() => input.ClickAsync());
        await page.RunAndWaitForFileChooserAsync(() => input.PressAsync("Enter"));
        await input.SetInputFilesAsync(new FilePayload { Name = "mine.pcapng", MimeType = "", Buffer = file });
        await Expect(page.Locator(".captures-verdict")).ToContainTextAsync("3 帧匹配，0 帧缺失，0 帧多出");
        await page.ScreenshotAsync(new() { Path = Screenshot("agrees") });

        await ChooseTapAsync(page, "cilium_net", "1 帧");
        await input.SetInputFilesAsync(new FilePayload { Name = "mine.pcapng", MimeType = "", Buffer = file });
        await Expect(page.Locator(".captures-verdict")).ToContainTextAsync("第一处差异：Ethernet 的 Destination");
        await page.AssertCleanInEveryLookAsync();

        await input.SetInputFilesAsync(new FilePayload { Name = "broken.pcapng", MimeType = "", Buffer = file[..^7] });
        await Expect(page.Locator(".captures-own .wrong")).ToContainTextAsync("文件在记录中间结束");
        await input.SetInputFilesAsync(new FilePayload { Name = "not.pcap", MimeType = "", Buffer = "<script>alert(1)</script>"u8.ToArray() });
        await Expect(page.Locator(".captures-own .wrong")).ToContainTextAsync("文件以 3c736372 开头");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Tap_InTheTable_IsSavedFromThere()
    {
        await using var watched = await browser.OpenAsync($"{Ping}&tap={Worker}/host/cilium_net");

        var file = await SaveAsync(watched.Page, ".wb-tap-detail button:has-text(\"pcapng\")", $"{Worker}_host_cilium_net.pcapng");

        Assert.Contains("ESP(spi=0x00000003", Printed(file), StringComparison.Ordinal);
        watched.AssertNoProblems();
    }

    [Theory]
    [InlineData(1920, 1080, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    public async Task Dialog_AtOtherSizes_NeedsNoSidewaysScrolling(int width, int height, ColorScheme scheme)
    {
        await using var watched = await OpenDialogAsync(Ping, width, height, scheme);

        var parts = watched.Page.Locator("dialog[open], .captures-tap");
        Assert.False(await parts.EvaluateAllAsync<bool>("parts => parts.some(part => part.scrollWidth > part.clientWidth)"));
        await watched.Page.ScreenshotAsync(new() { Path = Screenshot($"{width}") });
        watched.AssertNoProblems();
    }

    private static async Task ChooseTapAsync(IPage page, string device, string frames)
    {
        await page.Locator(".captures-taps button", new() { HasText = device }).Filter(new() { HasText = frames }).First.ClickAsync();
        // Each tap has a field for files of its own: what is put into the one before goes with it.
        await Expect(page.Locator(".captures-tap h3")).ToContainTextAsync(device);
    }

    private static string Screenshot(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "visualizer-screenshots")).FullName, $"captures-{name}.png");

    private static string Printed(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"visualizer-{Guid.NewGuid():n}.pcapng");
        File.WriteAllBytes(path, file);
        try
        {
            return ExternalTool.Run("tcpdump", "tcpdump", ["-tne", "-r", path]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<WatchedPage> OpenDialogAsync(string address, int width, int height, ColorScheme scheme)
    {
        var watched = await browser.OpenAsync(address, scheme, width, height);
        if (width < 900)
        {
            await watched.Page.Locator(".bar-menu").ClickAsync();
        }

        await watched.Page.Locator("button[popovertarget=view-menu].icon").ClickAsync();
        await watched.Page.Locator("#view-menu > button.menu-item").First.ClickAsync();
        await Expect(watched.Page.Locator(".captures-tap")).ToBeVisibleAsync();
        return watched;
    }

    private static async Task<byte[]> SaveAsync(IPage page, string button, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(button).First.ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
