const YEAR_SECONDS = 31_536_000;

/** Keeps a choice of the viewer for the next visit. The server reads the cookie, so that the first paint is right. */
export function prefer(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${String(YEAR_SECONDS)}; samesite=lax`;
  if (name === "lang") document.documentElement.lang = value;
}

/** Gives the document a look: the theme, and the style sheets that count only with one (`StyleSheets.OfLooks`). */
export function showLook(theme: string | null, contrast: boolean, projector: boolean): void {
  const chosen: Readonly<Record<string, boolean>> = { contrast, projector };
  document.documentElement.dataset["theme"] = theme ?? "system";
  for (const sheet of document.querySelectorAll<HTMLLinkElement>("link[data-look]"))
    sheet.media = chosen[sheet.dataset["look"] ?? ""] === true ? "all" : (sheet.dataset["otherwise"] ?? "not all");
}
