import type { StylesheetStyle } from "cytoscape";
import { element } from "../shared/dom";

/** Cytoscape paints on a canvas and cannot read CSS variables: the palette is read once per theme. */
export function styleFrom(host: Element): StylesheetStyle[] {
  const probe = element("span", { hidden: true });
  host.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const rounded = (radius: number): Record<string, string | number> => ({ shape: "round-rectangle", "corner-radius": radius });
  const style: StylesheetStyle[] = [
    {
      selector: "node",
      style: {
        width: "data(width)",
        height: "data(height)",
        ...rounded(6),
        "background-color": colour("plate"),
        "border-width": 0,
        "overlay-opacity": 0,
        "outline-width": 0,
      },
    },
    { selector: ".under", style: { ...rounded(10), "background-color": colour("under"), "z-index": 0, events: "no" } },
    {
      selector: ".host",
      style: { ...rounded(12), "background-color": colour("host"), "border-width": 1.25, "border-color": colour("line2"), "z-index": 1 },
    },
    { selector: ".external", style: { "border-style": "dashed" } },
    {
      selector: ".pod",
      style: { ...rounded(9), "background-color": colour("pod"), "border-width": 1.25, "border-color": colour("line2"), "z-index": 2 },
    },
    {
      selector: ".kernel",
      style: {
        ...rounded(5),
        "background-color": colour("pod"),
        "border-width": 1,
        "border-color": colour("line2"),
        "z-index": 2,
        events: "no",
      },
    },
    {
      selector: ".plate",
      style: { "background-color": colour("plate"), "border-width": 1.5, "border-color": colour("plate-edge"), "z-index": 3 },
    },
    { selector: ".plate.idle", style: { "border-color": colour("line2"), "border-style": "dashed", "border-width": 1.25 } },
    { selector: ".hook", style: { "background-opacity": 0, "z-index": 4 } },
    { selector: ".plate.hovered", style: { "border-color": colour("ink"), "border-width": 2 } },
    { selector: ".plate:selected", style: { "border-color": colour("focus"), "border-width": 2.5 } },
  ];
  probe.remove();
  return style;
}
