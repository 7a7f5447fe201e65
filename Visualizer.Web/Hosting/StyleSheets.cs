using System.Collections.Immutable;
using Visualizer.Web.State;

namespace Visualizer.Web.Hosting;

/// <summary>The application's own style sheets; later ones overrule earlier ones.</summary>
internal static class StyleSheets
{
    /// <summary>Path below the web root: all sheets that <c>css/site.css</c> names, in one file.</summary>
    public const string Own = "js/site.css";

    /// <summary>Sheets that count only with a look, after all others. The script <c>src/page/preferences.ts</c> switches them by their <c>media</c>.</summary>
    public static ImmutableArray<LookSheet> OfLooks { get; } =
    [
        new("contrast", "css/look/contrast.css", "(prefers-contrast: more), (forced-colors: active)", look => look.HighContrast),
        new("projector", "css/look/projector.css", "not all", look => look.Projector),
    ];
}

/// <summary>A style sheet that counts when a look says so.</summary>
/// <param name="Name">Name of the choice.</param>
/// <param name="Path">Path below the web root.</param>
/// <param name="Otherwise">Media in which it counts when the look does not say so.</param>
/// <param name="IsOn">Whether a look says so.</param>
internal sealed record LookSheet(string Name, string Path, string Otherwise, Func<ViewLook, bool?> IsOn)
{
    /// <summary>Media in which the sheet counts.</summary>
    public string Media(ViewLook look) => IsOn(look) == true ? "all" : Otherwise;
}
