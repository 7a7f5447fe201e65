import type { Stage } from "../canvas/stage";
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

/** What keys do to the drawing's interfaces. */
export interface DrawingKeys {
  /** Marks the next interface, or the one before. */
  readonly choose: (by: 1 | -1) => void;
  /** Opens what is marked. */
  readonly open: () => void;
  readonly leave: () => void;
}

/** Pixels that an arrow key with Shift moves the drawing by. */
const stride = 80;

/** Keys of the drawing itself: they act while it has the focus, and nothing in it. */
export function listenForDrawingKeys({ root, viewport }: Stage, letters: () => boolean, actions: DrawingKeys): () => void {
  const move = (event: KeyboardEvent): boolean => {
    const by = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (by !== undefined) viewport.pan({ x: (by[0] ?? 0) * stride, y: (by[1] ?? 0) * stride });
    return by !== undefined;
  };
  const perform = ({ key }: KeyboardEvent): boolean => {
    switch (key) {
      case "ArrowDown":
        actions.choose(1);
        return true;
      case "ArrowUp":
        actions.choose(-1);
        return true;
      case "Enter":
        actions.open();
        return true;
      case "Escape":
        actions.leave();
        return true;
    }
    if (!letters()) return false;
    switch (key) {
      case "+":
        viewport.zoom(1.25);
        return true;
      case "-":
        viewport.zoom(0.8);
        return true;
      case "0":
        viewport.fit();
        return true;
      default:
        return false;
    }
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.shiftKey && move(event)) && !perform(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  root.addEventListener("keydown", pressed, { capture: true });
  return () => {
    root.removeEventListener("keydown", pressed, { capture: true });
  };
}
