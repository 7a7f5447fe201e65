/** Points and boxes in model coordinates: one unit is one CSS pixel at zoom 1, y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const centreX = (box: Box): number => box.x + box.width / 2;
export const centreY = (box: Box): number => box.y + box.height / 2;
export const bottom = (box: Box): number => box.y + box.height;
export const right = (box: Box): number => box.x + box.width;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Two decimals: enough for a screen, and the same text on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
