using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Visualizer.Tests.Support.Browser;

/// <summary>Checks what can be checked of WCAG 2.2 AA without a person.</summary>
public static class AxeAudit
{
    // Asked in the page itself: the runner for Playwright gathers frames, of which there are none, and takes a second page to do so.
    private const string Run = """
        async runOnly => {
          const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
          return violations.map(({ id, impact, help, nodes }) =>
            [`${id} (${impact}): ${help}`, ...nodes.map(({ html, any }) => `    ${html}\n      ${any.map(check => check.message).join("; ")}`)].join("\n"));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly object Wcag = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    // What depends on colours alone.
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>Fails with every violation of the page as it is now; open dialogs and menus before.</summary>
    public static Task AssertCleanAsync(this IPage page) => AssertCleanAsync(page, Wcag);

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

    private static async Task AssertCleanAsync(IPage page, object rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        var violations = await page.EvaluateAsync<string[]>(Run, rules);
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }
}
