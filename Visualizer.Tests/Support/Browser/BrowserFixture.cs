using Microsoft.Playwright;
using Visualizer.Tests.Support.Browser;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Visualizer.Tests.Support.Browser;

/// <summary>One application and one Chromium for all browser tests; each test opens a context of its own, so that two classes may run at a time.</summary>
/// <remarks>
/// Both start with the first page that is opened. Without Chromium the tests are skipped on Windows, where it is not part of the setup, and fail
/// elsewhere: <c>./dev test</c> installs it there.
/// </remarks>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly Lazy<Task<Running>> _running = new(StartAsync);

    /// <summary>Opens an address of the application and waits until its components listen.</summary>
    /// <param name="address">Relative to the application's root, with the query: <c>?scenario=…</c>.</param>
    /// <param name="scheme">What the system of the viewer prefers.</param>
    /// <param name="width">Of the viewport, in CSS pixels.</param>
    /// <param name="height">Of the viewport, in CSS pixels.</param>
    /// <param name="isNewcomer">Whether hints for newcomers are due.</param>
    /// <param name="server">Address of another server than the one of all tests.</param>
    /// <param name="prepare">Comes before the page is opened.</param>
    public async Task<WatchedPage> OpenAsync(
        string address = "", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900, bool isNewcomer = false,
        Uri? server = null, Func<IPage, Task>? prepare = null)
    {
        var running = await _running.Value;
        var context = await running.Browser.NewContextAsync(new()
        {
            BaseURL = (server ?? running.Server.Address).ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.NoPreference,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        if (!isNewcomer)
        {
            await context.AddInitScriptAsync("localStorage.setItem('visualizer.hints', 'start helm compare')");
        }
        var watched = new WatchedPage(await context.NewPageAsync());
        await (prepare?.Invoke(watched.Page) ?? Task.CompletedTask);
        await watched.GotoAsync(address);
        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully)
        {
            return;
        }
        var running = await _running.Value;
        await running.Browser.DisposeAsync();
        running.Playwright.Dispose();
        await running.Server.DisposeAsync();
    }

    private static async Task<Running> StartAsync()
    {
        if (Chromium.FindPath() is not { } executable)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no Chromium (or Chrome) on the search path.");
            throw new InvalidOperationException("Chromium is missing: ./dev test installs it, or says what to install.");
        }
        // As long as actions wait: a busy machine draws late, and that is no fault of the page.
        Assertions.SetDefaultExpectTimeout(15_000);
        var server = new WebServer();
        var playwright = await Playwright.CreateAsync();
        return new(server, playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Chromium.Flags }));
    }

    private sealed record Running(WebServer Server, IPlaywright Playwright, IBrowser Browser);
}
