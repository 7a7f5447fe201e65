const YEAR_SECONDS = 31_536_000;

/** Keeps a choice of the viewer for the next visit and shows it at once. The server reads the cookie, so that the first paint is right. */
export function prefer(name: "theme" | "lang", value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${String(YEAR_SECONDS)}; samesite=lax`;
  if (name === "theme") document.documentElement.dataset["theme"] = value;
  else document.documentElement.lang = value;
}

/** What the viewer's system prefers. */
export function systemTheme(): "light" | "dark" {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
