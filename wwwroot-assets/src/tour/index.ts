import { button, element } from "../shared/dom";
import type { Area } from "../shared/put";
import { beside, putAt, screenSize } from "../shared/put";

/** What the tour says; `TourTexts` has the words. */
export interface Tour {
  readonly steps: readonly TourStep[];
  readonly back: string;
  readonly next: string;
  readonly done: string;
  readonly close: string;
}

export interface TourStep {
  /** Selectors of what it is about; the first that is to be seen counts. */
  readonly targets: readonly string[];
  readonly title: string;
  readonly text: string;
}

const margin = 6;

/** Leads through what the page shows: a light on the real thing, words beside it. A modal dialog: the browser keeps the focus in it and gives it back. */
export function startTour({ steps: all, ...tour }: Tour): void {
  // With another panel open, what a step is about may not be there.
  const steps = all.filter((step) => find(step.targets) !== null);
  let index = 0;
  const hole = element("div", { class: "tour-light", "aria-hidden": "true" });
  const title = element("h2", { id: "tour-title" });
  const text = element("p", {});
  const count = element("span", { class: "tour-count" });
  const back = button(
    { class: "quiet" },
    () => {
      go(index - 1);
    },
    tour.back,
  );
  const next = button(
    { class: "primary" },
    () => {
      go(index + 1);
    },
    "",
  );
  const close = button(
    { class: "tour-close", "aria-label": tour.close, title: tour.close },
    () => {
      dialog.close();
    },
    "×",
  );
  const card = element(
    "div",
    { class: "tour-card" },
    close,
    element("div", { role: "status" }, title, text),
    element("div", { class: "tour-foot" }, count, back, next),
  );
  const dialog = element("dialog", { class: "tour", "aria-labelledby": title.id }, hole, card);

  const place = (): void => {
    const screen = screenSize();
    const area = lit(areaOf(steps[index]?.targets ?? []), screen);
    putAt(hole, area);
    const { width, height } = card.getBoundingClientRect();
    putAt(card, beside(area, { width, height }, screen));
  };
  const go = (to: number): void => {
    const step = steps[to];
    if (step === undefined) {
      if (to > 0) dialog.close();
      return;
    }
    index = to;
    title.textContent = step.title;
    text.textContent = step.text;
    count.textContent = `${to + 1} / ${steps.length}`;
    back.disabled = to === 0;
    next.textContent = to === steps.length - 1 ? tour.done : tour.next;
    bringIntoView(find(step.targets));
    place();
    next.focus();
  };
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" && index < steps.length - 1) go(index + 1);
    else if (event.key === "ArrowLeft") go(index - 1);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    window.removeEventListener("resize", place);
    dialog.remove();
  });
  window.addEventListener("resize", place);
  document.body.append(dialog);
  dialog.showModal();
  go(0);
}

function find(selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found !== null && found.getClientRects().length > 0) return found;
  }
  return null;
}

/** What is to be seen already stays where it is. */
function bringIntoView(target: HTMLElement | null): void {
  if (target === null) return;
  const { top, bottom } = target.getBoundingClientRect();
  if (top < 0 || bottom > screenSize().height) target.scrollIntoView({ block: "center", inline: "nearest" });
}

function areaOf(selectors: readonly string[]): Area | null {
  return find(selectors)?.getBoundingClientRect() ?? null;
}

/** The area with a margin, as far as it is on the screen; of nothing a spot in the middle. */
export function lit(area: Area | null, screen: Pick<Area, "width" | "height">): Area {
  if (area === null) return { x: screen.width / 2, y: screen.height / 2, width: 0, height: 0 };
  const [x, y] = [Math.max(0, area.x - margin), Math.max(0, area.y - margin)];
  return {
    x,
    y,
    width: Math.max(0, Math.min(screen.width, area.x + area.width + margin) - x),
    height: Math.max(0, Math.min(screen.height, area.y + area.height + margin) - y),
  };
}
