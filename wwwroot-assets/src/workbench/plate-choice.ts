import type { Plate } from "../drawing/layout";
import type { Scene } from "../drawing/scene";

/** The interfaces of the drawing one after the other, for who has no pointer: as the first request passes them, then the rest. */
export interface PlateChoice {
  readonly chosen: Plate | null;
  /** To the next one, or the one before; starts at an interface, or at the first. No wrap at the ends. */
  move(by: 1 | -1, start: string | null): void;
  clear(): void;
}

export function plateChoice(scene: () => Scene | null, changed: (plate: Plate | null) => void): PlateChoice {
  let key: string | null = null;
  const find = (): Plate | null => (key === null ? null : (inOrder(scene()).find((each) => each.key === key) ?? null));
  return {
    get chosen() {
      return find();
    },
    move(by, start) {
      const plates = inOrder(scene());
      const from = plates.findIndex((each) => each.key === (find() ?? { key: start }).key);
      const next = plates[from < 0 ? 0 : find() === null ? from : from + by];
      if (next === undefined) return;
      key = next.key;
      changed(next);
    },
    clear() {
      if (key === null) return;
      key = null;
      changed(null);
    },
  };
}

function inOrder(scene: Scene | null): readonly Plate[] {
  if (scene === null) return [];
  const order = new Map(scene.trace.taps.map((tap, index) => [tap.key, index]));
  const rank = (plate: Plate): number => order.get(plate.interface.tap ?? plate.key) ?? order.size;
  return [...scene.layout.plates].sort((a, b) => rank(a) - rank(b));
}
