using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Visualizer.Tests.Support.Browser;

namespace Visualizer.Tests.UnderLoad;

/// <summary>
/// How the application feels while others use it: not a test, a measurement that <c>./dev load</c> starts against a published server. The other
/// sessions are circuits whose browsers are elsewhere: each tells of a step about twice a second, and asks another flow every five seconds.
/// </summary>
public sealed class LoadMeasurement
{
    private const string Flow = "?scenario=native-routing-ebpf&kind=ping&from=net&to=evescn-q7xhn";

    // What the others look at, one after another.
    private static readonly string[] Flows =
    [
        Flow,
        "?scenario=native-routing-kpr&kind=ping&from=net&to=cilium-with-replacement-xtzwx",
        "?scenario=vxlan-ebpf&kind=curl&from=net&to=svc/serversvc&backend=evescn-2454l",
        "?scenario=ipsec-native-kubeproxy&kind=ping&from=net&to=cni-fcnh6",
    ];

    // Since navigation: the first frame after which the packet stands at its first hop and its controls can be used.
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
          const drawing = () => document.querySelector(".wb-drawing").getAttribute("aria-label");
          const before = drawing();
          const start = performance.now();
          document.querySelectorAll(".tab")[index].click();
          const look = () => (drawing() === before && performance.now() - start < 10000 ? requestAnimationFrame(look) : resolve(performance.now() - start));
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

        using var client = new HttpClient();
        using var done = new CancellationTokenSource();
        List<Task> sessions = [];
        ConcurrentBag<double> answers = [];
        for (var number = 0; number < others; number++)
        {
            var session = await CircuitSession.OpenAsync(client, new Uri(new Uri(address), Flows[number % Flows.Length]), done.Token);
            sessions.Add(BeActiveAsync(session, number, answers, done.Token));
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

            flows.Add(await mine.EvaluateAsync<double>(FlowToFrame, round % 2));
        }

        await done.CancelAsync();
        await Task.WhenAll(sessions);
        Report($"navigation to first packet, {others} other sessions", drawn, null);
        Report($"a step, {others} other sessions", steps, 50);
        Report($"another flow, by the server, {others} other sessions", flows, null);
        Report("another flow, as the others are sent it", [.. answers], null);
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

    private static async Task BeActiveAsync(CircuitSession session, int number, ConcurrentBag<double> answers, CancellationToken done)
    {
        await using var _ = session;
        var random = new Random(number);
        try
        {
            for (var round = number + 1; ; round++)
            {
                for (var hop = 0; hop < 10; hop++)
                {
                    await session.StepAsync(0, hop);
                    await Task.Delay(random.Next(300, 700), done);
                }

                var started = Stopwatch.GetTimestamp();
                await session.AskAsync(Flows[round % Flows.Length], done);
                answers.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Measured.
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
