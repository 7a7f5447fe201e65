using System.Globalization;
using Microsoft.Playwright;
using Visualizer.Tests.Support.Browser;

namespace Visualizer.Tests.UnderLoad;

/// <summary>
/// How the application feels while others use it: not a test, a measurement that <c>./dev load</c> starts against a published server. The other
/// sessions are headless pages of a second Chromium on the same machine, each with a circuit of its own: all of them play, and each asks
/// another flow every five seconds. They cost the machine more than people elsewhere would.
/// </summary>
public sealed class LoadMeasurement
{
    private const string Flow = "?scenario=native-routing-ebpf&kind=ping&from=net&to=evescn-q7xhn";

    // Since navigation: the first frame after which the packet stands at its first hop, its controls can be used and a circuit listens.
    private const string Watch =
        """
        (() => {
          const look = () => {
            const play = document.querySelector(".wb-play");
            const token = document.querySelector(".wb-token[transform]");
            const ready = play !== null && token !== null && play.closest("[inert]") === null && getComputedStyle(play).visibility === "visible";
            if (ready) requestAnimationFrame(() => { window.drawnAt = performance.now(); });
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
          localStorage.setItem("visualizer.hints", "start helm compare");
        })();
        """;

    private const string PlayToFrame =
        """
        () => new Promise((resolve) => {
          const token = () => document.querySelector(".wb-token").getAttribute("transform");
          const before = token();
          const start = performance.now();
          document.querySelector(".wb-play").click();
          const look = () => (token() === before ? requestAnimationFrame(look) : resolve(performance.now() - start));
          requestAnimationFrame(look);
        })
        """;

    // A key's way through hop list, caption, taps and drawing to the next frame.
    private const string StepToFrame =
        """
        (key) => new Promise((resolve) => {
          const stage = document.querySelector(".wb-drawing");
          const caption = () => document.querySelector(".wb-hops [aria-current]").textContent + document.querySelector(".wb-headline").textContent;
          const before = caption();
          const start = performance.now();
          stage.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
          const look = () => (caption() === before && performance.now() - start < 5000 ? requestAnimationFrame(look) : resolve(performance.now() - start));
          requestAnimationFrame(look);
        })
        """;

    // What only the server can answer: another flow, until its first hop is drawn.
    private const string FlowToFrame =
        """
        (index) => new Promise((resolve) => {
          const headline = () => document.querySelector(".wb-headline").textContent;
          const before = headline();
          const start = performance.now();
          document.querySelectorAll(".tab")[index].click();
          const look = () => (headline() === before && performance.now() - start < 10000 ? requestAnimationFrame(look) : resolve(performance.now() - start));
          requestAnimationFrame(look);
        })
        """;

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        var address = Environment.GetEnvironmentVariable("VISUALIZER_LOAD_URL") ?? "";
        Assert.SkipWhen(address.Length == 0, "./dev load starts the server and sets VISUALIZER_LOAD_URL.");
        var others = int.Parse(Environment.GetEnvironmentVariable("VISUALIZER_LOAD_SESSIONS") ?? "50", CultureInfo.InvariantCulture);
        await UntilReadyAsync(new Uri(new Uri(address), "readyz"));
        using var playwright = await Playwright.CreateAsync();

        Say($"{Environment.ProcessorCount} processors; Chromium and server share them");
        List<double> drawn = [], frames = [];
        for (var round = 0; round < 5; round++)
        {
            await using var fresh = await LaunchAsync(playwright);
            var page = await OpenAsync(fresh, address);
            drawn.Add(await page.EvaluateAsync<double>("() => window.drawnAt"));
            await page.WaitForTimeoutAsync(500);
            frames.Add(await page.EvaluateAsync<double>(PlayToFrame));
        }

        Report("navigation to first packet, fresh browser", drawn, 2000);
        Report("Play to first moving frame", frames, 100);

        await using var crowd = await LaunchAsync(playwright);
        using var done = new CancellationTokenSource();
        List<Task> sessions = [];
        for (var number = 0; number < others; number++)
        {
            sessions.Add(BeActiveAsync(await OpenAsync(crowd, address), number, done.Token));
        }

        await using var own = await LaunchAsync(playwright);
        var mine = await OpenAsync(own, address);
        drawn.Clear();
        drawn.Add(await mine.EvaluateAsync<double>("() => window.drawnAt"));
        List<double> steps = [], flows = [];
        for (var round = 0; round < 10; round++)
        {
            for (var step = 0; step < 20; step++)
            {
                steps.Add(await mine.EvaluateAsync<double>(StepToFrame, step < 10 ? "ArrowRight" : "ArrowLeft"));
                await mine.WaitForTimeoutAsync(50);
            }

            flows.Add(await mine.EvaluateAsync<double>(FlowToFrame, (round + 1) % 2));
        }

        await done.CancelAsync();
        await Task.WhenAll(sessions);
        Report($"navigation to first packet, {others} other sessions", drawn, null);
        Report($"a step, {others} other sessions", steps, 50);
        Report($"another flow, by the server, {others} other sessions", flows, null);
    }

    private static async Task UntilReadyAsync(Uri address)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 120; attempt++)
        {
            try
            {
                if ((await client.GetAsync(address)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(500);
        }

        Assert.Fail($"Nobody answers at {address}.");
    }

    private static async Task BeActiveAsync(IPage page, int number, CancellationToken done)
    {
        var random = new Random(number);
        while (!done.IsCancellationRequested)
        {
            await page.EvaluateAsync("() => document.querySelector('.wb-play').click()");
            await Task.Delay(TimeSpan.FromSeconds(4 + (2 * random.NextDouble())), done).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await page.EvaluateAsync("(index) => document.querySelectorAll('.tab')[index].click()", random.Next(5));
        }
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.FindPath(), Args = Chromium.Flags });

    private static async Task<IPage> OpenAsync(IBrowser browser, string address)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address, ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-GB" });
        context.SetDefaultTimeout(120_000);
        await context.AddInitScriptAsync(Watch);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Flow);
        await page.WaitForFunctionAsync("() => window.drawnAt > 0");
        return page;
    }

    private static void Report(string what, List<double> times, double? aim)
    {
        times.Sort();
        double At(double share) => times[Math.Min(times.Count - 1, (int)Math.Ceiling(share * times.Count) - 1)];
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {At(0.5):0} ms, p95 {At(0.95):0} ms, worst {times[^1]:0} ms of {times.Count}{(aim is { } most ? $" (aim: p95 below {most:0} ms)" : "")}"));
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
