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

/** Under what the flow touches, as wide as that; null for clusters that are drawn node by node. */
export function fleetOf(trace: PlayableTrace, layout: Layout, metrics: Metrics): Fleet | null {
  const names = trace.fleet;
  if (names.length === 0 || metrics.tiny) return null;
  const flow = flowBox(layout, metrics);
  const width = flow.width - metrics.gutter;
  const cell = clamp(Math.sqrt((width * (metrics.compact ? 70 : 120)) / names.length), 2, 11);
  const columns = Math.max(1, Math.floor(width / cell));
  const place = new Map(names.map((name, index) => [name, index]));
  return {
    x: flow.x + metrics.gutter,
    y: layout.height + (metrics.compact ? 18 : 26),
    width: columns * cell,
    height: Math.ceil(names.length / columns) * cell,
    names,
    open: layout.nodes.flatMap(({ node }) => place.get(node.id) ?? []),
    columns,
    cell,
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
