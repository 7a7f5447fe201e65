/** How one kind of box looks; colours are names of the palette in css/tokens.css. Cytoscape and the exported picture draw from the same list. */
export interface Look {
  readonly radius: number;
  readonly fill: string;
  readonly edge?: string;
  readonly edgeWidth?: number;
  readonly dashed?: boolean;
}

/** By the classes of an element, the most particular last; in the order in which they lie on each other. */
export const looks = {
  under: { radius: 10, fill: "under" },
  host: { radius: 12, fill: "host", edge: "line2", edgeWidth: 1.25 },
  external: { radius: 12, fill: "host", edge: "line2", edgeWidth: 1.25, dashed: true },
  pod: { radius: 9, fill: "pod", edge: "line2", edgeWidth: 1.25 },
  kernel: { radius: 5, fill: "pod", edge: "line2", edgeWidth: 1 },
  plate: { radius: 6, fill: "plate", edge: "plate-edge", edgeWidth: 1.5 },
  "plate.idle": { radius: 6, fill: "plate", edge: "line2", edgeWidth: 1.25, dashed: true },
} as const satisfies Readonly<Record<string, Look>>;

/** The look of an element's classes; null for what has none (hooks, which are signs of their own). */
export function lookOf(classes: string): Look | null {
  const names = classes.split(" ");
  if (names.includes("external")) return looks.external;
  if (names.includes("plate")) return names.includes("idle") ? looks["plate.idle"] : looks.plate;
  for (const name of ["under", "host", "pod", "kernel"] as const) if (names.includes(name)) return looks[name];
  return null;
}

/** What the host's look makes of the palette: colours, and by how much edges are wider than listed. */
export interface Palette {
  readonly colour: (name: string) => string;
  readonly edge: number;
  readonly done: () => void;
}

export function paletteOf(host: Element): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  return {
    edge: Number(getComputedStyle(probe).getPropertyValue("--edge")) || 1,
    colour(name) {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    },
    done() {
      probe.remove();
    },
  };
}
