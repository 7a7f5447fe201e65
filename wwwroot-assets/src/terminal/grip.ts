import { element, setAttributes } from "../shared/dom";

const LEAST = 140;
const STEP = 32;

/** The upper edge of the terminal, by which it is made higher and lower: with the pointer, and with the arrow keys. */
export function grip(label: string, changed: () => void): HTMLElement {
  const root = element("div", {
    class: "tty-grip",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "horizontal",
    "aria-label": label,
  });
  const most = (): number => Math.round(innerHeight * 0.75);
  const tell = (height: number): void => {
    setAttributes(root, { "aria-valuenow": height, "aria-valuemin": LEAST, "aria-valuemax": most() });
  };
  const set = (height: number): void => {
    const next = Math.round(Math.min(Math.max(height, LEAST), most()));
    document.documentElement.style.setProperty("--terminal-height", `${next}px`);
    tell(next);
    changed();
  };
  const height = (): number => root.parentElement?.offsetHeight ?? LEAST;
  root.addEventListener("pointerdown", (event) => {
    root.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  root.addEventListener("pointermove", (event) => {
    if (root.hasPointerCapture(event.pointerId)) set(innerHeight - event.clientY);
  });
  root.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowUp" ? STEP : event.key === "ArrowDown" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    set(height() + by);
  });
  queueMicrotask(() => {
    tell(height());
  });
  return root;
}
