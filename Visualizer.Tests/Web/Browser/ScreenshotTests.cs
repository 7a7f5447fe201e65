using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Pictures of the views for people to look at: at three sizes, light and dark, into a folder that the test's output names.</summary>
/// <remarks>With <c>VISUALIZER_IMAGES</c> set to a folder, the pictures that the documentation shows are written there too.</remarks>
public sealed class ScreenshotTests(BrowserFixture browser)
{
    private const string RedirectPeer = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10";

    private const string FourModes = $"compare?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn";

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "visualizer-screenshots");

    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (1920, 1080), (390, 844)];

    // As the documentation shows them.
    private static readonly string[] Shown = ["workbench-light", "workbench-dark", "compare-light"];

    [Theory]
    [InlineData("workbench", RedirectPeer)]
    [InlineData("contrast", RedirectPeer + "&contrast=1")]
    [InlineData("projector", RedirectPeer + "&projector=1")]
    [InlineData("stations", $"?scenario={Labs.Vxlan}&stations=1&lang=zh-Hans")]
    [InlineData("table", RedirectPeer + "&place=node/cilium-kubeproxy-replacement-ebpf-worker:host&table=ip%20route")]
    [InlineData("helm", $"?scenario={Labs.Ebpf}&helm=1&set=bpf.masquerade%3Dfalse")]
    [InlineData("modes", $"?scenario={Labs.Ipsec}&helm=modes&lang=zh-Hans")]
    [InlineData("refused", $"?scenario={Labs.Ebpf}&helm=1&set=tunnel%3Dvxlan")]
    [InlineData("terminal", RedirectPeer + "&terminal=1")]
    [InlineData("captures", RedirectPeer + "&open=captures")]
    [InlineData("share", RedirectPeer + "&open=share&lang=zh-Hans")]
    [InlineData("compare", FourModes)]
    [InlineData("compare-refused", FourModes + "&at=0.30&name1=now&name2=VXLAN&set2=tunnel%3Dvxlan&name3=legacy&set3=bpf.masquerade%3Dfalse")]
    public async Task View_AtThreeSizesInBothThemes_IsDrawnWithoutScrollingSideways(string name, string address)
    {
        await using var watched = await browser.OpenAsync(address);
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline:not(:empty), .notice, .cmp-drawing svg").First).ToBeVisibleAsync();

        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                // Two frames, and what follows a change of size a little later.
                await page.EvaluateAsync("async () => { await document.fonts.ready; await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)))); }");
                await SaveAsync(page, name, width, scheme == ColorScheme.Light ? "light" : "dark");
                Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"{name} is wider than its {width} pixels.");
            }
        }

        watched.AssertNoProblems();
    }

    private static async Task SaveAsync(IPage page, string name, int width, string theme)
    {
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}-{theme}.png") });
        TestContext.Current.TestOutputHelper?.WriteLine(Path.Combine(Folder, $"{name}-{width}-{theme}.png"));
        if (width == 1440 && Shown.Contains($"{name}-{theme}") && Environment.GetEnvironmentVariable("VISUALIZER_IMAGES") is { Length: > 0 } images)
        {
            await File.WriteAllBytesAsync(Path.Combine(RepositoryFiles.Root, images, $"{name}-{theme}.png"), picture, TestContext.Current.CancellationToken);
        }
    }
}
