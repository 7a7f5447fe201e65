import type { PlayableTrace, Position } from "../contracts/playable";
import type { ShowOptions, WorkbenchHosts } from "../contracts/workbench";
import { pngOf, textOf } from "../export/picture";
import { save } from "../export/save";
import { create } from "../workbench/index";
import { keepInAddress } from "./address";
import { listenForLinks } from "./links";
import { listenForSearch } from "./search";
import type { Page } from "./told";
import { teller } from "./told";
import { listenForUndo } from "./undo";

/** What the C# wrapper holds of one workbench. */
export interface PageHandle {
  /** Key of the trace that is drawn; empty: none yet. */
  drawn(): string;
  /** A trace, once per trace. */
  draw(trace: PlayableTrace, position: Position, options: ShowOptions): void;
  /** The same, as UTF-8 JSON. */
  show(json: Uint8Array, packet: number, hop: number, options: ShowOptions): void;
  /** The same trace at another position, or with other options. */
  goTo(packet: number, hop: number): void;
  /** Plays from the start. */
  play(): void;
  setOptions(options: ShowOptions): void;
  focus(): void;
  moveTo(hosts: WorkbenchHosts): void;
  /** Saves the drawing as it stands, `svg` or `png`, unless the viewer has left meanwhile. */
  savePicture(kind: string, name: string): Promise<void>;
  leavePicture(): void;
  dispose(): void;
}

/** Builds the workbench into its hosts. During play the page is told where the player stands at most four times a second. */
export function build(hosts: WorkbenchHosts, page: Page): PageHandle {
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
    interfaceOpened: (key) => {
      keepInAddress({ card: key });
      told.keep("OpenCard", key);
    },
    speedChanged: (speed) => {
      keepInAddress({ speed: speed === 1 ? null : speed });
      told.keep("SetSpeed", speed);
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
  let drawn = "";
  let pictures = 0;
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

  const draw = (trace: PlayableTrace, position: Position, options: ShowOptions): void => {
    letters = options.letterKeys ?? letters;
    drawn = trace.key;
    reach.forget();
    workbench.show(trace, position, options);
  };

  return {
    drawn: () => drawn,
    draw,
    show(json, packet, hop, options) {
      draw(JSON.parse(new TextDecoder().decode(json)) as PlayableTrace, { packet, hop }, options);
    },
    moveTo(others) {
      workbench.moveTo(others);
    },
    goTo(packet, hop) {
      workbench.goTo({ packet, hop });
    },
    play() {
      workbench.goTo({ packet: 0, hop: 0 });
      workbench.play();
    },
    setOptions(options) {
      letters = options.letterKeys ?? letters;
      workbench.setOptions(options);
    },
    focus() {
      workbench.focus();
    },
    async savePicture(kind, name) {
      const picture = workbench.picture();
      if (picture === null) return;
      const own = ++pictures;
      const file = kind === "png" ? await pngOf(picture, 2) : new Blob([await textOf(picture)], { type: "image/svg+xml" });
      if (own === pictures) save(`${name}.${kind}`, file);
    },
    leavePicture() {
      pictures++;
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
