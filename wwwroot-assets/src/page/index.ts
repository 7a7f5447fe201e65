import type { PlayableTrace } from "../contracts/playable";
import type { ShowOptions, Theme, WorkbenchHosts } from "../contracts/workbench";
import { pngOf, textOf } from "../export/picture";
import { save } from "../export/save";
import { create } from "../workbench/index";
import { keepInAddress } from "./address";

/** The page's C# wrapper; it is told ids only, after the fact. */
interface Page {
  invokeMethodAsync(method: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** What the C# wrapper holds of one workbench. */
export interface PageHandle {
  /** A trace as UTF-8 JSON, once per trace. */
  show(json: Uint8Array, packet: number, hop: number, options: ShowOptions): void;
  /** The same trace at another position, or with other options. */
  goTo(packet: number, hop: number): void;
  setAnswersHidden(hidden: boolean): void;
  setLetterKeys(enabled: boolean): void;
  setTheme(theme: Theme): void;
  /** Saves the drawing as it stands: `svg` or `png`. */
  savePicture(kind: string, name: string): Promise<void>;
  dispose(): void;
}

const QUIET_MS = 250;

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
  let disposed = false;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let reached: readonly [number, number] | null = null;

  // A lost connection is no reason to stop: the trace is here, and the page catches up with its next load.
  const tell = (method: string, ...args: readonly unknown[]): void => {
    if (!disposed) page.invokeMethodAsync(method, ...args).catch(() => undefined);
  };
  const settle = (): void => {
    waiting = null;
    if (reached === null) return;
    keepInAddress({ packet: reached[0], hop: reached[1] });
    tell("ReachPosition", ...reached);
    reached = null;
  };
  const workbench = create(hosts, {
    positionChanged: (packet, hop) => {
      reached = [packet, hop];
      waiting ??= setTimeout(settle, QUIET_MS);
    },
    tapChosen: (key) => {
      keepInAddress({ tap: key });
      tell("ChooseTap", key);
    },
    showAllChanged: (showAll) => {
      keepInAddress({ all: showAll ? 1 : null });
      tell("ShowAll", showAll);
    },
    helpRequested: () => {
      tell("OpenHelp");
    },
  });

  return {
    show(json, packet, hop, options) {
      reached = null;
      workbench.show(JSON.parse(new TextDecoder().decode(json)) as PlayableTrace, { packet, hop }, options);
    },
    goTo(packet, hop) {
      workbench.goTo({ packet, hop });
    },
    setAnswersHidden(hidden) {
      workbench.setAnswersHidden(hidden);
    },
    setLetterKeys(enabled) {
      workbench.setLetterKeys(enabled);
    },
    setTheme(theme) {
      workbench.setTheme(theme);
    },
    async savePicture(kind, name) {
      const picture = workbench.picture();
      if (picture === null) return;
      save(`${name}.${kind}`, kind === "png" ? await pngOf(picture, 2) : new Blob([await textOf(picture)], { type: "image/svg+xml" }));
    },
    dispose() {
      disposed = true;
      if (waiting !== null) clearTimeout(waiting);
      workbench.dispose();
    },
  };
}

export { closeDialog, focus, openDialog, reveal } from "./dialog";
export { drawInto } from "../export/print";
export { copy, print, saveOctets as save } from "../export/save";
export { followScroll, selectLine } from "./editor";
export { prefer, systemTheme } from "./preferences";
