import type { NotSeen, PlayableFrame, PlayableTap, PlayableTrace } from "../contracts/playable";
import type { Layout, Plate } from "./layout";
import type { Lane } from "./lanes";
import type { Metrics } from "./metrics";
import { ciliumEyes, smallEyeFloor } from "./stops";

/** What a tap shows of one lane: a badge on its plate. */
export interface Eye {
  /** Tap and way; several eyes share it where a lane meets the plate more than once. */
  readonly key: string;
  readonly part: number;
  readonly plate: Plate;
  readonly tap: PlayableTap;
  readonly way: "request" | "reply";
  readonly x: number;
  readonly y: number;
  /** Frames of the lane's packet here, in order of time; empty when it is not seen. */
  readonly frames: readonly PlayableFrame[];
  /** Why it is not seen; null when it is. */
  readonly reason: NotSeen | null;
}

export function eyesOf(trace: PlayableTrace, layout: Layout, lanes: readonly Lane[], metrics: Metrics): Eye[] {
  const taps = new Map(trace.taps.map((tap) => [tap.key, tap]));
  return layout.plates.flatMap((plate) => {
    const tap = taps.get(plate.interface.tap ?? plate.key);
    if (tap === undefined) return [];
    const seen = lanes.map((lane) => tap.frames.filter((frame) => frame.packet === lane.packet.index));
    const anySeen = seen.some((frames) => frames.length > 0);
    return lanes.flatMap((lane, index): Eye[] => {
      if (lane.way === "other") return [];
      const frames = seen[index] ?? [];
      const reason = lane.way === "request" ? tap.reasons.request : tap.reasons.reply;
      const told = reason !== null && (reason.kind === "jumpedOver" || reason.kind === "takenAway");
      if (frames.length === 0 && !anySeen && !told) return [];
      const y = plate.small ? plate.y + plate.height - smallEyeFloor(metrics) : plate.y + plate.height / 2;
      const make = (x: number, seenHere: readonly PlayableFrame[], part: number): Eye => ({
        key: `${tap.key} ${lane.way}`,
        part,
        plate,
        tap,
        way: lane.way === "reply" ? "reply" : "request",
        x,
        y,
        frames: seenHere,
        reason: frames.length > 0 ? null : reason,
      });
      if (frames.length === 0) return [make(missedX(plate, tap, lane, lanes, layout, metrics), [], 0)];
      return meetings(lane, frames).map((each, part) => make(each.x, each.frames, part));
    });
  });
}

interface Meeting {
  readonly x: number;
  readonly frames: readonly PlayableFrame[];
}

/** Where a lane meets a plate: a node that hands on is met on the way in and on the way out; a packet put in again meets it where it did before. */
function meetings(lane: Lane, frames: readonly PlayableFrame[]): Meeting[] {
  const met = new Map<number, PlayableFrame[]>();
  for (const frame of frames) {
    const stop = lane.stops[frame.hop];
    const x = stop === null || stop === undefined ? 0 : stop.again ? stop.lane : stop.x;
    met.set(x, [...(met.get(x) ?? []), frame]);
  }
  return [...met].map(([x, each]) => ({ x, frames: each }));
}

/** Where the lane would meet a plate that it does not. */
function missedX(plate: Plate, tap: PlayableTap, lane: Lane, lanes: readonly Lane[], layout: Layout, metrics: Metrics): number {
  if (plate.small) {
    const [inner, outer] = ciliumEyes(plate, plate.interface.kind === "ciliumHost", metrics);
    const innerTaken = lanes.some((other) => tap.frames.some((frame) => frame.packet === other.packet.index));
    return innerTaken || lane.way === "reply" ? outer : inner;
  }
  const column = layout.columns[plate.column];
  if (column === undefined) return plate.x + plate.width / 2;
  const passing = lane.stops.find((each) => each !== null && layout.columns[each.place.column] === column);
  if (passing !== null && passing !== undefined) return passing.lane;
  const taken = lanes.some(
    (other) =>
      other !== lane && tap.frames.some((frame) => frame.packet === other.packet.index && other.stops[frame.hop]?.lane === column.left),
  );
  return taken ? column.right : column.left;
}
