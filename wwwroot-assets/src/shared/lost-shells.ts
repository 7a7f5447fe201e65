const key = "visualizer.lost-shells";

/** Shells are processes of the server: when it no longer knows the page, the terminal that comes back says that they are new. */
export function noteLostShells(): void {
  if (document.querySelector(".tty-pane") !== null) sessionStorage.setItem(key, "1");
}

/** Whether this page comes after one whose shells were lost; says so once. */
export function shellsWereLost(): boolean {
  const lost = sessionStorage.getItem(key) !== null;
  sessionStorage.removeItem(key);
  return lost;
}
