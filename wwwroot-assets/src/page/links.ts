/** Everything with `data-open` names a place of the cluster; choosing it opens that place, and closes the dialog that it stands in. */
export function listenForLinks(open: (place: string) => void): () => void {
  const clicked = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-open]") : null;
    const place = link?.dataset["open"];
    if (place === undefined) return;
    link?.closest("dialog")?.close();
    open(place);
  };
  document.addEventListener("click", clicked);
  return () => {
    document.removeEventListener("click", clicked);
  };
}
