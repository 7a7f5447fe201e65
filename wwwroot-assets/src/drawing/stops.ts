import type { Layout, PlacedColumn, Plate } from "./layout";
import type { Leg, Slots, Way } from "./legs";
import { slotKey } from "./legs";
import type { Metrics } from "./metrics";
import type { Heading } from "./path";
import type { Place } from "./places";
import type { Rows } from "./rows";
import { middle } from "./rows";

/** Where on the drawing a hop's station is. `heading` only where the shape of the way demands one. */
export interface Stop {
  readonly hop: number;
  readonly x: number;
  readonly y: number;
  readonly place: Place;
  readonly heading: Heading | null;
  /** The lane's own x in this leg. */
  readonly lane: number;
  readonly going: "up" | "down";
  /** Back at a plate that the same visit already passed: the packet was put in again. */
  readonly again: boolean;
  /** The program takes the packet away before its plate: it comes from and leaves to this side. */
  readonly turned: "left" | "right" | null;
  /** The lane that it leaves to. */
  readonly exit: number;
}

export interface StopInput {
  readonly places: readonly Place[];
  readonly legs: readonly Leg[];
  readonly way: Way;
  readonly layout: Layout;
  readonly rows: Rows;
  readonly slots: Slots;
  readonly metrics: Metrics;
}

/** Stops of a packet's hops; hops on the wire have none. */
export function stopsOf(input: StopInput): (Stop | null)[] {
  const { places, legs, layout, slots, way } = input;
  return places.map((place, hop) => {
    const leg = legs.find((each) => hop >= each.first && hop <= each.last);
    const column = layout.columns[place.column];
    if (leg === undefined || column === undefined) return null;
    const lane = column.x + (slots.get(slotKey(place.column, way, leg)) ?? 0);
    const again = timesBefore(places, leg, hop);
    const at = (x: number, y: number, heading: Heading | null = null): Stop => ({
      hop,
      x,
      y,
      place,
      heading,
      lane,
      going: leg.going,
      again: again > 0 && isPlate(place),
      turned: null,
      exit: lane,
    });
    return locate(input, place, hop, leg, column, lane, again, at);
  });
}

type At = (x: number, y: number, heading?: Heading | null) => Stop;

function locate(input: StopInput, place: Place, hop: number, leg: Leg, column: PlacedColumn, lane: number, again: number, at: At): Stop {
  const { rows, places, metrics } = input;
  const outward = lane >= column.centre ? 1 : -1;
  const aside = lane + outward * again * (metrics.compact ? 8 : 21);
  const run = runOf(places, hop);
  const share = (hop - run.first + 1) / (run.last - run.first + 2);
  switch (place.row) {
    case "process": {
      const floor = rows.process.y + rows.process.height;
      const early = leg.going === "down" && run.last > hop;
      return at(lane, early ? middle(rows.process) : floor);
    }
    case "podKernel": {
      const top = rows.process.y + rows.process.height;
      return at(lane, leg.going === "down" ? top + (rows.podEnd.y - top) * share : rows.podEnd.y - (rows.podEnd.y - top) * share);
    }
    case "podEnd":
      return at(lane, middle(rows.podEnd));
    case "hostEnd":
      return at(lane, middle(rows.hostEnd));
    case "hostEndHook":
      return at(lane, middle(rows.hostEndHook ?? rows.hostEnd));
    case "cilium": {
      const x = ciliumX(input, place, column);
      const [before, after] = [places[hop - 1], places[hop + 1]];
      const dx =
        after?.row === "cilium" ? ciliumX(input, after, column) - x : before?.row === "cilium" ? x - ciliumX(input, before, column) : 0;
      return at(x, rows.cilium.y + rows.cilium.height - smallEyeFloor(metrics), dx === 0 ? null : dx > 0 ? "right" : "left");
    }
    case "ciliumHook":
      return ciliumHook(input, place, hop, column, lane, at);
    case "tunnelHook":
      return at(aside, middle(rows.tunnelHook ?? rows.kernel));
    case "tunnel":
      return again > 0
        ? at(aside, rows.tunnel === null ? middle(rows.kernel) : rows.tunnel.y + rows.tunnel.height, outward > 0 ? "right" : "left")
        : at(lane, middle(rows.tunnel ?? rows.kernel));
    case "uplinkHook":
      return at(lane + outward * again * (metrics.compact ? 14 : 40), middle(rows.uplinkHook ?? rows.uplink));
    case "uplink":
      return again > 0 ? at(aside + outward * 9, rows.uplink.y + 5, outward > 0 ? "right" : "left") : at(lane, middle(rows.uplink));
    case "uplinkXdp":
      return at(lane, middle(rows.uplinkXdp ?? rows.uplink));
    case "kernel":
      return kernel(input, hop, leg, column, lane, at);
    case "wire":
      return at(lane, middle(rows.uplink));
  }
}

