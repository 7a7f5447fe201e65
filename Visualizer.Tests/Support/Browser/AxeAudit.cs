using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Visualizer.Tests.Support.Browser;

/// <summary>Checks what can be checked of WCAG 2.2 AA without a person.</summary>
public static class AxeAudit
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // What depends on colours alone.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>Fails with every violation of the page as it is now; open dialogs and menus before.</summary>
    public static Task AssertCleanAsync(this IPage page) => AssertCleanAsync(page, Wcag);

    private static async Task AssertCleanAsync(IPage page, AxeRunOptions rules)
    {
        var result = await page.RunAxe(rules);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Describe)));
    }

    /// <summary>The same in light, in dark and with more contrast, as the viewer's system may prefer. A test of the palette has each colour of all of them.</summary>
    public static async Task AssertCleanInEveryLookAsync(this IPage page)
    {
        (ColorScheme Scheme, Contrast Contrast)[] looks =
        [
            (ColorScheme.Light, Contrast.NoPreference), (ColorScheme.Dark, Contrast.NoPreference), (ColorScheme.Dark, Contrast.More),
        ];
        foreach (var (scheme, contrast) in looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, Contrast = contrast });
            // A transition between the two would be measured half way.
            await page.EvaluateAsync("() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");
            await AssertCleanAsync(page, scheme == ColorScheme.Light ? Wcag : Colours);
        }
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n" +
        string.Join('\n', violation.Nodes.Select(node => $"    {node.Html}\n      {string.Join("; ", node.Any.Select(check => check.Message))}"));
}
