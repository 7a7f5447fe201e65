import { eyeIcon } from "../canvas/glyphs";
import type { Labels, PlayableTap, PlayableTrace, Position } from "../contracts/playable";
import { pairOf } from "../drawing/scene";
import { arrowIcon } from "../shared/arrow";
import { element } from "../shared/dom";
import { hasPassed, isAnswerKnown } from "../shared/progress";

export type BadgeState = "seen" | "later" | "not" | "hidden";

/** What a cell of interface × direction says at a moment. */
export function badgeState(
  trace: PlayableTrace,
  position: Position,
  tap: PlayableTap,
  way: "request" | "reply",
  hidden: boolean,
  guessed: boolean,
): BadgeState {
  if (hidden && !guessed && !isAnswerKnown(trace, position, tap, way)) return "hidden";
  const first = tap.frames.find((frame) => frame.way === way);
  if (first === undefined) return "not";
  return hasPassed(position, first.packet, first.hop) ? "seen" : "later";
}

/** Badge in words and signs: eye, arrow, TTL or form. */
export function badge(state: BadgeState, way: "request" | "reply", words: string, labels: Labels): HTMLElement {
  if (state === "not") return element("span", { class: "wb-badge wb-is-not" }, eyeIcon(true), labels.notSeen);
  if (state === "hidden") return element("span", { class: "wb-badge wb-is-not" }, "?");
  const spoken = element("span", { class: "wb-hidden" }, `${state === "seen" ? labels.seen : labels.willBeSeen}, `);
  return element("span", { class: `wb-badge wb-${way} wb-is-${state}` }, eyeIcon(false), spoken, arrowIcon(way), words);
}

/** TTLs and forms under which a tap shows the current packet, else any packet of the direction: `63`, `ESP+62`. */
export function badgeWords(trace: PlayableTrace, position: Position, tap: PlayableTap, way: "request" | "reply"): string {
  const current = pairOf(trace, position.packet).find((packet) => packet.direction === way);
  const frames = tap.frames.filter((frame) => frame.way === way);
  const mine = frames.filter((frame) => frame.packet === current?.index);
  const shown = mine.length > 0 ? mine : frames.filter((frame) => frame.packet === frames[0]?.packet);
  return [...new Set(shown.map((frame) => frame.badge))].join("+");
}
