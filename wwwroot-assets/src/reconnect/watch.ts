/** The class that the Blazor script sets when the server no longer knows the circuit. */
export const REJECTED = "components-reconnect-rejected";

/** What is read of the element: only its class list, so that a test needs no document. */
export interface ReconnectElement {
  readonly classList: { contains(name: string): boolean };
}

/** Says whether the page is dead: it looks alive, yet no event reaches a component any more. */
export function mustReload(element: ReconnectElement): boolean {
  return element.classList.contains(REJECTED);
}

/**
 * Calls `reload` once the server has refused to resume the circuit. The script reloads by itself only with its own
 * reconnection display; with ours it sets the class and leaves the rest to the page.
 */
export function watchReconnection(element: Element, reload: () => void): void {
  const observer = new MutationObserver(() => {
    if (mustReload(element)) {
      observer.disconnect();
      reload();
    }
  });
  observer.observe(element, { attributes: true, attributeFilter: ["class"] });
}
