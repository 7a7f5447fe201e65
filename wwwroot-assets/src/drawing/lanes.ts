import type { PlayablePacket } from "../contracts/playable";
import type { Point } from "./geometry";
import { knotsOf } from "./knots";
import type { Layout } from "./layout";
import type { Leg, Slots, Way } from "./legs";
import type { Metrics } from "./metrics";
import { buildPath, pointAt } from "./path";
import type { LanePath } from "./path";
import type { Place } from "./places";
import type { Rows } from "./rows";
import type { Stop } from "./stops";
import { stopsOf } from "./stops";

/** A packet's way across the drawing. All lengths are ways from its start. */
export interface Lane {
  readonly way: Way;
  readonly packet: PlayablePacket;
  readonly places: readonly Place[];
  readonly legs: readonly Leg[];
  readonly stops: readonly (Stop | null)[];
  readonly path: LanePath;
  /** Where each hop's station is. */
  readonly stations: readonly number[];
  /** Where the token rests at each hop: at the station, clear of a program's sign, or on the apex of its arc. */
  readonly rests: readonly number[];
  readonly arcs: readonly Arc[];
}

/** A jump over a plate. */
export interface Arc {
  readonly hop: number;
  readonly apex: number;
  /** Where the lane is back at the pod's own end. */
  readonly end: number;
  /** The way not taken, from hook to pod end, straight through the plate. */
  readonly ghost: readonly [Point, Point];
}

export interface LaneInput {
  readonly packet: PlayablePacket;
  readonly way: Way;
  readonly places: readonly Place[];
  readonly legs: readonly Leg[];
  readonly layout: Layout;
  readonly rows: Rows;
  readonly slots: Slots;
  readonly metrics: Metrics;
}

export function laneOf(input: LaneInput): Lane {
  const { packet, places, legs, way, rows, metrics } = input;
  const stops = stopsOf(input);
  const { knots, apexes } = knotsOf({ ...input, stops, hops: packet.hops });
  const path = buildPath(knots);
  const stations: number[] = [];
  packet.hops.forEach((_, hop) => {
    const knot = knots.findIndex((each) => each.hop === hop);
    stations.push(knot < 0 ? (stations.at(-1) ?? 0) : (path.knots[knot] ?? 0));
  });
  const arcs = [...apexes].map(([hop, knot]): Arc => {
    const end = stations[hop + 1] ?? path.length;
    const foot = rows.hostEndHook ?? rows.hostEnd;
    const x = stops[hop + 1]?.lane ?? pointAt(path, end).x;
    return {
      hop,
      apex: path.knots[knot] ?? end,
      end,
      ghost: [
        { x, y: foot.y + foot.height },
        { x, y: rows.podEnd.y + rows.podEnd.height + 12 },
      ],
    };
  });
  const rests = stations.map((station, hop) => {
    const arc = arcs.find((each) => each.hop === hop);
    if (arc !== undefined) return arc.apex;
    const sign = packet.hops[hop]?.sign;
    const next = stations[hop + 1];
    const ends = packet.hops[hop]?.end ?? null;
    if (sign !== "program" || next === undefined || ends !== null) return station;
    const room = (next - station) * 0.6;
    // Between a small sign and the plate behind it is no room for a token: it stands before the sign.
    if (isSmallHook(places[hop]) && room < metrics.rest / 2)
      return station - Math.min(metrics.rest, (station - (stations[hop - 1] ?? 0)) * 0.6);
    return station + Math.min(metrics.rest, room);
  });
  return { way, packet, places, legs, stops, path, stations, rests, arcs };
}

/** What holds at each hop's rest, at any way of the lane: in between it goes over evenly from one to the next. */
export function valueAt({ rests }: Lane, values: readonly number[], way: number): number {
  const next = rests.findIndex((rest) => rest > way);
  const before = next < 0 ? rests.length - 1 : next - 1;
  const [from, to] = [rests[before] ?? 0, rests[next] ?? way];
  const [first, second] = [values[before] ?? 0, values[next] ?? values[before] ?? 0];
  return to > from ? first + ((second - first) * (way - from)) / (to - from) : first;
}

export const stationPoint = (lane: Lane, hop: number): Point => pointAt(lane.path, lane.stations[hop] ?? 0);

function isSmallHook(place: Place | undefined): boolean {
  return place?.row === "ciliumHook" || place?.row === "uplinkXdp";
}
