import { clamp } from "../drawing/geometry";

/** Moves a number from here to there in time, one step a frame; the same clock for every hop. */
export interface Motion {
  /** Starts now, from where the last motion stands, so that the very next frame has moved. `done` comes after the last frame; a new call replaces it. */
  to(target: number, milliseconds: number, done: () => void): void;
  /** Puts the number there at once. */
  jump(target: number): void;
  readonly value: number;
  stop(): void;
}

const FRAME_MS = 1000 / 60;

export function motion(frame: (value: number) => void): Motion {
  let value = 0;
  let request: number | null = null;
  const stop = (): void => {
    if (request !== null) cancelAnimationFrame(request);
    request = null;
  };
  return {
    get value() {
      return value;
    },
    to(target, milliseconds, done) {
      stop();
      const from = value;
      let start: number | null = null;
      const step = (now: number): void => {
        // A frame's own time may lie before the event that it answers: the first counts as one frame of the way.
        start ??= now - FRAME_MS;
        const share = milliseconds <= 0 ? 1 : clamp((now - start) / milliseconds, 0, 1);
        value = from + (target - from) * ease(share);
        frame(value);
        if (share < 1) request = requestAnimationFrame(step);
        else {
          request = null;
          done();
        }
      };
      request = requestAnimationFrame(step);
    },
    jump(target) {
      stop();
      value = target;
      frame(value);
    },
    stop,
  };
}

/** Ease in and out: slow at both stations. */
function ease(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - (-2 * share + 2) ** 2 / 2;
}

export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
