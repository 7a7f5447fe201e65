import type { Stage } from "../canvas/stage";
import type { PlayableHop } from "../contracts/playable";
import { centreX, centreY } from "../drawing/geometry";
import type { Plate } from "../drawing/layout";
import { interfaceOf } from "../shared/interfaces";
import { placeText } from "../shared/place";
import { listenForDrawingKeys } from "./keys";
import { plateChoice } from "./plate-choice";
import type { Actions, State } from "./state";

/** The way from the drawing's interfaces into their tables, for pointer and keyboard. */
export interface Interfaces {
  /** Marked with the arrow keys. */
  readonly marked: Plate | null;
  /** Straight to the tables; to the card where there is nobody to ask for them. */
  open(key: string): void;
  unmark(): void;
  dispose(): void;
}

/** `marked`: another interface is marked, or none any more. */
export function interfaces(
  canvas: Stage,
  state: () => State | null,
  { openCard, openPlace }: Pick<Actions, "openCard" | "openPlace">,
  letters: () => boolean,
  marked: (plate: Plate | null) => void,
): Interfaces {
  const choice = plateChoice(
    () => canvas.scene,
    (plate) => {
      if (plate !== null) canvas.viewport.show({ x: centreX(plate), y: centreY(plate) });
      marked(plate);
    },
  );
  const currentHop = (): PlayableHop | undefined => {
    const now = state();
    return now?.trace.packets[now.position.packet]?.hops[now.position.hop];
  };
  const open = (key: string): void => {
    const now = state();
    const found = now === null ? null : interfaceOf(now.trace, key);
    choice.clear();
    if (found === null || openPlace === null) openCard(key);
    else openPlace(found.spelling);
  };
  const stopKeys = listenForDrawingKeys(canvas, letters, {
    choose: (by) => {
      const hop = currentHop();
      const here = canvas.scene?.layout.plates.find(
        (each) => hop !== undefined && each.node === hop.node && each.netns === hop.netns && each.interface.name === hop.interface,
      );
      choice.move(by, here?.key ?? null);
    },
    open: () => {
      const hop = currentHop();
      if (choice.chosen !== null) open(choice.chosen.key);
      else if (hop?.node != null) openPlace?.(placeText(hop.node, hop.netns ?? "host", hop.interface ?? undefined));
    },
    leave: () => {
      choice.clear();
    },
  });
  return {
    get marked() {
      return choice.chosen;
    },
    open,
    unmark() {
      choice.clear();
    },
    dispose: stopKeys,
  };
}
