namespace Visualizer.Tests.Support.Browser;

/// <summary>The browser of this machine. Playwright's own is not downloaded.</summary>
public static class Chromium
{
    private static readonly string[] Names =
        OperatingSystem.IsWindows() ? ["chrome.exe", "chromium.exe"] : ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>What keeps it quiet and on this machine: no first-run pages, no updates, no QUIC.</summary>
    public static IReadOnlyList<string> Flags { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>Its path; null when there is none. <c>CHROMIUM</c> in the environment comes before the search path.</summary>
    public static string? FindPath()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen)
        {
            return chosen;
        }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
