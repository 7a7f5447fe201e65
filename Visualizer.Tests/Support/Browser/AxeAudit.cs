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

    /// <summary>Fails with every violation of the page as it is now; open dialogs and menus before.</summary>
    public static async Task AssertCleanAsync(this IPage page)
    {
        var result = await page.RunAxe(Wcag);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Describe)));
    }

    /// <summary>The same in light and in dark, as the viewer's system may prefer.</summary>
    public static async Task AssertCleanInLightAndDarkAsync(this IPage page)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // A transition between the two would be measured half way.
            await page.EvaluateAsync("() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");
            await page.AssertCleanAsync();
        }
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n" +
        string.Join('\n', violation.Nodes.Select(node => $"    {node.Html}\n      {string.Join("; ", node.Any.Select(check => check.Message))}"));
}
