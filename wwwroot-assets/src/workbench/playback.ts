import type { Stage } from "../canvas/stage";
import type { Moment } from "../canvas/signs";
import type { Position } from "../contracts/playable";
import type { Lane } from "../drawing/lanes";
import { motion, prefersReducedMotion } from "./motion";
import type { State } from "./state";

/** Brings the token to where the player stands, and goes on by itself while playing. */
export interface Playback {
  /** Where the next repaint shall lead; slides only along one lane. */
  aim(position: Position, slide: boolean): void;
  /** Paints signs and token for the current state. */
  repaint(): void;
  /** First step of a play. */
  start(): void;
  dispose(): void;
}

const perHop = 240;
const overArc = 320;
/** Rest at each hop while playing, so that its panels can be read; at speed 1. */
const rest = 400;

export function playback(
  stage: Stage,
  state: () => State | null,
  events: { readonly step: (by: 1 | -1) => void; readonly ended: () => void },
): Playback {
  let sliding = false;
  let shown: Position | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let disposed = false;
  const mover = motion((way) => {
    slideTo(way);
  });

  const lane = (): Lane | undefined => stage.scene?.lanes.find((each) => each.packet.index === state()?.position.packet);
  const moment = (): Moment | null => {
    const now = state();
    return now === null ? null : { position: now.position, hidden: now.hidden, guessed: new Set(now.guesses.keys()) };
  };
  const slideTo = (way: number): void => {
    const now = moment();
    if (now !== null) stage.overlay.slide(now, way);
  };
  const next = (): void => {
    const now = state();
    if (disposed || now?.playing !== true) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      const at = state();
      if (disposed || at?.playing !== true) return;
      const before = at.position;
      events.step(1);
      const after = state()?.position;
      if (after === undefined || (after.packet === before.packet && after.hop === before.hop)) events.ended();
    }, rest / now.speed);
  };

  return {
    aim(position, slide) {
      sliding = slide && shown?.packet === position.packet && !prefersReducedMotion();
    },
    repaint() {
      const now = moment();
      const current = lane();
      const at = state();
      if (now === null || at === null) return;
      stage.overlay.paint(now);
      const target = current?.rests[now.position.hop] ?? 0;
      const moved = shown === null || shown.packet !== now.position.packet || shown.hop !== now.position.hop;
      shown = now.position;
      if (!moved) {
        if (!sliding) mover.jump(target);
        return;
      }
      if (!sliding || current === undefined) {
        mover.jump(target);
        next();
        return;
      }
      const arc = current.arcs.some((each) => each.hop === now.position.hop || each.hop === now.position.hop - 1);
      mover.to(target, (arc ? overArc : perHop) / at.speed, () => {
        sliding = false;
        next();
      });
    },
    start() {
      events.step(1);
    },
    dispose() {
      disposed = true;
      if (timer !== null) clearTimeout(timer);
      mover.stop();
    },
  };
}
