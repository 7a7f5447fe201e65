import type { Column } from "./columns";
import type { Metrics } from "./metrics";
import type { Place } from "./places";

/** Which of the two lanes: drawn as request, as reply, or as neither (ARP). */
export type Way = "request" | "reply" | "other";

/** A stretch of hops inside one column, up or down. */
export interface Leg {
  readonly column: number;
  readonly first: number;
  readonly last: number;
  readonly going: "up" | "down";
  /** Side to which the lane's neighbouring column lies; decides the slot, so that U lies in U. */
  readonly side: "left" | "right";
}

export function legsOf(places: readonly Place[], way: Way): Leg[] {
  const visits = visitsOf(places);
  return visits.flatMap((visit, index): Leg[] => {
    const from = visits[index - 1]?.column ?? null;
    const to = visits[index + 1]?.column ?? null;
    const sideOf = (other: number | null): "left" | "right" | null =>
      other === null || other === visit.column ? null : other < visit.column ? "left" : "right";
    const arrives = sideOf(from);
    const leaves = sideOf(to);
    if (arrives !== null && leaves !== null) {
      const turn = turnOf(places, visit.first, visit.last);
      return [
        { ...visit, last: turn, going: "up", side: arrives },
        ...(turn < visit.last ? [{ ...visit, first: turn + 1, going: "down" as const, side: leaves }] : []),
      ];
    }
    if (arrives !== null) return [{ ...visit, going: "up", side: arrives }];
    return [{ ...visit, going: startsAtTop(places, visit.first) ? "down" : "up", side: leaves ?? (way === "reply" ? "left" : "right") }];
  });
}

/** X of each leg's lane, from the column's left edge. Keys: `WAY GOING SIDE` within the column. */
export type Slots = ReadonlyMap<string, number>;

export const slotKey = (column: number, way: Way, leg: Pick<Leg, "going" | "side">): string =>
  `${column} ${way === "other" ? "request" : way} ${leg.going} ${leg.side}`;

/** Lanes that go left lie left, with the reply outermost; lanes that go right lie right, with the request first. */
export function slotsOf(
  columns: readonly Column[],
  lanes: readonly { readonly way: Way; readonly legs: readonly Leg[] }[],
  metrics: Metrics,
): Slots {
  const slots = new Map<string, number>();
  columns.forEach(({ slim }, column) => {
    const wanted = new Map<string, number>();
    for (const { way, legs } of lanes)
      for (const leg of legs) if (leg.column === column) wanted.set(slotKey(column, way, leg), rank(way, leg.side, leg.going));
    const keys = [...wanted].sort((a, b) => a[1] - b[1]).map(([key]) => key);
    const xs = slotPositions(keys.length, slim, metrics, [...wanted.values()][0] ?? 0);
    keys.forEach((key, index) => slots.set(key, xs[index] ?? 0));
  });
  return slots;
}

/** Plate width that a number of lanes needs. */
export function plateWidthFor(lanes: number, slim: boolean, metrics: Metrics): number {
  if (slim && lanes <= 2) return metrics.slimPlateWidth;
  return lanes > 2 ? metrics.throughPlateWidth : metrics.plateWidth;
}

/** Left and right lane of a column with two, whether they are taken or not. */
export function outerLanes(plateWidth: number, metrics: Metrics): readonly [number, number] {
  return [metrics.plateX + metrics.laneInset, metrics.plateX + plateWidth - metrics.laneInset];
}

export function lanesIn(slots: Slots, column: number): number {
  return [...slots.keys()].filter((key) => key.startsWith(`${column} `)).length;
}

function slotPositions(count: number, slim: boolean, metrics: Metrics, onlyRank: number): number[] {
  const [left, right] = outerLanes(plateWidthFor(count, slim, metrics), metrics);
  if (count <= 1) return [onlyRank === 1 || onlyRank === 3 || onlyRank === 5 || onlyRank === 7 ? right : left];
  if (count === 2) return [left, right];
  if (count === 3) return [left, right - metrics.laneGap, right];
  if (count === 4) return [left, left + metrics.laneGap, right - metrics.laneGap, right];
  return Array.from({ length: count }, (_, index) => left + ((right - left) * index) / (count - 1));
}

function rank(way: Way, side: "left" | "right", going: "up" | "down"): number {
  const reply = way === "reply";
  const base = side === "left" ? (reply ? 0 : 1) : reply ? 7 : 6;
  const usual = side === "left" ? (reply ? "down" : "up") : reply ? "up" : "down";
  return going === usual ? base : base + (side === "left" ? 2 : -2);
}

interface Visit {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

function visitsOf(places: readonly Place[]): Visit[] {
  const visits: Visit[] = [];
  let open = false;
  places.forEach((place, index) => {
    const last = visits.at(-1);
    if (place.column < 0) open = false;
    else if (open && last?.column === place.column) visits[visits.length - 1] = { ...last, last: index };
    else {
      visits.push({ column: place.column, first: index, last: index });
      open = true;
    }
  });
  return visits;
}

const heights: Readonly<Record<Place["row"], number>> = {
  process: 0,
  podKernel: 1,
  podEnd: 2,
  hostEnd: 3,
  hostEndHook: 4,
  cilium: 5,
  ciliumHook: 6,
  tunnelHook: 7,
  tunnel: 8,
  kernel: 9,
  uplinkHook: 10,
  uplink: 11,
  uplinkXdp: 12,
  wire: 13,
};

/** Last hop on the way up: the highest one, or the middle of a run of equally high ones. */
function turnOf(places: readonly Place[], first: number, last: number): number {
  const height = (index: number): number => heights[places[index]?.row ?? "wire"];
  let top = first;
  for (let index = first; index <= last; index += 1) if (height(index) < height(top)) top = index;
  let end = top;
  while (end < last && height(end + 1) === height(top)) end += 1;
  return Math.floor((top + end) / 2);
}

function startsAtTop(places: readonly Place[], first: number): boolean {
  return heights[places[first]?.row ?? "wire"] < heights.uplinkHook;
}
