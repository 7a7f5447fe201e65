import type { ByteRange } from "../contracts/playable";
import { element } from "../shared/dom";

/** The octets of a frame, sixteen in a line. A step writes only those that differ: most hops leave most of a frame alone. */
export interface Dump {
  readonly root: HTMLElement;
  /** @param frame in hexadecimal @param changes what the hop changed */
  show(frame: string, changes: readonly ByteRange[]): void;
  /** Lights the octets of a field; null: none. */
  light(range: ByteRange | null): void;
}

interface Cell {
  readonly byte: string;
  readonly changed: boolean;
  readonly root: HTMLElement;
}

export function dump(): Dump {
  const root = element("div", { class: "wb-bytes wb-mono", tabindex: 0, role: "group" });
  let cells: Cell[] = [];
  return {
    root,
    show(frame, changes) {
      const bytes = frame.match(/../g) ?? [];
      const next = bytes.map((byte, offset): Cell => {
        const changed = changes.some((range) => isWithin(range, offset));
        const before = cells[offset];
        if (before?.byte === byte && before.changed === changed) return before;
        return { byte, changed, root: element(changed ? "mark" : "span", {}, byte) };
      });
      if (next.length === cells.length) {
        cells.forEach((before, offset) => {
          const after = next[offset];
          if (after !== undefined && after !== before) before.root.replaceWith(after.root);
        });
      } else root.replaceChildren(...lines(next));
      cells = next;
    },
    light(range) {
      cells.forEach(({ root: cell }, offset) => cell.classList.toggle("wb-lit", range !== null && isWithin(range, offset)));
    },
  };
}

function lines(cells: readonly Cell[]): HTMLElement[] {
  const made: HTMLElement[] = [];
  for (let start = 0; start < cells.length; start += 16) {
    const line = element("div", {}, element("span", { class: "wb-offset" }, start.toString(16).padStart(4, "0")));
    cells.slice(start, start + 16).forEach((cell, index) => {
      line.append(index === 8 ? "  " : " ", cell.root);
    });
    made.push(line);
  }
  return made;
}

const isWithin = (range: ByteRange, offset: number): boolean => offset >= range.offset && offset < range.offset + range.length;
