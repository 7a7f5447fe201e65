using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Browser;
using static Microsoft.Playwright.Assertions;

namespace Visualizer.Tests.Web.Browser;

/// <summary>The comparison in a real browser: a person opens it from the workbench, plays it, changes a variant, reads what changes.</summary>
public sealed class CompareTests(BrowserFixture browser)
{
    private const string FourModes = $"compare?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn";
    private const string Refused = $"compare?scenario={Labs.Ebpf}&kind=ping&from=net&to=10.0.2.202&name1=now&name2=tunnel&set2=tunnel%3Dvxlan&name3=legacy&set3=bpf.masquerade%3Dfalse";

    [Fact]
    public async Task Open_FromTheWorkbench_CarriesFlowAndValuesAsTheBase()
    {
        await using var watched = await browser.OpenAsync($"?scenario={Labs.Ebpf}&kind=ping&from=net&to=evescn-q7xhn&set=bpf.masquerade%3Dfalse");
        var page = watched.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Compare", Exact = true }).ClickAsync();

        await Expect(page.Locator(".cmp-head h2").First).ToContainTextAsync("Native legacy");
        await Expect(page.Locator(".cmp-drawing svg")).ToHaveCountAsync(4);
        await Expect(page).ToHaveURLAsync(new Regex("compare\\?.*to=evescn-q7xhn.*set1=bpf.masquerade"));
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Matrix_FourModes_ShowsWhatTcpdumpSeesAndMarksWhatDiffers()
    {
        await using var watched = await OpenAsync(FourModes);
        var page = watched.Page;

        var lxc = page.Locator(".cmp-matrix tr[data-key$='/host/lxcbf5cb1e7ceb0']");
        await Expect(lxc.Locator("td").Nth(1)).ToContainTextAsync("not seen");
        await Expect(lxc.Locator("td").Nth(3)).ToContainTextAsync("60");
        await Expect(lxc.Locator("td").Nth(3)).ToContainTextAsync("seen or not differs from Native BPF");
        await Expect(lxc.Locator(".cmp-flipped")).ToHaveCountAsync(2);
        await Expect(page.Locator(".cmp-measures tr")).ToHaveCountAsync(5);
        await Expect(page.Locator(".cmp-sentences li")).ToHaveCountAsync(7);
        await Expect(page.Locator(".cmp-sentences")).ToContainTextAsync("redirect_peer");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Rows_OfAllDrawings_AreLevel()
    {
        await using var watched = await OpenAsync(FourModes);

        var uplinks = await watched.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.cmp-drawing svg')].map(svg => Math.max(...[...svg.querySelectorAll('.wb-box-plate')].map(plate => plate.getBoundingClientRect().bottom)))");

        Assert.Equal(4, uplinks.Length);
        Assert.All(uplinks, bottom => Assert.Equal(uplinks[0], bottom, 0.6));
    }

    [Fact]
    public async Task Play_FromTheEnd_StartsOverAndMovesAllVariantsInStep()
    {
        await using var watched = await OpenAsync(FourModes + "&lang=zh-Hans");
        var page = watched.Page;
        await Expect(page.Locator(".wb-arrived")).ToHaveCountAsync(4);

        await page.GetByRole(AriaRole.Button, new() { Name = "播放", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("at=0\\.[3-9]"));
        await page.GetByRole(AriaRole.Button, new() { Name = "暂停", Exact = true }).ClickAsync();

        await Expect(page.Locator(".wb-arrived")).ToHaveCountAsync(0);
        await Expect(page.Locator(".cmp-matrix tbody .wb-is-later").First).ToBeVisibleAsync();
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Keyboard_OnTheDrawings_StepsAndWaits()
    {
        await using var watched = await OpenAsync(FourModes);
        var page = watched.Page;

        await page.Locator(".cmp-stage").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page).ToHaveURLAsync(new Regex("at=0\\.0"));
        for (var step = 0; step < 10; step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(page).ToHaveURLAsync(new Regex("at=0\\.10"));
        await Expect(page.Locator(".wb-waiting").First).ToBeVisibleAsync();
        await Expect(page.Locator("[role=status].wb-hidden")).ToContainTextAsync("Here: ");
        await page.Keyboard.PressAsync("End");
        await Expect(page).Not.ToHaveURLAsync(new Regex("at="));
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Next hop");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Open_DeepLink_ReloadsToTheSameScreen()
    {
        await using var watched = await OpenAsync(Refused + "&at=0.5&theme=dark");
        var page = watched.Page;
        var before = await page.Locator(".cmp").InnerTextAsync();

        await watched.ReloadAsync();

        await Expect(page.Locator(".cmp-drawing svg").First).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal(before, await page.Locator(".cmp").InnerTextAsync());
        Assert.Contains("at=0.5", page.Url, StringComparison.Ordinal);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Refused_OneVariant_SaysWhyAndItsRemedyMendsIt()
    {
        await using var watched = await OpenAsync(Refused + "&lang=zh-Hans");
        var page = watched.Page;

        await Expect(page.Locator(".cmp-column").Nth(1)).ToContainTextAsync("auto-direct-node-routes");
        await Expect(page.Locator(".cmp-drawing svg")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "设置 autoDirectNodeRoutes=false" }).ClickAsync();

        await Expect(page.Locator(".cmp-drawing svg")).ToHaveCountAsync(3);
        await Expect(page).ToHaveURLAsync(new Regex("set2=autoDirectNodeRoutes"));
        await Expect(page.Locator(".cmp-says h2")).ToHaveTextAsync("有何不同");
        await page.Locator("button[lang=en]").ClickAsync();
        await Expect(page.Locator(".cmp-says h2")).ToHaveTextAsync("What changes");
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Preset_BeforeAndAfterAFlag_ComparesTheBaseWithIt()
    {
        await using var watched = await OpenAsync(FourModes);
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with" }).ClickAsync();
        // At once: what is typed before the field is there belongs to it.
        await page.Keyboard.TypeAsync("bpf.masquerade=false");
        await Expect(page.Locator("input:focus")).ToHaveValueAsync("bpf.masquerade=false");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".cmp-head h2")).ToHaveTextAsync(["Native BPFbase", "bpf.masquerade=false"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with" }).ClickAsync();
        // A slow finger: the list stays open while the button is down.
        await page.GetByRole(AriaRole.Option, new() { Name = "The modes of the labs" }).ClickAsync(new() { Delay = 300 });
        await Expect(page.Locator(".cmp-head h2")).ToHaveCountAsync(4);
        await page.Locator(".cmp-drawing").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator(".cmp-head h2")).ToHaveTextAsync(["Native BPFbase", "bpf.masquerade=false"]);
        await page.Locator("button[lang=zh-Hans]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "重做" }).ClickAsync();
        await Expect(page.Locator(".cmp-head h2")).ToHaveCountAsync(4);
        // All of it before the server can have answered the click.
        await page.GetByRole(AriaRole.Button, new() { Name = "与之比较" }).EvaluateAsync(
            """
            chip => {
              chip.click();
              for (const key of [..."bpf.masquerade=false", "Enter", "Enter"])
                chip.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.Locator(".cmp-head h2")).ToHaveTextAsync([new Regex("基准$"), new Regex("^bpf.masquerade=false$")]);
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Variants_AddedEditedAndRemoved_AreInTheAddress()
    {
        await using var watched = await OpenAsync(Refused);
        var page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Add variant" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("WireGuard");
        await page.GetByLabel("Your values, one --set per line").FillAsync("encryption.enabled=true\nencryption.type=wireguard");
        await page.Locator("dialog[open] .primary").ClickAsync();
        await Expect(page.Locator(".cmp-head h2").Nth(3)).ToHaveTextAsync("WireGuard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit legacy" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("iptables");
        await page.Locator("dialog[open] .primary").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("name3=iptables"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove variant: tunnel" }).ClickAsync();

        await Expect(page.Locator(".cmp-head h2")).ToHaveTextAsync(["nowbase", "iptables", "WireGuard"]);
        await Expect(page).ToHaveURLAsync(new Regex("name3=WireGuard.*set3=encryption.type"));
        watched.AssertNoProblems();
    }

    // Where it arrives, the phone's test looks.
    [Theory]
    [InlineData(FourModes + "&at=0.20")]
    [InlineData(Refused)]
    public async Task Axe_EveryLook_IsClean(string address)
    {
        await using var watched = await OpenAsync(address);

        await watched.Page.AssertCleanInEveryLookAsync();
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Phone_390Wide_OnlyTheBoardGoesSideways()
    {
        await using var watched = await browser.OpenAsync(FourModes, width: 390, height: 844);
        var page = watched.Page;
        await Expect(page.Locator(".cmp-drawing svg").First).ToBeVisibleAsync();

        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
        await page.GetByRole(AriaRole.Button, new() { Name = "Flow and settings" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Compare with" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
        await page.AssertCleanInEveryLookAsync();
        watched.AssertNoProblems();
    }

    [Fact]
    public async Task Open_UnknownScenario_SaysSoAndOffersTheOthers()
    {
        await using var watched = await browser.OpenAsync("compare?scenario=nowhere");

        await Expect(watched.Page.Locator(".notice")).ToContainTextAsync("nowhere");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Playground" }).ClickAsync();
        await Expect(watched.Page.Locator(".cmp-drawing svg").First).ToBeVisibleAsync();
        watched.AssertNoProblems();
    }

    private async Task<WatchedPage> OpenAsync(string address)
    {
        var watched = await browser.OpenAsync(address);
        await Expect(watched.Page.Locator(".cmp-drawing svg").First).ToBeVisibleAsync();
        return watched;
    }
}
