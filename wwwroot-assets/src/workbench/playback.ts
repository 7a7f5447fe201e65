import type { Overlay } from "../canvas/overlay";
import type { Position } from "../contracts/playable";
import type { Lane } from "../drawing/lanes";
import { motion, prefersReducedMotion } from "./motion";
import type { State } from "./state";

/** Brings tokens to where the player stands, and goes on by itself while playing. */
export interface Playback {
  /** Where the next repaint shall lead; slides only along one lane. */
  aim(position: Position, slide: boolean): void;
  /** Paints signs and tokens for the current state. */
  repaint(): void;
  dispose(): void;
}

/** One drawing with a token: the lane that carries it, and where on it the token belongs now. */
export interface Track {
  readonly overlay: Overlay;
  readonly lane: Lane | undefined;
  readonly position: Position;
}

const perHop = 240;
const overArc = 320;
/** Rest at each hop while playing, so that its panels can be read; at speed 1. */
const rest = 400;

export function playback(
  tracks: () => readonly Track[],
  state: () => State | null,
  events: { readonly step: (by: 1 | -1) => void; readonly ended: () => void },
): Playback {
  let sliding = false;
  let shown: Position | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let disposed = false;
  let from: number[] = [];
  let to: number[] = [];
  /** Where on its lane each token is. */
  let ways: number[] = [];
  const mover = motion((share) => {
    ways = to.map((target, index) => (from[index] ?? target) + (target - (from[index] ?? target)) * share);
    const now = state();
    if (now === null) return;
    tracks().forEach((track, index) => {
      track.overlay.slide(momentOf(now, track), ways[index] ?? 0);
    });
  });

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
      const now = state();
      if (now === null) return;
      const all = tracks();
      for (const track of all) track.overlay.paint(momentOf(now, track));
      const moved = shown === null || shown.packet !== now.position.packet || shown.hop !== now.position.hop;
      shown = now.position;
      if (!moved && sliding) return;
      from = ways;
      to = all.map(({ lane, position }) => lane?.rests[position.hop] ?? 0);
      if (!moved || !sliding || all.every(({ lane }) => lane === undefined)) {
        mover.jump(1);
        if (moved) next();
        return;
      }
      const arc = all.some(({ lane, position }) => lane?.arcs.some((each) => each.hop === position.hop || each.hop === position.hop - 1));
      mover.jump(0);
      mover.to(1, (arc ? overArc : perHop) / now.speed, () => {
        sliding = false;
        next();
      });
    },
    dispose() {
      disposed = true;
      if (timer !== null) clearTimeout(timer);
      mover.stop();
    },
  };
}

function momentOf({ hidden, guesses, changes }: State, { position }: Track): Parameters<Overlay["paint"]>[0] {
  return { position, hidden, guessed: new Set(guesses.keys()), changes };
}
