import type { PlayableHop, Wrapper } from "../contracts/playable";
import type { Point } from "./geometry";
import type { Lane } from "./lanes";
import type { Layout } from "./layout";
import type { Metrics } from "./metrics";
import { pointAt } from "./path";

/** A TTL written beside a lane where it begins, changed, or came to another node. */
export interface TtlLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly ttl: number;
  readonly way: Lane["way"];
  readonly packet: number;
  /** Known once the packet has passed this hop. */
  readonly hop: number;
}

/** A stretch of a lane between two hops' stations. */
export interface Interval {
  readonly way: Lane["way"];
  readonly packet: number;
  readonly from: number;
  readonly to: number;
}

export interface LockSign {
  readonly x: number;
  readonly y: number;
  readonly open: boolean;
  readonly packet: number;
  readonly hop: number;
  readonly way: Lane["way"];
}

/** Where a packet ends otherwise than at a socket. */
export interface EndSign {
  readonly x: number;
  readonly y: number;
  /** Side on which its reason is written. */
  readonly side: "left" | "right";
  readonly kind: "dropped" | "unknown";
  readonly reason: string;
  readonly packet: number;
  readonly hop: number;
}

const tunnels: readonly Wrapper[] = ["vxlan", "geneve"];
const ciphers: readonly Wrapper[] = ["esp", "wireguard"];

export const isTunnelled = (hop: PlayableHop | undefined): boolean =>
  hop !== undefined && hop.wrappers.some((each) => tunnels.includes(each));
export const isEncrypted = (hop: PlayableHop | undefined): boolean =>
  hop !== undefined && hop.wrappers.some((each) => ciphers.includes(each));

/** Shells: from the hop that encapsulates to the one that decapsulates. */
export function shellsOf(lane: Lane): Interval[] {
  return intervals(lane, isTunnelled);
}

/** Locks: closed where it is encrypted and on the wire, open where it is decrypted. */
export function locksOf(lane: Lane): LockSign[] {
  const { hops } = lane.packet;
  return hops.flatMap((hop, index): LockSign[] => {
    const before = isEncrypted(hops[index - 1]);
    const now = isEncrypted(hop);
    const closes = now && (!before || hop.stage === "wire");
    if (!closes && !(before && !now)) return [];
    return [{ ...pointAt(lane.path, lane.stations[index] ?? 0), open: !now, packet: lane.packet.index, hop: index, way: lane.way }];
  });
}

/** The cross stands behind the station, so that the station and the packet on it stay readable. */
export function endOf(lane: Lane, metrics: Metrics): EndSign | null {
  const index = lane.packet.hops.findIndex((hop) => hop.end !== null);
  const hop = lane.packet.hops[index];
  if (hop?.end == null) return null;
  const at = pointAt(lane.path, lane.stations[index] ?? 0);
  const stop = lane.stops[index];
  const beyond = metrics.hookHeight / 2 + 9;
  return {
    x: at.x,
    y: at.y + (stop?.going === "down" ? beyond : -beyond),
    side: stop !== null && stop !== undefined && at.x >= stop.lane && stop.going === "up" ? "left" : "right",
    kind: hop.end,
    reason: hop.endReason,
    packet: lane.packet.index,
    hop: index,
  };
}

/** A label needs a straight, upright stretch of lane between two stations, and room that no lane passes beside it. */
export function ttlLabels(lane: Lane, lanes: readonly Lane[], layout: Layout, metrics: Metrics): TtlLabel[] {
  if (metrics.compact) return [];
  const { hops } = lane.packet;
  const labels: TtlLabel[] = [];
  let shown: number | null = null;
  let node: string | null = null;
  hops.forEach((hop, index) => {
    const stop = lane.stops[index];
    if (hop.ttl === null || stop === null || stop === undefined || index === hops.length - 1) return;
    if (hop.ttl === shown && hop.node === node) return;
    const place = freeStretch(lane, index);
    if (place === null) return;
    const arc = lane.arcs.some((each) => each.hop === index);
    const centre = layout.columns[stop.place.column]?.centre ?? stop.lane;
    const side = (arc || stop.lane >= centre ? [1, -1] : [-1, 1]).find((each) => arc || isFree(place, each, lanes, metrics));
    if (side === undefined) return;
    shown = hop.ttl;
    node = hop.node;
    labels.push({
      x: place.x + 10 * side,
      y: place.y + 4,
      anchor: side > 0 ? "start" : "end",
      ttl: hop.ttl,
      way: lane.way,
      packet: lane.packet.index,
      hop: index,
    });
  });
  return labels;
}

function isFree(at: Point, side: number, lanes: readonly Lane[], { letters }: Metrics): boolean {
  const [near, far] = [5, 10 + 44 * letters].map((reach) => at.x + reach * side);
  const room = { left: Math.min(near ?? 0, far ?? 0), right: Math.max(near ?? 0, far ?? 0), top: at.y - 9, bottom: at.y + 9 };
  return !lanes.some(({ path: { points } }) =>
    points.some((to, index) => {
      const from = points[index - 1] ?? to;
      return (
        Math.max(from.x, to.x) > room.left &&
        Math.min(from.x, to.x) < room.right &&
        Math.max(from.y, to.y) > room.top &&
        Math.min(from.y, to.y) < room.bottom
      );
    }),
  );
}

/** Half of a station's height along its lane, so that a label keeps clear of it. */
const halfHeights: Readonly<Record<string, number>> = {
  podEnd: 22,
  hostEnd: 32,
  hostEndHook: 19,
  uplinkHook: 19,
  tunnelHook: 19,
  uplink: 23,
  tunnel: 22,
  ciliumHook: 12,
  cilium: 23,
  kernel: 5,
  podKernel: 5,
  process: 0,
};

function freeStretch(lane: Lane, index: number): Point | null {
  const arc = lane.arcs.find((each) => each.hop === index);
  if (arc !== undefined) {
    const at = pointAt(lane.path, (arc.apex + arc.end) / 2);
    return { x: at.x + 4, y: at.y };
  }
  const stop = lane.stops[index];
  const next = lane.stops[index + 1];
  if (stop === null || stop === undefined || next === null || next === undefined) return null;
  if (Math.abs(stop.x - next.x) > 1 || Math.abs(stop.x - stop.lane) > 1 || stop.place.column !== next.place.column) return null;
  const down = next.y > stop.y;
  const from = stop.y + (down ? 1 : -1) * (halfHeights[stop.place.row] ?? 0);
  const to = next.y - (down ? 1 : -1) * (halfHeights[next.place.row] ?? 0);
  if ((to - from) * (down ? 1 : -1) < 15) return null;
  return { x: stop.x, y: (from + to) / 2 };
}

function intervals(lane: Lane, holds: (hop: PlayableHop) => boolean): Interval[] {
  const { hops } = lane.packet;
  const way = (hop: number): number => lane.stations[hop] ?? lane.path.length;
  return hops.flatMap((hop, index): Interval[] => {
    if (!holds(hop) || (index > 0 && hops[index - 1] !== undefined && holds(hops[index - 1] ?? hop))) return [];
    const end = hops.findIndex((other, later) => later > index && !holds(other));
    return [{ way: lane.way, packet: lane.packet.index, from: way(index), to: end < 0 ? lane.path.length : way(end) }];
  });
}