/** A packet that enters the stack leaves its lane for the kernel's box; a second pass lies beside the first. */
function kernel(input: StopInput, hop: number, leg: Leg, column: PlacedColumn, lane: number, at: At): Stop {
  const { places, rows, layout, metrics } = input;
  const box = layout.kernels.find((each) => each.node === column.node) ?? {
    x: column.centre - metrics.kernelHalf,
    y: rows.kernel.y,
    width: 2 * metrics.kernelHalf,
    height: rows.kernel.height,
    node: column.node,
  };
  const run = runOf(places, hop);
  const above = (index: number): boolean => isAboveKernel(places[index]);
  const fromAbove = run.first > 0 ? above(run.first - 1) : leg.going === "down";
  const toAbove = run.last + 1 < places.length ? above(run.last + 1) : leg.going === "up";
  const inset = metrics.compact ? 8 : 14;
  const pass = earlierRuns(places, run.first, leg.first);
  const previous = places[run.first - 1];
  let x = Math.min(Math.max(lane, box.x + inset), box.x + box.width - inset);
  if (previous?.row === "ciliumHook" || previous?.row === "cilium") x = ciliumX(input, previous, column);
  else if (pass > 0) x += (lane < column.centre ? 1 : -1) * pass * (metrics.compact ? 10 : 22);
  const count = run.last - run.first + 1;
  const index = hop - run.first;
  const y = (share: number): number => box.y + box.height * share;
  if (fromAbove && !toAbove) return at(x, y((index + 1) / (count + 1)));
  if (!fromAbove && toAbove) return at(x, y(1 - (index + 1) / (count + 1)));
  const split = input.legs.find((each) => each.first > run.first && each.first <= run.last);
  const turn = split === undefined ? count - 1 : split.first - run.first - 1;
  const deep = split === undefined ? 0.72 : 0.8;
  const depth = index <= turn ? (deep * (index + 1)) / (turn + 1) : (deep * (count - index)) / (count - turn);
  const heading = index === turn ? (split === undefined ? null : split.side) : null;
  return at(x, y(fromAbove ? depth : 1 - depth), heading);
}

/** A program of cilium_host or cilium_net: straight under its plate; turned away there when the packet does not go on into it. */
function ciliumHook(input: StopInput, place: Place, hop: number, column: PlacedColumn, lane: number, at: At): Stop {
  const { places, rows } = input;
  const y = middle(rows.ciliumHook ?? rows.cilium);
  const next = places[hop + 1];
  const previous = places[hop - 1];
  const meetsPlate = next?.row === "cilium" || previous?.row === "cilium";
  if (meetsPlate) return at(ciliumX(input, place, column), y);
  const plate = findPlate(input.layout, column.node, place.interface);
  const middleX = plate === undefined ? column.centre : plate.x + plate.width / 2;
  const exit = laneAt(input, hop + 1) ?? lane;
  const out = exit >= middleX ? 1 : -1;
  return { ...at(middleX + out * (input.metrics.compact ? 8 : 24), y, "up"), turned: out > 0 ? "right" : "left", exit };
}

function laneAt({ places, legs, layout, slots, way }: StopInput, hop: number): number | null {
  const leg = legs.find((each) => hop >= each.first && hop <= each.last);
  const column = layout.columns[places[hop]?.column ?? -1];
  return leg === undefined || column === undefined ? null : column.x + (slots.get(slotKey(leg.column, way, leg)) ?? 0);
}

/** Lanes that enter cilium_host and leave by cilium_net pass their inner halves, so that the loop is narrow. */
export function ciliumX(input: Pick<StopInput, "layout" | "metrics">, place: Place, column: PlacedColumn): number {
  const plate = findPlate(input.layout, column.node, place.interface);
  if (plate === undefined) return column.centre;
  const [inner] = ciliumEyes(plate, place.device === "ciliumHost", input.metrics);
  return inner;
}

/** From the floor of a small plate to the middle of its eyes. */
export const smallEyeFloor = (metrics: Metrics): number => (metrics.compact ? 9 : 15);

/** Inner and outer place of an eye on a small plate. */
export function ciliumEyes(plate: Plate, isLeft: boolean, metrics: Metrics): readonly [number, number] {
  const middle = plate.x + plate.width / 2;
  const offset = metrics.compact ? 8.5 : 22;
  return isLeft ? [middle + offset, middle - offset] : [middle - offset, middle + offset];
}

function findPlate(layout: Layout, node: string, name: string | null): Plate | undefined {
  return layout.plates.find((each) => each.node === node && each.netns === "host" && each.interface.name === name);
}

function isPlate(place: Place): boolean {
  return place.row === "uplink" || place.row === "tunnel";
}

/** How often the same visit passed this plate, with other rows between; a hook belongs to its plate's last pass. */
function timesBefore(places: readonly Place[], leg: Leg, hop: number): number {
  const place = places[hop];
  if (place === undefined) return 0;
  const row = place.row === "uplinkHook" ? "uplink" : place.row === "tunnelHook" ? "tunnel" : place.row;
  if (row !== "uplink" && row !== "tunnel") return 0;
  if (leg.going === "down") return 0;
  let passes = 0;
  for (let index = leg.first; index <= hop; index += 1)
    if (places[index]?.row === row && places[index]?.interface === place.interface) passes += 1;
  return Math.max(0, passes - 1);
}

function runOf(places: readonly Place[], hop: number): { readonly first: number; readonly last: number } {
  const same = (index: number): boolean => places[index]?.row === places[hop]?.row && places[index]?.column === places[hop]?.column;
  let first = hop;
  let last = hop;
  while (same(first - 1)) first -= 1;
  while (same(last + 1)) last += 1;
  return { first, last };
}

function earlierRuns(places: readonly Place[], before: number, from: number): number {
  let runs = 0;
  for (let index = from; index < before; index += 1) if (places[index]?.row === "kernel" && places[index + 1]?.row !== "kernel") runs += 1;
  return runs;
}

function isAboveKernel(place: Place | undefined): boolean {
  return place !== undefined && !["uplinkHook", "uplink", "uplinkXdp", "wire"].includes(place.row);
}
