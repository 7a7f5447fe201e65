using System.Collections.Immutable;

namespace Visualizer.Web.Hosting;

/// <summary>The application's own style sheets, in the order in which later ones overrule earlier ones.</summary>
internal static class StyleSheets
{
    /// <summary>Paths below the web root.</summary>
    public static ImmutableArray<string> Own { get; } =
    [
        "css/fonts.css", "css/tokens.css", "css/app.css",
        "css/workbench/base.css", "css/workbench/stage.css", "css/workbench/drawing.css", "css/workbench/grid.css", "css/workbench/hops.css",
        "css/workbench/inspector.css", "css/workbench/taps.css", "css/workbench/cards.css", "css/workbench/player.css", "css/workbench/screens.css",
        "css/page.css", "css/helm.css", "css/strip.css", "css/compare.css", "css/share.css",
    ];
}
