import type { PlayableTrace, Position } from "../contracts/playable";
import type { ChangedSighting, ShowOptions, WorkbenchHosts } from "../contracts/workbench";
import { pngOf, textOf } from "../export/picture";
import { save } from "../export/save";
import { watchTerms } from "../shared/term-tip";
import { create } from "../workbench/index";
import { keepInAddress } from "./address";
import { keepEarlyLetters } from "./early-letters";
import { listenForLinks } from "./links";
import { keepPickerFocus } from "./picker-focus";
import { listenForSearch } from "./search";
import type { Page } from "./told";
import { teller } from "./told";
import { listenForUndo } from "./undo";

watchTerms();
keepEarlyLetters();
keepPickerFocus();

/** What the C# wrapper holds of one workbench. */
export interface PageHandle {
  /** A trace as UTF-8 JSON, once per trace. */
  show(json: Uint8Array, packet: number, hop: number, options: ShowOptions): void;
  /** The same trace at another position, or with other options. */
  goTo(packet: number, hop: number): void;
  /** Plays from the start. */
  play(): void;
  setAnswersHidden(hidden: boolean): void;
  setLetterKeys(enabled: boolean): void;
  setChanges(changes: readonly ChangedSighting[]): void;
  setStations(stations: boolean): void;
  setBrowsed(place: string | null): void;
  focus(): void;
  /** Saves the drawing as it stands: `svg` or `png`. */
  savePicture(kind: string, name: string): Promise<void>;
  dispose(): void;
}

/** Builds the workbench into its hosts. During play the page is told where the player stands at most four times a second. */
export function mount(
  root: HTMLElement,
  hops: HTMLElement,
  stage: HTMLElement,
  inspector: HTMLElement,
  player: HTMLElement,
  page: Page,
): PageHandle {
  const hosts: WorkbenchHosts = { root, hops, stage, inspector, player };
  const told = teller(page);
  const reach = told.lately(({ packet, hop }: Position) => {
    keepInAddress({ packet, hop });
    told.keep("ReachPosition", packet, hop);
  });
  const openPlace = (place: string, table?: string): void => {
    told.tell("OpenPlace", place, table ?? null);
  };
  const stopLinks = listenForLinks(openPlace);
  const workbench = create(hosts, {
    positionChanged: (packet, hop) => {
      reach.call({ packet, hop });
    },
    tapChosen: (key) => {
      keepInAddress({ tap: key });
      told.keep("ChooseTap", key);
    },
    showAllChanged: (showAll) => {
      keepInAddress({ all: showAll ? 1 : null });
      told.keep("ShowAll", showAll);
    },
    placeOpened: openPlace,
    hopOpened: () => {
      told.tell("OpenHop");
    },
    captureRequested: (node, netns, name) => {
      told.tell("Capture", node, netns, name);
    },
    captureFileRequested: (key) => {
      told.tell("SaveCapture", key);
    },
    helpRequested: () => {
      told.tell("OpenHelp");
    },
  });

  let letters = true;
  const stopSearch = listenForSearch(
    () => letters,
    () => {
      told.tell("OpenSearch");
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
    show(json, packet, hop, options) {
      letters = options.letterKeys ?? letters;
      reach.forget();
      workbench.show(JSON.parse(new TextDecoder().decode(json)) as PlayableTrace, { packet, hop }, options);
    },
    goTo(packet, hop) {
      workbench.goTo({ packet, hop });
    },
    play() {
      workbench.goTo({ packet: 0, hop: 0 });
      workbench.play();
    },
    setAnswersHidden(hidden) {
      workbench.setAnswersHidden(hidden);
    },
    setLetterKeys(enabled) {
      letters = enabled;
      workbench.setLetterKeys(enabled);
    },
    setChanges(changes) {
      workbench.setChanges(changes);
    },
    setStations(stations) {
      workbench.setStations(stations);
    },
    setBrowsed(place) {
      workbench.setBrowsed(place);
    },
    focus() {
      workbench.focus();
    },
    async savePicture(kind, name) {
      const picture = workbench.picture();
      if (picture === null) return;
      save(`${name}.${kind}`, kind === "png" ? await pngOf(picture, 2) : new Blob([await textOf(picture)], { type: "image/svg+xml" }));
    },
    dispose() {
      told.dispose();
      stopUndo();
      stopLinks();
      stopSearch();
      workbench.dispose();
    },
  };
}

export { mountCompare } from "./compare";
export { closeDialog, focus, openDialog, reveal } from "./dialog";
export { drawInto } from "../export/print";
export { copy, print, saveFrom, saveOctets as save } from "../export/save";
export { followScroll, selectLine } from "./editor";
export { dismissHint, isHintDue, restoreHints } from "./hints";
export { startTour } from "../tour/index";
export { prefer, showLook } from "./preferences";
