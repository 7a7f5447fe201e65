import { clamp, round } from "./geometry";
import type { Point } from "./geometry";

export type Heading = "up" | "down" | "left" | "right";

/** A point that a lane passes with a heading. `hop` marks where a hop's station is. */
export interface Knot {
  readonly x: number;
  readonly y: number;
  readonly heading: Heading;
  readonly hop: number | null;
}

/** A lane's line, flattened so that any part of it can be cut out and any place on it found. */
export interface LanePath {
  readonly points: readonly Point[];
  /** Way from the start to each point. */
  readonly travelled: readonly number[];
  /** Way from the start to each knot. */
  readonly knots: readonly number[];
  readonly length: number;
}

const samplesPerCurve = 20;
/** Handle length that makes a quarter of an ellipse out of a cubic. */
const quarter = 0.5523;

const vectors: Readonly<Record<Heading, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

export function buildPath(knots: readonly Knot[]): LanePath {
  const points: Point[] = [];
  const travelled: number[] = [];
  const atKnot: number[] = [];
  const add = (point: Point): void => {
    const last = points.at(-1);
    const way = last === undefined ? 0 : (travelled.at(-1) ?? 0) + Math.hypot(point.x - last.x, point.y - last.y);
    points.push(point);
    travelled.push(way);
  };
  knots.forEach((knot, index) => {
    const previous = knots[index - 1];
    if (previous === undefined) add({ x: knot.x, y: knot.y });
    else for (const point of between(previous, knot)) add(point);
    atKnot.push(travelled.at(-1) ?? 0);
  });
  return { points, travelled, knots: atKnot, length: travelled.at(-1) ?? 0 };
}

/** Place at a way from the start; the ends when the way lies beyond them. */
export function pointAt(path: LanePath, way: number): Point {
  const [first] = path.points;
  if (first === undefined) return { x: 0, y: 0 };
  const index = indexAfter(path, way);
  const after = path.points[index] ?? first;
  const before = path.points[index - 1] ?? first;
  const from = path.travelled[index - 1] ?? 0;
  const to = path.travelled[index] ?? from;
  const share = to > from ? clamp((way - from) / (to - from), 0, 1) : 1;
  return { x: before.x + (after.x - before.x) * share, y: before.y + (after.y - before.y) * share };
}

/** Angle of travel in degrees at a way from the start, 0 to the right, clockwise. */
export function angleAt(path: LanePath, way: number): number {
  const before = pointAt(path, way - 1);
  const after = pointAt(path, way + 1);
  return round((Math.atan2(after.y - before.y, after.x - before.x) * 180) / Math.PI);
}

/** The part between two ways as SVG path data, empty when there is none. */
export function slice(path: LanePath, from: number, to: number): string {
  const start = clamp(from, 0, path.length);
  const end = clamp(to, 0, path.length);
  if (end - start < 0.01) return "";
  const parts = [pointAt(path, start)];
  path.points.forEach((point, index) => {
    const way = path.travelled[index] ?? 0;
    if (way > start && way < end) parts.push(point);
  });
  parts.push(pointAt(path, end));
  return "M" + parts.map((point) => `${round(point.x)} ${round(point.y)}`).join("L");
}

function indexAfter(path: LanePath, way: number): number {
  let low = 1;
  let high = path.points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((path.travelled[middle] ?? 0) < way) low = middle + 1;
    else high = middle;
  }
  return low;
}

function between(a: Knot, b: Knot): Point[] {
  const from = vectors[a.heading];
  const to = vectors[b.heading];
  const delta = { x: b.x - a.x, y: b.y - a.y };
  const straight = a.heading === b.heading && Math.abs(delta.x * from.y - delta.y * from.x) < 0.01;
  if (straight || Math.hypot(delta.x, delta.y) < 0.01) return [{ x: b.x, y: b.y }];
  const alongFrom = Math.abs(delta.x * from.x + delta.y * from.y);
  const alongTo = Math.abs(delta.x * to.x + delta.y * to.y);
  const parallel = from.x * to.x + from.y * to.y !== 0;
  const share = parallel ? 0.5 : quarter;
  const reach = Math.hypot(delta.x, delta.y) * 0.25;
  const first = alongFrom > 1 ? alongFrom * share : reach;
  const second = alongTo > 1 ? alongTo * share : reach;
  const c1 = { x: a.x + from.x * first, y: a.y + from.y * first };
  const c2 = { x: b.x - to.x * second, y: b.y - to.y * second };
  return Array.from({ length: samplesPerCurve }, (_, index) => {
    const t = (index + 1) / samplesPerCurve;
    const u = 1 - t;
    return {
      x: u * u * u * a.x + 3 * u * u * t * c1.x + 3 * u * t * t * c2.x + t * t * t * b.x,
      y: u * u * u * a.y + 3 * u * u * t * c1.y + 3 * u * t * t * c2.y + t * t * t * b.y,
    };
  });
}
