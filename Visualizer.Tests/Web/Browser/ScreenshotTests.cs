using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>Pictures of the screens for people to look at: at three sizes, light and dark, into a folder that the test's output names.</summary>
/// <remarks>With <c>VISUALIZER_IMAGES</c> set to a folder, the pictures that the documentation shows are written there too.</remarks>
public sealed class ScreenshotTests(BrowserFixture browser)
{
    private const string RedirectPeer = $"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&hop=10";

    private const string FourModes = $"compare?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn";

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "visualizer-screenshots");

    [Theory]
    [InlineData("workbench-light", RedirectPeer, 1440, 900, ColorScheme.Light)]
    [InlineData("workbench-dark", RedirectPeer, 1440, 900, ColorScheme.Dark)]
    [InlineData("stage-light", RedirectPeer, 1920, 1080, ColorScheme.Light)]
    [InlineData("stage-dark", RedirectPeer, 1920, 1080, ColorScheme.Dark)]
    [InlineData("phone-light", RedirectPeer, 390, 844, ColorScheme.Light)]
    [InlineData("phone-dark", RedirectPeer, 390, 844, ColorScheme.Dark)]
    [InlineData("contrast-light", RedirectPeer + "&contrast=1", 1440, 900, ColorScheme.Light)]
    [InlineData("contrast-phone-dark", RedirectPeer + "&contrast=1", 390, 844, ColorScheme.Dark)]
    [InlineData("projector-light", RedirectPeer + "&projector=1", 1440, 900, ColorScheme.Light)]
    [InlineData("projector-stage-dark", RedirectPeer + "&projector=1", 1920, 1080, ColorScheme.Dark)]
    [InlineData("helm-light", $"?scenario={Labs.Vxlan}&helm=1", 1440, 900, ColorScheme.Light)]
    [InlineData("helm-stage-dark", $"?scenario={Labs.Ebpf}&helm=1&set=bpf.masquerade%3Dfalse", 1920, 1080, ColorScheme.Dark)]
    [InlineData("helm-phone-light", $"?scenario={Labs.Ebpf}&helm=1&lang=zh-Hans", 390, 844, ColorScheme.Light)]
    [InlineData("values-light", $"?scenario={Labs.Ipsec}&helm=1&set=bpf.masquerade%3Dtrue", 1440, 900, ColorScheme.Light)]
    [InlineData("refused-dark", $"?scenario={Labs.Ebpf}&helm=1&set=tunnel%3Dvxlan", 1440, 900, ColorScheme.Dark)]
    [InlineData("terminal-light", RedirectPeer + "&terminal=1", 1440, 900, ColorScheme.Light)]
    [InlineData("terminal-stage-dark", RedirectPeer + "&terminal=1&lang=zh-Hans", 1920, 1080, ColorScheme.Dark)]
    [InlineData("terminal-phone-light", RedirectPeer + "&terminal=1", 390, 844, ColorScheme.Light)]
    [InlineData("compare-light", FourModes, 1440, 900, ColorScheme.Light)]
    [InlineData("compare-dark", FourModes + "&at=0.30", 1440, 900, ColorScheme.Dark)]
    [InlineData("compare-stage-light", FourModes, 1920, 1080, ColorScheme.Light)]
    [InlineData("compare-phone-light", FourModes, 390, 844, ColorScheme.Light)]
    [InlineData("compare-refused-light", FourModes + "&name1=now&name2=VXLAN&set2=tunnel%3Dvxlan&name3=legacy&set3=bpf.masquerade%3Dfalse", 1440, 900, ColorScheme.Light)]
    public async Task Screen_AtItsSize_IsDrawnWithoutScrollingSideways(string name, string address, int width, int height, ColorScheme scheme)
    {
        await using var watched = await browser.OpenAsync(address, scheme, width, height);
        var page = watched.Page;
        await Expect(page.Locator(".wb-headline:not(:empty), .notice, .cmp-drawing svg").First).ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.fonts.ready");

        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });

        Assert.Equal((width, height), (BigEndian(picture, 16), BigEndian(picture, 20)));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"{name} is wider than its {width} pixels.");
        watched.AssertNoProblems();
        if ((name.StartsWith("workbench-", StringComparison.Ordinal) || name == "compare-light") && Environment.GetEnvironmentVariable("VISUALIZER_IMAGES") is { Length: > 0 } images)
        {
            await File.WriteAllBytesAsync(Path.Combine(RepositoryFiles.Root, images, $"{name}.png"), picture, TestContext.Current.CancellationToken);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Path.Combine(Folder, $"{name}.png"));
    }

    // Width and height stand in a PNG's first chunk.
    private static int BigEndian(byte[] octets, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(octets.AsSpan(at));
}
