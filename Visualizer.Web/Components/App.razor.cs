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

    private ViewerPreferences Preferences => PreferenceReader.Read(Context.Request);
}
