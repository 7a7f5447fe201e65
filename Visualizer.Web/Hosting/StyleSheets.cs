using System.Collections.Immutable;
using Visualizer.Web.State;

namespace Visualizer.Web.Hosting;

/// <summary>The application's own style sheets, in the order in which later ones overrule earlier ones.</summary>
internal static class StyleSheets
{
    /// <summary>Paths below the web root.</summary>
    public static ImmutableArray<string> Own { get; } =
    [
        "css/fonts.css", "css/tokens.css", "css/app.css",
        "css/workbench/base.css", "css/workbench/stage.css", "css/workbench/drawing.css", "css/workbench/stations.css", "css/workbench/grid.css", "css/workbench/hops.css",
        "css/workbench/inspector.css", "css/workbench/taps.css", "css/workbench/cards.css", "css/workbench/player.css", "css/workbench/screens.css",
        "css/page/base.css", "css/page/header.css", "css/page/picker.css", "css/page/tabs.css", "css/page/notice.css",
        "css/page/dialog.css", "css/page/text.css", "css/page/screens.css",
        "css/helm.css", "css/browse.css", "css/strip.css", "css/compare.css", "css/share.css", "css/captures.css", "css/menu.css",
        "css/guide.css", "css/terminal.css", "css/wait.css",
    ];

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
