/** `/`, anywhere but in fields of text and in dialogs. */
export function listenForSearch(enabled: () => boolean, open: () => void): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "/" || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !enabled()) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, textarea, select, [contenteditable], dialog") != null) return;
    event.preventDefault();
    open();
  };
  document.addEventListener("keydown", pressed);
  return () => {
    document.removeEventListener("keydown", pressed);
  };
}
