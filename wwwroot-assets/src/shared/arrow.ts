import { svg } from "./dom";

type Way = "request" | "reply" | "other";

/** The way's arrow beside words, as tall as they are. The bundled fonts have none; words say the same to screen readers. */
export function arrowIcon(way: Way): SVGSVGElement {
  return svg("svg", { class: "wb-arrow", viewBox: "0 0 12 10", "aria-hidden": "true" }, svg("path", { d: arrowPath(way) }));
}

/** The same inside a drawing: 12 by 10, from its own corner. */
export function arrowPath(way: Way): string {
  return way === "reply" ? "M11 5H1.5M5.2 1.4L1.5 5L5.2 8.6" : "M1 5H10.5M6.8 1.4L10.5 5L6.8 8.6";
}
