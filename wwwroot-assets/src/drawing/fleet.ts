import type { PlayableTrace } from "../contracts/playable";
import type { Box } from "./geometry";
import { clamp } from "./geometry";
import type { Layout } from "./layout";
import type { Metrics } from "./metrics";
import { flowBox } from "./view";

/** All nodes of a large cluster as one grid, a cell for each; those that are drawn in full are marked in it. */
export interface Fleet extends Box {
  readonly names: readonly string[];
  /** Cells of nodes that are drawn in full. */
  readonly open: readonly number[];
  readonly columns: number;
  readonly cell: number;
}

/** Room for the grid: beside the nodes, where a window has it to spare; on a phone under what the flow touches. */
const beside = { gap: 26, width: 176, height: 560 };
const beneath = { gap: 18, height: 70 };

/** Null for clusters that are drawn node by node. */
export function fleetOf(trace: PlayableTrace, layout: Layout, metrics: Metrics): Fleet | null {
  const names = trace.fleet;
  if (names.length === 0 || metrics.tiny) return null;
  const flow = flowBox(layout, metrics);
  const under = { x: flow.x + metrics.gutter, y: layout.height + beneath.gap, width: flow.width - metrics.gutter, height: beneath.height };
  const top = (layout.nodes[0]?.y ?? 0) + beside.gap;
  const room = metrics.compact
    ? under
    : { x: layout.width + beside.gap, y: top, width: beside.width, height: Math.min(beside.height, layout.height - top) };
  const cell = clamp(Math.sqrt((room.width * room.height) / names.length), 2, 11);
  const columns = Math.max(1, Math.floor(room.width / cell));
  const place = new Map(names.map((name, index) => [name, index]));
  return {
    x: room.x,
    y: room.y,
    width: columns * cell,
    height: Math.ceil(names.length / columns) * cell,
    names,
    open: layout.nodes.flatMap(({ node }) => place.get(node.id) ?? []),
    columns,
    cell,
  };
}

/** The drawing with room for its grid. */
export function withFleet(layout: Layout, fleet: Fleet | null): Layout {
  const margin = 6;
  return fleet === null
    ? layout
    : {
        ...layout,
        width: Math.max(layout.width, fleet.x + fleet.width + margin),
        height: Math.max(layout.height, fleet.y + fleet.height + margin),
      };
}

/** Where a cell is. */
export function cellAt({ x, y, columns, cell }: Fleet, index: number): Box {
  const gap = cell > 5 ? 1.5 : 0.8;
  return { x: x + (index % columns) * cell, y: y + Math.floor(index / columns) * cell, width: cell - gap, height: cell - gap };
}

/** The node under a point of the drawing; null beside the grid. */
export function nodeAt({ x, y, names, columns, cell }: Fleet, at: { readonly x: number; readonly y: number }): string | null {
  const [column, row] = [Math.floor((at.x - x) / cell), Math.floor((at.y - y) / cell)];
  return column < 0 || column >= columns || row < 0 ? null : (names[row * columns + column] ?? null);
}
