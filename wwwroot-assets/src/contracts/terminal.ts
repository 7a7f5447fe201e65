/** What a pane shows next. */
export interface PaneOutput {
  readonly pane: number;
  /** Text to add, lines closed by line feeds. */
  readonly text: string;
  /** Prompt of the place that the pane's shell is at. */
  readonly prompt: string;
  /** A program runs there until Ctrl-C. */
  readonly isBusy: boolean;
  /** The screen is cleared first. */
  readonly clears: boolean;
  /** The last shell was left. */
  readonly closes: boolean;
  /** The program that runs there does something by itself after so many milliseconds; null for never. */
  readonly goesOnAfterMilliseconds: number | null;
}

/** An address in a line, and the place of the cluster that has it. */
export interface ScreenLink {
  readonly start: number;
  readonly length: number;
  readonly place: string;
}

/** Texts of the terminal in the viewer's language; what tools print is in none. */
export interface TerminalLabels {
  readonly pane: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
  readonly input: string;
  readonly resize: string;
  readonly disconnected: string;
  readonly changed: string;
  readonly restarted: string;
  readonly running: string;
  readonly stop: string;
}

/** The page's C# wrapper. */
export interface TerminalPage {
  invokeMethodAsync(method: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** What the C# wrapper holds. */
export interface TerminalHandle {
  /** Opens one more pane beside the kubectl one and moves the focus there. */
  add(): Promise<void>;
  /** Opens a pane at a place, in place of the second, and runs a command there. */
  run(at: string, command: string): Promise<void>;
  /** The cluster is another: everything starts anew. */
  reset(): Promise<void>;
  /** The viewer chose another language. */
  relabel(labels: TerminalLabels): void;
  dispose(): void;
}
