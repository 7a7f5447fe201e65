import type { PlayableTap, PlayableTrace, Position } from "../contracts/playable";

/** Has the player been at this hop, or is it there? Packets follow each other in the order of their indexes. */
export function hasPassed(position: Position, packet: number, hop: number): boolean {
  return packet < position.packet || (packet === position.packet && hop <= position.hop);
}

/** Nearest position that exists; the first one when the trace has no hop. */
export function clampPosition(trace: PlayableTrace, position: Position): Position {
  const packet = Math.min(Math.max(position.packet, 0), Math.max(0, trace.packets.length - 1));
  const hops = trace.packets[packet]?.hops.length ?? 0;
  return { packet, hop: Math.min(Math.max(position.hop, 0), Math.max(0, hops - 1)) };
}

/** The position one hop on (or back); null at the ends: there is no wrap. */
export function stepFrom(trace: PlayableTrace, position: Position, by: 1 | -1): Position | null {
  const hop = position.hop + by;
  if (trace.packets[position.packet]?.hops[hop] !== undefined) return { packet: position.packet, hop };
  const packet = trace.packets[position.packet + by];
  if (packet === undefined || packet.hops.length === 0) return null;
  return { packet: packet.index, hop: by > 0 ? 0 : packet.hops.length - 1 };
}

export function lastPosition(trace: PlayableTrace): Position {
  return clampPosition(trace, { packet: trace.packets.length, hop: Number.MAX_SAFE_INTEGER });
}

/** May the viewer know whether a tap shows a direction? Once it was passed, explained, or everything of that direction is over. */
export function isAnswerKnown(trace: PlayableTrace, position: Position, tap: PlayableTap, way: "request" | "reply"): boolean {
  const first = tap.frames.find((frame) => frame.way === way);
  if (first !== undefined) return hasPassed(position, first.packet, first.hop);
  const reason = tap.reasons[way];
  if (reason?.at) return hasPassed(position, reason.at.packet, reason.at.hop);
  const last = trace.packets.filter((packet) => packet.direction === way).at(-1);
  return last === undefined || hasPassed(position, last.index, last.hops.length - 1);
}
