using Microsoft.Playwright;
using Visualizer.Tests.Terminal;

namespace Visualizer.Tests.Support.Browser;

/// <summary>Types at the terminal of a page and reads its screens. Lines are pasted whole: a lab has more letters than patience.</summary>
/// <param name="page">The page, its terminal open with as many panes as are typed in.</param>
internal sealed class ScreenTypist(IPage page) : ITypist
{
    // A cleared screen, the line, Enter; then the screen until its last line is the prompt again, or a program runs.
    private const string Type =
        """
        async ([pane, line]) => {
          const root = document.querySelectorAll(".tty-pane")[pane];
          const transfer = new DataTransfer();
          transfer.setData("text/plain", `\u000c${line}\r`);
          root.querySelector("textarea").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
          for (let tries = 0; tries < 1000; tries++) {
            await new Promise(resolve => setTimeout(resolve, 5));
            const text = root.screenText();
            const prompt = root.querySelector(".tty-place").textContent;
            if (text.includes("\n") && text.includes(line) && (text.endsWith(`\n${prompt}`) || (root.dataset.busy === "true" && text.includes("listening on")))) return text;
          }
          throw new Error(`no prompt after ${line}: ${root.screenText()}`);
        }
        """;

    private const string Interrupt =
        """
        async pane => {
          const root = document.querySelectorAll(".tty-pane")[pane];
          for (let tries = 0; tries < 1000; tries++) {
            const text = root.screenText();
            if (root.dataset.busy === "false" && text.endsWith(`\n${root.querySelector(".tty-place").textContent}`)) return text;
            await new Promise(resolve => setTimeout(resolve, 5));
          }
          throw new Error(`no end of ${root.screenText()}`);
        }
        """;

    private readonly Dictionary<int, int> _read = [];

    /// <inheritdoc/>
    public async Task<string> EnterAsync(int pane, string line)
    {
        var text = await page.EvaluateAsync<string>(Type, new object[] { pane, line });
        _read[pane] = text.Length;
        return Inner(text);
    }

    /// <inheritdoc/>
    public async Task<string> InterruptAsync(int pane)
    {
        await page.Locator(".tty-pane").Nth(pane).Locator("textarea").PressAsync("Control+c");
        var text = await page.EvaluateAsync<string>(Interrupt, pane);
        var lines = text[_read[pane]..].TrimStart('\n').Split('\n');
        return string.Concat(lines[..^1].Select(line => line + "\n"));
    }

    // Without the line that was typed and the prompt that came after.
    private static string Inner(string text)
    {
        var lines = text.Split('\n');
        var isBusy = text.Contains("\nlistening on ", StringComparison.Ordinal) || text.Contains("listening on any", StringComparison.Ordinal);
        return string.Concat(lines[1..(isBusy ? ^0 : ^1)].Select(line => line + "\n"));
    }
}
