using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.Export;

/// <summary>What a tap shows of one direction, in a cell: the badges of its frames, each once, or that it is not seen.</summary>
internal static class TapSummary
{
    public static string Of(PlayableTap tap, string way, Language language)
    {
        var badges = tap.Frames.Where(frame => frame.Way == way).Select(frame => frame.Form == "plain" ? $"TTL {frame.Badge}" : frame.Badge).Distinct();
        var text = string.Join(", ", badges);
        return text.Length > 0 ? text : ShareTexts.NotSeen.In(language);
    }
}
