using Microsoft.AspNetCore.Components;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Web.Components;

/// <summary>The HTML document around the interactive page. It is rendered once, on the server.</summary>
public sealed partial class App
{
    [Inject]
    public required ContentSecurityPolicy Policy { get; init; }

    /// <summary>The request that the document answers.</summary>
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    // The import map names its integrity; loaded ahead without it, it would be loaded twice.
    private string Script => Assets["js/page.js"];

    private string? IntegrityOf(string url) =>
        Assets.FirstOrDefault(asset => asset.Url == url)?.Properties?.FirstOrDefault(property => property.Name == "integrity")?.Value;

    private ViewerPreferences Preferences => PreferenceReader.Read(Context.Request);
}
