import { text } from "../canvas/backdrop";
import type { Labels } from "../contracts/playable";
import type { Band, Rows } from "../drawing/rows";
import { middle } from "../drawing/rows";
import { setAttributes, svg } from "../shared/dom";

/** Names of the rows that all drawings share, once. */
export function ruler(rows: Rows, labels: Labels, width: number, zoom: number): SVGSVGElement {
  const line = (band: Band | null, words: string, strong = false): SVGElement[] =>
    band === null || words === "" ? [] : [text(`wb-gutter${strong ? " wb-bold" : ""}`, width, middle(band) * zoom + 4, words, "end")];
  const root = svg(
    "svg",
    { class: "wb-overlay wb-ruler", "aria-hidden": "true" },
    text("wb-gutter wb-bold", width, (rows.top + 20) * zoom, labels.rowPods, "end"),
    ...line(rows.podEnd, labels.rowPodEnd),
    ...line(rows.hostEnd, labels.rowHostEnd),
    ...line(rows.ciliumOpen ? rows.cilium : null, labels.rowCilium),
    ...line(rows.tunnel, labels.rowTunnel),
    ...line(rows.kernel, labels.rowKernel),
    ...line(rows.uplink, labels.rowUplink),
    ...line(rows.under, labels.rowUnderlay, true),
  );
  setAttributes(root, { width, height: rows.bottom * zoom });
  return root;
}
