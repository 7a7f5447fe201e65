import type { Family } from "../drawing/stations";
import { svg } from "../shared/dom";

/** Six-sided sign of a program, centred. */
export function hexagon(width: number, height: number): string {
  const half = width / 2;
  const tall = height / 2;
  const tip = Math.min(9, tall);
  return `M${-half + tip} ${-tall}H${half - tip}L${half} 0L${half - tip} ${tall}H${-half + tip}L${-half} 0Z`;
}

export type EyeState = "seen" | "later" | "not" | "hidden";

/** An eye with the arrow of its direction, or what stands for it while the answer is hidden; 40 by 22, centred. */
export function eyeGlyph(way: "request" | "reply", state: EyeState, scale: number): SVGGElement {
  const arrow = way === "request" ? "M22 0h9m-3.6-3.6L31 0l-3.6 3.6" : "M31 0h-9m3.6-3.6L22 0l3.6 3.6";
  const pupil = state === "seen" || state === "later" ? svg("circle", { class: "wb-eye-dot", cx: 9, cy: 0, r: 2.1 }) : null;
  const stroke = state === "not" ? svg("path", { class: "wb-eye-line", d: "M3.5 6L14.5-6" }) : null;
  const outline =
    state === "hidden"
      ? svg("path", { class: "wb-eye-line", d: "M6-3.2Q6-6 9-6Q12-6 12-3.2Q12-1.5 9 0V1.8M9 5v.2" })
      : svg("path", { class: "wb-eye-line", d: "M3 0Q9-8 15 0Q9 8 3 0Z" });
  return svg(
    "g",
    { class: `wb-eye wb-${way} wb-is-${state}`, transform: `translate(${-20 * scale} 0) scale(${scale})` },
    svg("rect", { x: 0, y: -11, width: 40, height: 22, rx: 11 }),
    svg("g", { transform: "translate(2.5 0)" }, outline, pupil, stroke, svg("path", { class: "wb-eye-line", d: arrow })),
  );
}

/** A padlock, centred. */
export function lockGlyph(open: boolean): SVGGElement {
  return svg(
    "g",
    { class: `wb-lock${open ? " wb-open" : ""}` },
    svg("circle", { r: 11 }),
    svg("rect", { class: "wb-lock-body", x: -4.5, y: -1, width: 9, height: 6.5, rx: 1.5 }),
    svg("path", { class: "wb-lock-bow", d: open ? "M-3-1V-3.4a3 3 0 0 1 5.8-1.2" : "M-3-1V-3.4a3 3 0 0 1 6 0V-1" }),
  );
}

/** Small eye beside words; 13 by 10. */
export function eyeIcon(crossed: boolean): SVGSVGElement {
  return svg(
    "svg",
    { class: "wb-icon-eye", viewBox: "0 0 13 10", "aria-hidden": "true" },
    svg("path", { d: crossed ? "M1 5Q6.5-2 12 5Q6.5 12 1 5ZM2.5 9.5L10.5.5" : "M1 5Q6.5-2 12 5Q6.5 12 1 5Z" }),
    crossed ? null : svg("circle", { cx: 6.5, cy: 5, r: 1.9 }),
  );
}

/** A station of the kernel by what it does: a diamond routes, a square filters, a triangle transforms, a dot does anything else. */
export function stationShape(family: Family | null): string {
  switch (family) {
    case "routing":
      return "M0-5L5 0L0 5L-5 0Z";
    case "netfilter":
      return "M-4-4H4V4H-4Z";
    case "xfrm":
      return "M0-5L4.8 3.6H-4.8Z";
    case null:
      return "M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0Z";
  }
}
