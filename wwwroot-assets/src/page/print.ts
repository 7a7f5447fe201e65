/** A button that opens the browser's dialog to print the page; it needs no connection. */
export function listenForPrint(): void {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]") !== null) globalThis.print();
  });
}
