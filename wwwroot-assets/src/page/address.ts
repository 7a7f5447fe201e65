/** Newest version of the address's format that is known here; `WorkbenchUrl.cs` writes it. */
const format = 1;

/** Puts values into the page's address without a new history entry; null takes one out. Zero is the default of a position and left out. */
export function keepInAddress(values: Readonly<Record<string, string | number | null>>): void {
  const next = addressWith(location.href, values);
  if (next !== location.href) history.replaceState(history.state, "", next);
}

/** The address with the values. One that a newer program wrote stays as it is: there a key may mean something else. */
export function addressWith(address: string, values: Readonly<Record<string, string | number | null>>): string {
  const url = new URL(address);
  if (Number(url.searchParams.get("v")) > format) return address;
  // What a compressed part says counts until the query says otherwise, if only that it is nothing.
  const isPacked = /^#(.*&)?all=/.test(url.hash);
  for (const [key, value] of Object.entries(values)) {
    url.searchParams.delete(key);
    if (isPacked || (value !== null && value !== 0)) url.searchParams.append(key, String(value ?? ""));
  }
  return url.href;
}
