import type { ITheme } from "@xterm/xterm";

/** The page's palette as xterm.js takes it. The page's colours depend on the theme, so a probe is asked what they come to. */
export function coloursOf(host: HTMLElement): ITheme {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme: ITheme = {
    background: colour("--panel"),
    foreground: colour("--ink"),
    cursor: colour("--ink"),
    cursorAccent: colour("--panel"),
    selectionBackground: colour("--request-ground"),
    selectionForeground: colour("--ink"),
    scrollbarSliderBackground: colour("--line2"),
    scrollbarSliderHoverBackground: colour("--ink3"),
    scrollbarSliderActiveBackground: colour("--ink3"),
  };
  probe.remove();
  return theme;
}

/** Tells when the page's look changes: its theme, or which of its sheets count. Returns how to stop. */
export function listenForTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  observer.observe(document.head, { attributes: true, attributeFilter: ["media"], subtree: true });
  system.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
  };
}
