const MOST_LINES = 500;

/** Lines typed in a pane, and where in them the viewer leafs. */
export interface History {
  /** Notes a line that was entered. */
  add(line: string): void;
  /** The line before, or after; null at an end. What was begun is kept while leafing. */
  leaf(by: -1 | 1, begun: string): string | null;
}

export function history(): History {
  const lines: string[] = [];
  let at = 0;
  let draft = "";
  return {
    add(line) {
      if (line.trim() !== "" && lines.at(-1) !== line) lines.push(line);
      if (lines.length > MOST_LINES) lines.shift();
      at = lines.length;
    },
    leaf(by, begun) {
      const next = at + by;
      if (next < 0 || next > lines.length) return null;
      if (at === lines.length) draft = begun;
      at = next;
      return lines[at] ?? draft;
    },
  };
}
