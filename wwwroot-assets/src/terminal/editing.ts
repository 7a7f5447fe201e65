/** A line while it is typed. */
export interface Line {
  readonly text: string;
  /** Characters before the cursor. */
  readonly cursor: number;
}

export const empty: Line = { text: "", cursor: 0 };

/** What a key means, by what a terminal sends for it. Everything else that is printable is text. */
const keys: Readonly<Record<string, Edit>> = {
  "\x7f": "rub-out",
  "\b": "rub-out",
  "\x1b[3~": "delete",
  "\x04": "delete",
  "\x1b[C": "right",
  "\x06": "right",
  "\x1b[D": "left",
  "\x02": "left",
  "\x1b[H": "home",
  "\x1bOH": "home",
  "\x01": "home",
  "\x1b[F": "end",
  "\x1bOF": "end",
  "\x05": "end",
  "\x15": "kill-left",
  "\x0b": "kill-right",
  "\x17": "kill-word",
  "\x1bb": "word-left",
  "\x1b[1;5D": "word-left",
  "\x1bf": "word-right",
  "\x1b[1;5C": "word-right",
};

const escape = "\x1b";
const sequences = new RegExp(`${escape}\\[[0-9;]*[A-Za-z~]|${escape}O[A-Z]|${escape}.|[^]`, "gu");

export type Edit =
  "rub-out" | "delete" | "left" | "right" | "home" | "end" | "kill-left" | "kill-right" | "kill-word" | "word-left" | "word-right";

/** What a terminal sent, taken apart: escape sequences and single characters. Several come at once when somebody pastes. */
export function tokens(data: string): readonly string[] {
  return data.replace(/\r\n|\n/g, "\r").match(sequences) ?? [];
}

/** The line after a key; the same line for a key that does nothing here. */
export function press(line: Line, token: string): Line {
  const edit = keys[token];
  if (edit !== undefined) return apply(line, edit);
  return isPrintable(token) ? insert(line, token) : line;
}

/** The line with a text where the cursor is. */
export function insert({ text, cursor }: Line, added: string): Line {
  return { text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length };
}

export function lineOf(text: string): Line {
  return { text, cursor: text.length };
}

function isPrintable(token: string): boolean {
  return !/\p{Cc}/u.test(token);
}

function apply({ text, cursor }: Line, edit: Edit): Line {
  const before = text.slice(0, cursor);
  const after = text.slice(cursor);
  switch (edit) {
    case "rub-out":
      return { text: before.slice(0, -1) + after, cursor: Math.max(0, cursor - 1) };
    case "delete":
      return { text: before + after.slice(1), cursor };
    case "left":
      return { text, cursor: Math.max(0, cursor - 1) };
    case "right":
      return { text, cursor: Math.min(text.length, cursor + 1) };
    case "home":
      return { text, cursor: 0 };
    case "end":
      return lineOf(text);
    case "kill-left":
      return { text: after, cursor: 0 };
    case "kill-right":
      return lineOf(before);
    case "kill-word": {
      const kept = before.replace(/\S+\s*$/, "");
      return { text: kept + after, cursor: kept.length };
    }
    case "word-left":
      return { text, cursor: before.replace(/\S+\s*$/, "").length };
    case "word-right":
      return { text, cursor: cursor + (/^\s*\S+/.exec(after)?.[0].length ?? after.length) };
  }
}

/** What Tab makes of a line: the only choice whole, of several what they share; and the choices to list when that adds nothing. */
export function complete(line: Line, choices: readonly string[]): { readonly line: Line; readonly listed: readonly string[] } {
  const typed = /\S*$/.exec(line.text.slice(0, line.cursor))?.[0] ?? "";
  const [first] = choices;
  if (first === undefined) return { line, listed: [] };
  if (choices.length === 1) return { line: insert(line, `${first.slice(typed.length)} `), listed: [] };
  let shared = first;
  for (const choice of choices) while (!choice.startsWith(shared)) shared = shared.slice(0, -1);
  return shared.length > typed.length ? { line: insert(line, shared.slice(typed.length)), listed: [] } : { line, listed: choices };
}

/** What is printed to show a prompt and a line anew, from wherever the cursor was in them, and where that leaves it. */
export function redraw(prompt: string, line: Line, columns: number, rowNow: number): { readonly text: string; readonly row: number } {
  const length = prompt.length + line.text.length;
  const at = prompt.length + line.cursor;
  const row = Math.floor(at / columns);
  const last = Math.floor(length / columns);
  const up = (rows: number): string => (rows > 0 ? `\x1b[${rows}A` : "");
  // A line that ends at the edge leaves the cursor there until something follows.
  const wrap = length > 0 && length % columns === 0 ? " \r\x1b[K" : "";
  return {
    text: `${up(rowNow)}\r\x1b[J${prompt}${line.text}${wrap}${up(last - row)}\r${at % columns > 0 ? `\x1b[${at % columns}C` : ""}`,
    row,
  };
}
