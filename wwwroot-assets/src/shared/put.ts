/** A box on the screen, in its pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Area, "width" | "height">;

const gap = 8;
const edge = 8;

/** Beneath a word, above it where there is no room beneath; never beyond the screen. */
export function beneath(word: Area, box: Size, screen: Size): { readonly x: number; readonly y: number } {
  const below = word.y + word.height + gap;
  const fits = below + box.height + edge <= screen.height || word.y - gap - box.height < edge;
  return within({ x: word.x, y: fits ? below : word.y - gap - box.height }, box, screen);
}

/** Beside an area where it fits: right, left, below, above; else in the corner of the screen that covers the least of it. */
export function beside(area: Area, box: Size, screen: Size): { readonly x: number; readonly y: number } {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const room = 2 * gap;
  if (right + room + box.width + edge <= screen.width) return within({ x: right + room, y: area.y }, box, screen);
  if (area.x - room - box.width >= edge) return within({ x: area.x - room - box.width, y: area.y }, box, screen);
  const x = area.x + (area.width - box.width) / 2;
  if (bottom + room + box.height + edge <= screen.height) return within({ x, y: bottom + room }, box, screen);
  if (area.y - room - box.height >= edge) return within({ x, y: area.y - room - box.height }, box, screen);
  const isLow = area.y + area.height / 2 > screen.height / 2;
  return within({ x, y: isLow ? 0 : screen.height }, box, screen);
}

function within(at: { readonly x: number; readonly y: number }, box: Size, screen: Size): { readonly x: number; readonly y: number } {
  return {
    x: Math.max(edge, Math.min(at.x, screen.width - box.width - edge)),
    y: Math.max(edge, Math.min(at.y, screen.height - box.height - edge)),
  };
}

/** Puts an element of the top layer at a place of the screen. A page that is zoomed counts its own pixels otherwise. */
export function putAt(target: HTMLElement, area: Pick<Area, "x" | "y"> & Partial<Size>): void {
  const zoom = target.currentCSSZoom;
  target.style.left = `${area.x / zoom}px`;
  target.style.top = `${area.y / zoom}px`;
  if (area.width !== undefined) target.style.width = `${area.width / zoom}px`;
  if (area.height !== undefined) target.style.height = `${area.height / zoom}px`;
}

export function screenSize(): Size {
  return { width: document.documentElement.clientWidth, height: window.innerHeight };
}
