import type { Box } from "./geometry";
import { clamp } from "./geometry";
import type { Layout } from "./layout";
import type { Metrics } from "./metrics";

/** What of the drawing is seen through its window: how large, and where its corner lies in pixels of the window. */
export interface View {
  readonly zoom: number;
  readonly pan: { readonly x: number; readonly y: number };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** On which sides the drawing goes on beyond its window. */
export interface Beyond {
  readonly left: boolean;
  readonly right: boolean;
  readonly top: boolean;
  readonly bottom: boolean;
}

const largest = 1.5;
const largestOnPhone = 2;
/** From here on names are too small to be read across a room: what does not fit is reached by panning. */
const legible = 0.85;
/** Below this they cannot be read at a desk either: a window that is low, beside a terminal, shows a part of the height and follows the packet. */
const smallest = 0.7;

/** What the flow touches, with room for the gutter beside it; everything, where nothing is folded out around it. */
export function flowBox({ columns, nodes, width, height }: Layout, { gutter, columnGap }: Metrics): Box {
  const onPath = new Set(nodes.flatMap(({ node }) => (node.onPath ? [node.id] : [])));
  const touched = columns.filter((each) => each.touched || (each.netns === null && onPath.has(each.node)));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return { x: 0, y: 0, width, height };
  const x = first === columns[0] ? 0 : first.x - gutter - columnGap / 2;
  const end = last === columns.at(-1) ? width : last.x + last.width + columnGap / 2;
  return { x, y: 0, width: end - x, height };
}

/** Everything if it can be read so; else the flow, and the rest beside it. */
export function fitted(layout: Layout, metrics: Metrics, room: Size): View {
  const flow = flowBox(layout, metrics);
  const margin = metrics.compact ? 0 : top;
  const fit = ({ width, height }: Size): number =>
    Math.min(room.width / width, room.height / (height - margin), metrics.compact ? largestOnPhone : largest);
  const whole = fit(layout);
  const fitting = flow.width === layout.width ? whole : Math.max(whole, Math.min(fit(flow), legible));
  const zoom = metrics.compact ? fitting : Math.max(fitting, Math.min(room.width / flow.width, smallest));
  const y = Math.max(0, (room.height - layout.height * zoom) / 2) - margin;
  const x = (room.width - flow.width * zoom) / 2 - flow.x * zoom;
  return { zoom, pan: { x: within(x, layout.width * zoom, room.width), y } };
}

/** By how much its words are larger than listed, so that names can be read where a high drawing had to shrink; their boxes have room for so much. */
export function textScale(zoom: number): number {
  return clamp(legible / zoom, 1, 1.16);
}

/** How high a drawing is where the page scrolls, and nothing else limits it. */
export function naturalHeight(layout: Layout, metrics: Metrics, width: number): number {
  return Math.ceil(layout.height * fitted(layout, metrics, { width, height: Infinity }).zoom);
}

/** The drawing's uppermost pixels are empty. */
const top = 2;

/** The pan that leaves no empty room beside a drawing that is larger than its window. */
export function kept({ zoom, pan }: View, { width, height }: Size, room: Size): View {
  return { zoom, pan: { x: within(pan.x, width * zoom, room.width), y: within(pan.y, height * zoom, room.height) } };
}

function within(at: number, size: number, room: number): number {
  return size <= room ? (room - size) / 2 : clamp(at, room - size, 0);
}

/** The pan that shows a point, changed no more than needed. `gutter`: what covers the left of the window. */
export function showing({ zoom, pan }: View, at: { readonly x: number; readonly y: number }, room: Size, gutter: number): View {
  const axis = (where: number, offset: number, size: number, low: number): number => {
    const margin = Math.min(90, (size - low) / 4);
    const seen = where * zoom + offset;
    if (seen < low + margin) return offset + low + margin - seen;
    return seen > size - margin ? offset + size - margin - seen : offset;
  };
  return { zoom, pan: { x: axis(at.x, pan.x, room.width, gutter * zoom), y: axis(at.y, pan.y, room.height, 0) } };
}

export function beyond({ zoom, pan }: View, { width, height }: Size, room: Size): Beyond {
  const slack = 6;
  return {
    left: pan.x < -slack,
    right: pan.x + width * zoom > room.width + slack,
    top: pan.y < -slack,
    bottom: pan.y + height * zoom > room.height + slack,
  };
}
