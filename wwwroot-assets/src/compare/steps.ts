import type { PlayableComparison } from "../contracts/comparison";
import type { PlayablePacket, PlayableTrace, Position } from "../contracts/playable";

/**
 * All variants as one trace, whose hops are the rows that the variants share: what the player steps along. A hop is the one of the first
 * variant that has it. Null when no variant has a trace.
 */
export function sharedTrace(comparison: PlayableComparison): PlayableTrace | null {
  const traces = comparison.variants.map((variant) => variant.trace);
  const first = traces.find((trace) => trace !== null);
  if (first === undefined) return null;
  const packets = comparison.packets.map((aligned, index): PlayablePacket => {
    const of = (variant: number): PlayablePacket | undefined => traces[variant]?.packets[aligned.packets[variant] ?? -1];
    const any = aligned.packets.map((_, variant) => of(variant)).find((packet) => packet !== undefined);
    const hops = aligned.rows.flatMap((row, at) => {
      const variant = row.findIndex((hop) => hop !== null);
      const hop = of(variant)?.hops[row[variant] ?? -1];
      return hop === undefined ? [] : [{ ...hop, index: at }];
    });
    return { index, direction: aligned.direction, summary: any?.summary ?? "", shortName: any?.shortName ?? "", hops };
  });
  return { ...first, key: comparison.key, title: comparison.title, packets, taps: [], labels: comparison.labels };
}

/** Where a variant is while the player stands at a row: at its last hop up to there. */
export function positionIn(comparison: PlayableComparison, variant: number, at: Position): Position {
  for (let packet = at.packet; packet >= 0; packet -= 1) {
    const aligned = comparison.packets[packet];
    const index = aligned?.packets[variant];
    if (aligned === undefined || index === null || index === undefined) continue;
    const rows = packet === at.packet ? aligned.rows.slice(0, at.hop + 1) : aligned.rows;
    const hop = rows.map((row) => row[variant]).findLast((each) => each !== null && each !== undefined);
    if (hop != null) return { packet: index, hop };
  }
  return { packet: 0, hop: 0 };
}

/** Does the variant have a hop of its own where the player stands? Otherwise it waits. */
export function isHere(comparison: PlayableComparison, variant: number, at: Position): boolean {
  const hop = comparison.packets[at.packet]?.rows[at.hop]?.[variant];
  return hop !== null && hop !== undefined;
}
