import type { StylesheetStyle } from "cytoscape";
import { looks, paletteOf } from "./looks";
import type { Look } from "./looks";

/** What lies above what, and what a pointer goes through. */
const layers: Readonly<Record<string, Record<string, string | number>>> = {
  under: { "z-index": 0, events: "no" },
  host: { "z-index": 1 },
  pod: { "z-index": 2 },
  kernel: { "z-index": 2, events: "no" },
  plate: { "z-index": 3 },
};

/** Cytoscape paints on a canvas and cannot read CSS variables: the palette is read once per theme. */
export function styleFrom(host: Element): StylesheetStyle[] {
  const palette = paletteOf(host);
  const { colour, edge } = palette;
  const style = [
    {
      selector: "node",
      style: { width: "data(width)", height: "data(height)", shape: "round-rectangle", "overlay-opacity": 0, "outline-width": 0 },
    },
    ...Object.entries<Look>(looks).map(([name, look]) => ({
      selector: `.${name}`,
      style: {
        "corner-radius": look.radius,
        "background-color": colour(look.fill),
        "border-width": (look.edgeWidth ?? 0) * edge,
        ...(look.edge === undefined ? {} : { "border-color": colour(look.edge) }),
        "border-style": look.dashed === true ? "dashed" : "solid",
        ...layers[name],
      },
    })),
    { selector: ".hook, .station, .fleet", style: { "background-opacity": 0, "border-width": 0, "z-index": 4 } },
    { selector: ".plate.hovered", style: { "border-color": colour("ink"), "border-width": 2 * edge } },
    { selector: ".plate.chosen", style: { "border-color": colour("focus"), "border-width": 2.5 * edge } },
  ] as StylesheetStyle[];
  palette.done();
  return style;
}
