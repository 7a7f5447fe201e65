/** Calls back when colours or widths of the page may have changed: by a choice of the viewer, or of their system. */
export function watchLook(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  // A sheet that is switched on may be on its way still; its arrival does not bubble.
  document.head.addEventListener("load", changed, { capture: true });
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  observer.observe(document.head, { attributes: true, attributeFilter: ["media"], subtree: true });
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
    document.head.removeEventListener("load", changed, { capture: true });
    observer.disconnect();
  };
}
