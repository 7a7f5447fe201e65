using Microsoft.Playwright;

namespace Visualizer.Tests.Support.Browser;

/// <summary>One application and one Chromium for all browser tests; each test opens a context of its own.</summary>
/// <remarks>
/// Without Chromium the tests are skipped on Windows, where it is not part of the setup, and fail elsewhere: <c>./dev test</c> installs it there.
/// </remarks>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string? _executable = Chromium.FindPath();
    private WebServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (_executable is null)
        {
            return;
        }

        // As long as actions wait: a busy machine draws late, and that is no fault of the page.
        Assertions.SetDefaultExpectTimeout(15_000);
        _server = new WebServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = _executable, Args = Chromium.Flags });
    }

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
        if (_browser is null || _server is null)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no Chromium (or Chrome) on the search path.");
            Assert.Fail("Chromium is missing: ./dev test installs it, or says what to install.");
        }
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = (server ?? _server!.Address).ToString(),
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
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
