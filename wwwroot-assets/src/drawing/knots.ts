import type { PlayableHop } from "../contracts/playable";
import type { Layout } from "./layout";
import type { Way } from "./legs";
import type { Metrics } from "./metrics";
import type { Heading, Knot } from "./path";
import type { Rows } from "./rows";
import { middle, wireLevel } from "./rows";
import type { Stop } from "./stops";

/** A knot whose heading may still follow from its neighbours. */
interface Draft {
  readonly x: number;
  readonly y: number;
  readonly hop: number | null;
  readonly heading: Heading | null;
  readonly apexOf?: number;
}

export interface KnotInput {
  readonly hops: readonly PlayableHop[];
  readonly stops: readonly (Stop | null)[];
  readonly way: Way;
  readonly layout: Layout;
  readonly rows: Rows;
  readonly metrics: Metrics;
}

/** The knots of a lane, and which of them are the apexes of arcs, by the hop that jumps. */
export interface Knots {
  readonly knots: readonly Knot[];
  readonly apexes: ReadonlyMap<number, number>;
}

export function knotsOf(input: KnotInput): Knots {
  const drafts: Draft[] = [];
  input.stops.forEach((stop, hop) => {
    if (stop === null) {
      if (hop === 0 || input.stops[hop - 1] !== null) drafts.push(...wire(input, hop));
      return;
    }
    const previous = input.stops[hop - 1] ?? null;
    if (previous !== null && previous.place.column !== stop.place.column) drafts.push(...crossing(input, previous, stop));
    if (hop > 0 && input.hops[hop - 1]?.skips) drafts.push(...arc(input, hop - 1, previous, stop));
    if (previous !== null && previous.place.column === stop.place.column) drafts.push(...gate(input, previous, stop));
    drafts.push(
      ...(stop.turned === null ? [] : turnIn(input, previous, stop)),
      { x: stop.x, y: stop.y, hop, heading: stop.heading },
      ...(stop.turned === null ? [] : turnOut(input, stop)),
    );
  });
  return settle(drafts);
}

/** The way through the underlay, with the hops on it spread over its length. */
function wire(input: KnotInput, first: number): Draft[] {
  const { stops, rows, layout, metrics, way } = input;
  if (rows.under === null) return [];
  let last = first;
  while (last + 1 < stops.length && stops[last + 1] === null) last += 1;
  const from = stops[first - 1] ?? null;
  const to = stops[last + 1] ?? null;
  const level = wireLevel(rows.under, way === "reply");
  const end = layout.under === null ? 0 : layout.under.x + layout.under.width - 24;
  const loose = 3.2 * metrics.arcReach;
  const start = from?.x ?? (to === null ? end - loose : Math.min(end, to.x + loose));
  const stop = to?.x ?? (start + loose > end ? start - loose : start + loose);
  const heading: Heading = stop >= start ? "right" : "left";
  const corner = stop >= start ? metrics.corner : -metrics.corner;
  const drafts: Draft[] = [];
  const left = from === null ? start : start + corner;
  const right = to === null ? stop : stop - corner;
  if (from !== null)
    drafts.push({ x: start, y: level - metrics.corner, hop: null, heading: "down" }, { x: left, y: level, hop: null, heading });
  for (let hop = first; hop <= last; hop += 1)
    drafts.push({
      x: left + ((right - left) * (hop - first + (from === null ? 0 : to === null ? 2 : 1))) / (last - first + 2),
      y: level,
      hop,
      heading,
    });
  if (to !== null)
    drafts.push({ x: right, y: level, hop: null, heading }, { x: stop, y: level - metrics.corner, hop: null, heading: "up" });
  return drafts;
}

/** From one column of a node to another, without a wire. */
function crossing(input: KnotInput, from: Stop, to: Stop): Draft[] {
  const { rows, metrics, way } = input;
  if (from.place.row === "kernel" && to.y < from.y) return outOfKernel(input, from, to);
  if (rows.cross === null || from.y > rows.cross.y || to.y > rows.cross.y) return [];
  const level = wireLevel(rows.cross, way === "reply");
  const heading: Heading = to.x >= from.x ? "right" : "left";
  const corner = to.x >= from.x ? metrics.corner : -metrics.corner;
  return [
    { x: from.x, y: level - metrics.corner, hop: null, heading: "down" },
    { x: from.x + corner, y: level, hop: null, heading },
    { x: to.x - corner, y: level, hop: null, heading },
    { x: to.x, y: level - metrics.corner, hop: null, heading: "up" },
  ];
}

/** Along the floor of the kernel's box to the lane of another column. */
function outOfKernel({ rows, metrics }: KnotInput, from: Stop, to: Stop): Draft[] {
  const heading: Heading = to.x >= from.x ? "right" : "left";
  const corner = to.x >= from.x ? metrics.corner : -metrics.corner;
  const level = rows.kernel.y + rows.kernel.height - 6;
  return [
    { x: from.x + corner, y: level, hop: null, heading },
    { x: to.x - corner, y: level, hop: null, heading },
    { x: to.x, y: level - metrics.corner, hop: null, heading: "up" },
  ];
}

