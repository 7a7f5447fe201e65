import type { Transport } from "./state";

/** Keys of the player. They act only while the focus is in one of the scopes, and never in a field. */
export function listenForKeys(scopes: readonly HTMLElement[], actions: Transport, letters: () => boolean): () => void {
  const perform = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case "ArrowRight":
        actions.step(1);
        return true;
      case "ArrowLeft":
        actions.step(-1);
        return true;
      case "Home":
        actions.restart();
        return true;
      case "End":
        actions.toEnd();
        return true;
    }
    if (!letters()) return false;
    switch (event.key) {
      case " ":
        actions.togglePlay();
        return true;
      case "r":
      case "R":
        actions.restart();
        return true;
      case "?":
        actions.help();
        return true;
      default:
        return false;
    }
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, textarea, select, [contenteditable], .wb-card") != null) return;
    if (event.key === " " && target?.closest("button, a") != null) return;
    if (perform(event)) event.preventDefault();
  };
  for (const scope of scopes) scope.addEventListener("keydown", pressed);
  return () => {
    for (const scope of scopes) scope.removeEventListener("keydown", pressed);
  };
}
