/** Moves the focus; for what appears because somebody opened it. */
export function focus(element: HTMLElement): void {
  element.focus();
}

/** Scrolls an element into view within what scrolls it, no further than needed. */
export function reveal(element: HTMLElement): void {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Opens a native dialog, modal: the browser keeps the focus inside and Escape closes it. */
export function openDialog(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
}

export function closeDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) dialog.close();
}
