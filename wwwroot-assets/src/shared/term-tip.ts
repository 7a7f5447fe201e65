import { element, fill } from "./dom";
import { beneath, putAt, screenSize } from "./put";
import { named } from "./text";

const patience = 180;

/** A press on a term in one of these is meant for it. */
const actors = "button, summary, a, label";

/**
 * Shows what a term means while it has the pointer or the focus, or after a touch. The hint stays while the pointer is on it, and Escape
 * takes it away where it is (WCAG 2.2, 1.4.13). One for the whole document: terms come and go with what renders them.
 */
export function watchTerms(): void {
  const tip = element("div", { id: "term-tip", class: "term-tip", role: "tooltip", popover: "manual" });
  let shown: HTMLElement | SVGElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    clearTimeout(timer);
    if (shown === null) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidePopover();
    tip.remove();
  };
  const show = (term: HTMLElement | SVGElement): void => {
    clearTimeout(timer);
    if (shown === term) return;
    hide();
    shown = term;
    // Within an open dialog everything outside is inert.
    (term.closest("dialog") ?? document.body).append(tip);
    fill(tip, ...named(term.dataset["tip"] ?? ""));
    tip.showPopover();
    putAt(tip, beneath(term.getClientRects()[0] ?? term.getBoundingClientRect(), tip.getBoundingClientRect(), screenSize()));
    term.setAttribute("aria-describedby", tip.id);
  };
  const later = (act: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(act, patience);
  };
  const termOf = (event: Event): HTMLElement | SVGElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement | SVGElement>("[data-tip]") : null;

  document.addEventListener("pointerover", (event) => {
    const term = termOf(event);
    if (term !== null && event.pointerType !== "touch")
      later(() => {
        if (term.isConnected) show(term);
      });
    else if (event.target instanceof Node && tip.contains(event.target)) clearTimeout(timer);
    else if (shown !== null && shown !== document.activeElement) later(hide);
  });
  document.addEventListener("focusin", (event) => {
    const term = termOf(event);
    if (term !== null) show(term);
    else hide();
  });
  document.addEventListener("focusout", (event) => {
    if (termOf(event) === shown) hide();
  });
  document.addEventListener("click", (event) => {
    const term = termOf(event);
    if (term !== null && term.closest(actors) === null) show(term);
    else if (!(event.target instanceof Node && tip.contains(event.target))) hide();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const term = termOf(event);
      if (event.key === "Escape" && shown !== null) {
        hide();
        // A dialog around it stays open.
        event.preventDefault();
        event.stopPropagation();
      } else if (term !== null && (event.key === "Enter" || event.key === " ")) {
        show(term);
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { capture: true },
  );
  document.addEventListener(
    "scroll",
    () => {
      if (shown !== null && shown !== document.activeElement) hide();
    },
    { capture: true, passive: true },
  );
}
