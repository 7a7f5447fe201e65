using Microsoft.AspNetCore.Components;

namespace Visualizer.Tests.Support.Components;

/// <summary>A location without a browser: going somewhere changes it and is remembered.</summary>
public sealed class RecordedNavigation : NavigationManager
{
    public RecordedNavigation() => Initialize("http://localhost/", "http://localhost/");

    /// <summary>Each address as it was asked for, with whether it replaced the current entry of the history.</summary>
    public IList<(string Address, bool Replace)> History { get; } = [];

    /// <summary>The page is opened at this address, relative to the base, before anything renders.</summary>
    public void StartAt(string address) => Uri = ToAbsoluteUri(address).ToString();

    protected override void NavigateToCore(string uri, NavigationOptions options)
    {
        History.Add((uri, options.ReplaceHistoryEntry));
        Uri = ToAbsoluteUri(uri).ToString();
        NotifyLocationChanged(isInterceptedLink: false);
    }
}