/** A lane keeps to its side until it is past the plates in the middle, then bends into the kernel; likewise out of it. */
function gate({ rows, metrics }: KnotInput, from: Stop, to: Stop): Draft[] {
  const y = rows.kernel.y - (metrics.compact ? 11 : 25);
  const isOutside = (stop: Stop): boolean => stop.y < y && stop.place.row !== "cilium" && stop.place.row !== "ciliumHook";
  if (to.place.row === "kernel" && isOutside(from)) return [{ x: from.x, y, hop: null, heading: "down" }];
  return from.place.row === "kernel" && isOutside(to) ? [{ x: to.x, y, hop: null, heading: "up" }] : [];
}

/** Into a program under a plate, from the side, on the lower of two levels. */
function turnIn({ metrics }: KnotInput, from: Stop | null, to: Stop): Draft[] {
  const [level, reach] = turnLevels(metrics);
  const out = (from?.x ?? to.exit) >= to.x ? 1 : -1;
  const heading: Heading = out > 0 ? "left" : "right";
  const y = to.y + level;
  const far =
    from !== null && (from.x - to.x) * out > reach + 2 * metrics.corner && from.y > y + 2 * metrics.corner && from.place.row !== "kernel";
  const corner: Draft[] = far
    ? [
        { x: from.x, y: y + metrics.corner, hop: null, heading: "up" },
        { x: from.x - out * metrics.corner, y, hop: null, heading },
      ]
    : [];
  return [...corner, { x: to.x + out * reach, y, hop: null, heading }];
}

/** And out again on the upper level, back to the lane. */
function turnOut({ metrics }: KnotInput, stop: Stop): Draft[] {
  const [level, reach] = turnLevels(metrics);
  const out = stop.turned === "right" ? 1 : -1;
  const heading: Heading = out > 0 ? "right" : "left";
  const y = stop.y - level;
  return [
    { x: stop.x + out * reach, y, hop: null, heading },
    { x: stop.exit - out * metrics.corner, y, hop: null, heading },
    { x: stop.exit, y: y - metrics.corner, hop: null, heading: "up" },
  ];
}

const turnLevels = (metrics: Metrics): readonly [number, number] => (metrics.compact ? [5, 8] : [10, 20]);

/** Round the plate that a redirect jumps over; the apex lies at that plate's height. */
function arc(input: KnotInput, hop: number, from: Stop | null, to: Stop): Draft[] {
  const { rows, layout, metrics } = input;
  const column = layout.columns[to.place.column];
  if (column === undefined) return [];
  const outward = to.lane >= column.centre ? 1 : -1;
  const apex: Draft = {
    x: to.lane + outward * metrics.arcReach,
    y: middle(rows.hostEnd),
    hop: null,
    heading: to.y < middle(rows.hostEnd) ? "up" : "down",
    apexOf: hop,
  };
  const foot = (rows.hostEndHook ?? rows.hostEnd).y + (rows.hostEndHook ?? rows.hostEnd).height + (metrics.compact ? 4 : 16);
  const fromBelow = from !== null && from.place.column === to.place.column && from.y > foot + 10;
  return fromBelow ? [{ x: to.lane, y: foot, hop: null, heading: "up" }, apex] : [apex];
}

function settle(drafts: readonly Draft[]): Knots {
  const knots: Knot[] = [];
  const apexes = new Map<number, number>();
  drafts.forEach((draft, index) => {
    const heading = draft.heading ?? headingOf(drafts, index);
    const previous = knots.at(-1);
    if (previous !== undefined && isSideways(previous.heading) && previous.heading === heading && Math.abs(draft.y - previous.y) > 30)
      knots.push({
        x: previous.x + (draft.x - previous.x) * 0.6,
        y: (previous.y + draft.y) / 2,
        heading: draft.y > previous.y ? "down" : "up",
        hop: null,
      });
    if (draft.apexOf !== undefined) apexes.set(draft.apexOf, knots.length);
    knots.push({ x: draft.x, y: draft.y, heading, hop: draft.hop });
  });
  return { knots, apexes };
}

function headingOf(drafts: readonly Draft[], index: number): Heading {
  const here = drafts[index];
  if (here === undefined) return "down";
  const before = drafts
    .slice(0, index)
    .reverse()
    .find((each) => Math.abs(each.y - here.y) > 0.5 || Math.abs(each.x - here.x) > 0.5);
  const after = drafts.slice(index + 1).find((each) => Math.abs(each.y - here.y) > 0.5 || Math.abs(each.x - here.x) > 0.5);
  const into = before === undefined ? 0 : Math.sign(here.y - before.y);
  const out = after === undefined ? 0 : Math.sign(after.y - here.y);
  if (into * out < 0) return (after?.x ?? 0) >= (before?.x ?? 0) ? "right" : "left";
  const way = out === 0 ? into : out;
  if (way === 0) return (after?.x ?? here.x) >= here.x ? "right" : "left";
  return way > 0 ? "down" : "up";
}

const isSideways = (heading: Heading): boolean => heading === "left" || heading === "right";
