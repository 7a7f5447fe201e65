import type { Direction, Labels, PlayableTrace } from "./playable";

/** One flow under two to four configurations, with everything that the browser needs to play them in step. */
export interface PlayableComparison {
  /** Differs whenever anything else here differs. */
  readonly key: string;
  readonly locale: string;
  /** One sentence that names flow and variants. */
  readonly title: string;
  /** The first is the base. */
  readonly variants: readonly PlayableVariant[];
  /** The packets of all variants side by side. */
  readonly packets: readonly AlignedPacket[];
  /** Rows of the matrix, as the request passes them. */
  readonly taps: readonly ComparedTap[];
  readonly measures: readonly ComparedMeasure[];
  readonly labels: Labels;
  readonly words: ComparisonWords;
}

export interface PlayableVariant {
  readonly name: string;
  /** Null: refused or not modelled; the page says why. */
  readonly trace: PlayableTrace | null;
}

export interface AlignedPacket {
  readonly direction: Direction | null;
  /** Index of the packet in each variant, null where it has none. */
  readonly packets: readonly (number | null)[];
  /** One row for each stage at each place: the index of the hop in each variant, null where the packet does not come there. */
  readonly rows: readonly (readonly (number | null)[])[];
}

export interface ComparedTap {
  readonly key: string;
  readonly interface: string;
  readonly place: string;
}

/** A row of numbers, one for each variant. */
export interface ComparedMeasure {
  readonly name: string;
  readonly cells: readonly ComparedCell[];
}

export interface ComparedCell {
  /** Empty: the variant has none. */
  readonly value: string;
  /** What it is made of; may be empty. */
  readonly detail: string;
  readonly differs: boolean;
}

/** Texts that only a comparison has. */
export interface ComparisonWords {
  /** tcpdump on */
  readonly tcpdumpOn: string;
  /** no such device */
  readonly noDevice: string;
  /** no path */
  readonly noPath: string;
  /** differs from {base}: seen or not */
  readonly flipped: string;
  /** differs from {base} */
  readonly differs: string;
  /** {names} here (spoken while others wait) */
  readonly here: string;
}
