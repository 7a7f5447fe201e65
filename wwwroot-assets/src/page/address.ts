/** Puts values into the page's address without a new history entry; null takes one out. Zero is the default of a position and left out. */
export function keepInAddress(values: Readonly<Record<string, string | number | null>>): void {
  const url = new URL(location.href);
  for (const [key, value] of Object.entries(values)) {
    url.searchParams.delete(key);
    if (value !== null && value !== 0) url.searchParams.append(key, String(value));
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
