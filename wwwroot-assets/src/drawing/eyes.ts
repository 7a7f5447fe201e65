import type { NotSeen, PlayableFrame, PlayableTap, PlayableTrace } from "../contracts/playable";
import type { Layout, Plate } from "./layout";
import type { Lane } from "./lanes";
import type { Metrics } from "./metrics";
import { ciliumEyes } from "./stops";

/** What a tap shows of one lane: a badge on its plate. */
export interface Eye {
  readonly key: string;
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
      const x = eyeX(plate, tap, lane, lanes, frames, layout, metrics);
      const y = plate.small ? plate.y + plate.height - (metrics.compact ? 9 : 15) : plate.y + plate.height / 2;
      return [{ key: `${tap.key} ${lane.way}`, plate, tap, way: lane.way, x, y, frames, reason: frames.length > 0 ? null : reason }];
    });
  });
}

/** Where the lane meets the plate; where it would meet it when it does not. */
function eyeX(
  plate: Plate,
  tap: PlayableTap,
  lane: Lane,
  lanes: readonly Lane[],
  frames: readonly PlayableFrame[],
  layout: Layout,
  metrics: Metrics,
): number {
  const [first] = frames;
  const stop = first === undefined ? undefined : lane.stops[first.hop];
  if (plate.small) {
    const [inner, outer] = ciliumEyes(plate, plate.interface.kind === "ciliumHost", metrics);
    if (stop !== null && stop !== undefined) return inner;
    const innerTaken = lanes.some((other) => tap.frames.some((frame) => frame.packet === other.packet.index));
    return innerTaken || lane.way === "reply" ? outer : inner;
  }
  if (stop !== null && stop !== undefined) return stop.x;
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
