import { create } from "../compare/index";
import type { PlayableComparison } from "../contracts/comparison";
import type { Position } from "../contracts/playable";
import { keepInAddress } from "./address";
import type { Page } from "./told";
import { teller } from "./told";
import { listenForUndo } from "./undo";

/** What the C# wrapper holds of one comparison. */
export interface CompareHandle {
  /** A comparison as UTF-8 JSON; without a position at the end. */
  show(json: Uint8Array, packet: number | null, row: number | null, speed: number): void;
  setLetterKeys(enabled: boolean): void;
  dispose(): void;
}

/** Builds the comparison into its hosts. During play the page is told where the player stands at most four times a second. */
export function mountCompare(root: HTMLElement, stage: HTMLElement, matrix: HTMLElement, player: HTMLElement, page: Page): CompareHandle {
  const told = teller(page);
  const reach = told.lately((at: Position | null) => {
    keepInAddress({ at: at === null ? null : `${at.packet}.${at.hop}` });
    told.keep("ReachPosition", at?.packet ?? null, at?.hop ?? null);
  });
  const compare = create(
    { root, stage, matrix, player },
    {
      positionChanged: (at) => {
        reach.call(at);
      },
      speedChanged: (speed) => {
        keepInAddress({ speed: speed === 1 ? null : speed });
        told.keep("SetSpeed", speed);
      },
      helpRequested: () => {
        told.tell("OpenHelp");
      },
    },
  );
  const stopUndo = listenForUndo(
    () => {
      told.tell("Undo");
    },
    () => {
      told.tell("Redo");
    },
  );
  return {
    show(json, packet, row, speed) {
      reach.forget();
      const at = packet === null || row === null ? null : { packet, hop: row };
      compare.show(JSON.parse(new TextDecoder().decode(json)) as PlayableComparison, at, speed);
    },
    setLetterKeys(enabled) {
      compare.setLetterKeys(enabled);
    },
    dispose() {
      told.dispose();
      stopUndo();
      compare.dispose();
    },
  };
}
