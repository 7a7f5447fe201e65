import type { PlayableTrace, Position } from "../contracts/playable";

/** Everything that the panels show at one moment. Replaced, never changed in place. */
export interface State {
  readonly trace: PlayableTrace;
  readonly position: Position;
  readonly playing: boolean;
  readonly speed: number;
  /** Answers are hidden until stepped past or guessed. */
  readonly hidden: boolean;
  /** What the viewer guessed: `TAPKEY WAY` to seen or not. */
  readonly guesses: ReadonlyMap<string, boolean>;
  readonly showAll: boolean;
  /** Parts of the kernel and programs that nothing passes are drawn too. */
  readonly stations: boolean;
  /** What the viewer's last change turned: `TAPKEY WAY` to whether it is seen now. */
  readonly changes: ReadonlyMap<string, boolean>;
  readonly chosenTap: string | null;
  readonly card: string | null;
}

/** What a panel may ask for. */
export interface Actions {
  readonly goTo: (position: Position) => void;
  readonly step: (by: 1 | -1) => void;
  readonly restart: () => void;
  readonly toEnd: () => void;
  readonly togglePlay: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly setShowAll: (showAll: boolean) => void;
  readonly chooseTap: (key: string | null) => void;
  readonly openCard: (key: string | null) => void;
  /** Looks into a place of the cluster; null where there is nobody to ask. */
  readonly openPlace: ((place: string) => void) | null;
  readonly guess: (tap: string, way: "request" | "reply", seen: boolean) => void;
  /** Asks for a capture on an interface; null where there is no terminal. */
  readonly capture: ((node: string, netns: string, name: string) => void) | null;
  /** Saves what a tap saw as a file; null where there is no server to ask. */
  readonly saveCapture: ((tap: string) => void) | null;
  readonly help: () => void;
}

/** What player and keys may ask for. */
export type Transport = Pick<Actions, "goTo" | "step" | "restart" | "toEnd" | "togglePlay" | "setSpeed" | "help">;

/** A panel draws a state; it keeps nothing but its elements. */
export interface Panel {
  readonly root: HTMLElement;
  update(state: State): void;
}
