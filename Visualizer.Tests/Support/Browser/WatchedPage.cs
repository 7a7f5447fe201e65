using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Visualizer.Tests.Support.Browser;

/// <summary>A page of which everything that goes wrong in silence is remembered: console errors, exceptions, failed requests, policy violations.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    // Set by the layout once a circuit renders it; before, the page is the server's static markup.
    private const string Interactive = "[data-interactive=true]";

    private readonly ConcurrentQueue<string> _problems = new();

    public WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" || message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _problems.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _problems.Enqueue($"exception: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _problems.Enqueue($"{response.Status}: {response.Url}");
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", IsLoopback: false })
            {
                _problems.Enqueue($"leaves this machine: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public async Task GotoAsync(string address)
    {
        await Page.GotoAsync(address.Length == 0 ? "./" : address);
        await WaitUntilInteractiveAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await WaitUntilInteractiveAsync();
    }

    public Task WaitUntilInteractiveAsync() =>
        Page.Locator(Interactive).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public void AssertNoProblems() => Assert.True(_problems.IsEmpty, string.Join('\n', _problems));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
