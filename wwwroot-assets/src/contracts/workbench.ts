import type { PlayableTrace, Position } from "./playable";

/** Elements that the page provides, empty; the workbench fills them and empties them again on `dispose`. */
export interface WorkbenchHosts {
  /** Contains the other four; carries the theme and the keyboard help. */
  readonly root: HTMLElement;
  /** Headline, legend and drawing. Needs a height. */
  readonly stage: HTMLElement;
  readonly hops: HTMLElement;
  /** Current hop, packet, taps, client output. */
  readonly inspector: HTMLElement;
  readonly player: HTMLElement;
}

/** What the page is told, after the fact; ids only. */
export interface WorkbenchCallbacks {
  /** The player stands elsewhere. During play it comes for every hop; the page may coalesce. */
  readonly positionChanged?: (packet: number, hop: number) => void;
  /** An interface's card was opened, by tap key (`NODE/NETNS/INTERFACE`); null: closed. */
  readonly interfaceOpened?: (key: string | null) => void;
  /** A row of the tap table was opened; null: closed. */
  readonly tapChosen?: (key: string | null) => void;
  readonly playingChanged?: (playing: boolean) => void;
  readonly speedChanged?: (speed: number) => void;
  readonly showAllChanged?: (showAll: boolean) => void;
  /** A place is to be looked into, as the page's address spells it: `node/worker:host:eth0`. Absent: there is nobody to ask. */
  readonly placeOpened?: (place: string, table?: string) => void;
  /** A hop was chosen in the drawing: its evidence is to be seen. */
  readonly hopOpened?: () => void;
  /** A capture on an interface is asked for, by node, netns and interface; left out where there is no terminal to run it. */
  readonly captureRequested?: (node: string, netns: string, name: string) => void;
  /** The capture of a tap is wanted as a file, by tap key. Without it the workbench offers none. */
  readonly captureFileRequested?: (key: string) => void;
  /** `?` was pressed or its button chosen: the page opens its dialog of keys. */
  readonly helpRequested?: () => void;
}

/** A sighting that the viewer's last change turned: seen now and not before, or the other way round. */
export interface ChangedSighting {
  /** Key of the tap. */
  readonly tap: string;
  readonly way: "request" | "reply";
  /** Whether it is seen now. */
  readonly seen: boolean;
}

export interface ShowOptions {
  /** Hide what the viewer has not stepped past; default false. */
  readonly answersHidden?: boolean;
  /** 0.25 to 4; default 1. */
  readonly speed?: number;
  /** Draw untouched things and nodes off the path too; default false. */
  readonly showAll?: boolean;
  /** Draw parts of the kernel and programs that nothing passes too; default false. */
  readonly stations?: boolean;
  /** Row of the tap table to open, by key. */
  readonly tap?: string | null;
  /** Interface whose card is open, by tap key. */
  readonly card?: string | null;
  /** Sightings that were other before the viewer's last change; default none. */
  readonly changes?: readonly ChangedSighting[];
  /** Place that the page looks into; its interface is marked, and clicks on others go there. Default none. */
  readonly browsed?: string | null;
  /** Letters and signs act as keys (Space, R, ?); default true. Arrows, Home and End always do. */
  readonly letterKeys?: boolean;
}

/** What a page brings along in its markup, so that the first picture needs no connection. */
export interface FirstPicture {
  readonly trace: PlayableTrace;
  readonly position: Position;
  readonly options: ShowOptions;
}

/** One workbench. Several may live on one page; none of them keeps anything outside its hosts. */
export interface Workbench {
  /** Draws a trace. The same key again only moves to the position. Positions out of range are clamped. */
  show(trace: PlayableTrace, position: Position, options?: ShowOptions): void;
  goTo(position: Position): void;
  play(): void;
  pause(): void;
  /** Shows the same trace otherwise; what the options leave out stays. */
  setOptions(options: ShowOptions): void;
  /** Moves the focus to the drawing. */
  focus(): void;
  /** The drawing as it stands, as an SVG that needs no style sheet; null before the first trace. */
  picture(): SVGSVGElement | null;
  /** Goes on in other hosts; the old ones are left empty. */
  moveTo(hosts: WorkbenchHosts): void;
  /** To be called when the hosts' size changed for another reason than the window's. */
  resize(): void;
  dispose(): void;
}
