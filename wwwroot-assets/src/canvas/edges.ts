import type { Labels } from "../contracts/playable";
import type { Beyond } from "../drawing/view";
import { button, element, setAttributes, svg } from "../shared/dom";

export type Edge = keyof Beyond;

/** Says at an edge of the drawing that it goes on there, and leads on. */
export interface Edges {
  readonly root: HTMLElement;
  /** `covered`: so much of the left is not the drawing's. */
  show(beyond: Beyond, covered: number): void;
  name(labels: Labels): void;
}

const sides = ["left", "right", "top", "bottom"] as const satisfies readonly Edge[];

const chevrons: Readonly<Record<Edge, string>> = {
  left: "M8 2L3 8L8 14",
  right: "M3 2L8 8L3 14",
  top: "M2 8L8 3L14 8",
  bottom: "M2 3L8 8L14 3",
};

export function edges(go: (edge: Edge) => void): Edges {
  const buttons = sides.map((side) => ({
    side,
    made: button(
      { class: `wb-edge wb-edge-${side}`, hidden: true },
      () => {
        go(side);
      },
      svg(
        "svg",
        { viewBox: side === "left" || side === "right" ? "0 0 11 16" : "0 0 16 11", "aria-hidden": "true" },
        svg("path", { d: chevrons[side] }),
      ),
    ),
  }));
  const root = element("div", { class: "wb-edges" }, ...buttons.map((each) => each.made));
  return {
    root,
    show(beyond, covered) {
      root.style.setProperty("--covered", `${Math.round(covered)}px`);
      for (const { side, made } of buttons) if (made.hidden === beyond[side]) made.hidden = !beyond[side];
    },
    name(labels) {
      const words = { left: labels.moreLeft, right: labels.moreRight, top: labels.moreAbove, bottom: labels.moreBelow };
      for (const { side, made } of buttons) setAttributes(made, { "aria-label": words[side], title: words[side] });
    },
  };
}
