import type { PlayableTap } from "../contracts/playable";
import { button, element, fill } from "../shared/dom";
import { glossed } from "../shared/text";
import type { Actions, Panel, State } from "../workbench/state";
import type { BadgeState } from "./badge";
import { badge, badgeState, badgeWords } from "./badge";
import { tapDetail } from "./tap-detail";

/** Interface × request/reply: on which interfaces would tcpdump show what? A step writes only the rows that it turns. */
export function tapTable(actions: Actions): Panel {
  const head = element("tr");
  const body = element("tbody");
  const root = element("section", { class: "wb-taps" }, element("table", {}, element("thead", {}, head), body));
  let traced: State["trace"] | null = null;
  let kept = new Map<string, Kept>();
  let rest = "";
  return {
    root,
    update(state) {
      const { labels, taps } = state.trace;
      if (traced !== state.trace) {
        traced = state.trace;
        kept = new Map();
        rest = "";
        root.hidden = taps.length === 0;
        fill(
          head,
          element("th", { scope: "col" }, element("h3", {}, ...glossed(labels.tapsTitle, state.trace.glossary, false))),
          element("th", { scope: "col", class: "wb-request" }, labels.request),
          element("th", { scope: "col", class: "wb-reply" }, labels.reply),
        );
      }
      const focused = focusedKey(root);
      const shown = taps.filter((tap) => state.showAll || !tap.untouched || tap.key === state.chosenTap || isTurned(tap, state));
      const next = new Map(shown.map((tap) => [tap.key, keep(kept.get(tap.key), tap, state, actions)]));
      const folds = taps.filter((tap) => !next.has(tap.key));
      const foldedFor = `${folds.map((tap) => tap.key).join(" ")} ${state.hidden}`;
      const sameRows = foldedFor === rest && [...next].every(([key, { rows }]) => kept.get(key)?.rows.length === rows.length);
      if (sameRows) for (const [key, { rows }] of next) exchange(kept.get(key)?.rows ?? [], rows);
      else fill(body, ...[...next.values()].flatMap((each) => each.rows), folds.length > 0 ? folded(folds, state) : null);
      kept = next;
      rest = foldedFor;
      if (focused !== null && focusedKey(root) === null) root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}

/** The rows of a tap, and what they were written for. */
interface Kept {
  readonly look: string;
  readonly rows: readonly HTMLElement[];
}

/** What a cell says. */
interface Said {
  readonly look: BadgeState;
  readonly words: string;
  /** Whether it was seen before the viewer's last change turned it; undefined when that did not. */
  readonly wasSeen: boolean | undefined;
}

function keep(before: Kept | undefined, tap: PlayableTap, state: State, actions: Actions): Kept {
  const [request, reply] = [said(tap, "request", state), said(tap, "reply", state)];
  const open = state.chosenTap === tap.key;
  const look = JSON.stringify([open, request, reply]);
  // What is open depends on more than this.
  return before?.look === look && !open
    ? before
    : { look, rows: rows(tap, open, [cell("request", request, state), cell("reply", reply, state)], state, actions) };
}

function exchange(before: readonly HTMLElement[], after: readonly HTMLElement[]): void {
  before.forEach((row, index) => {
    const next = after[index];
    if (next !== undefined && next !== row) row.replaceWith(next);
  });
}

function focusedKey(root: HTMLElement): string | null {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && root.contains(focused) ? (focused.dataset["key"] ?? null) : null;
}

function rows(tap: PlayableTap, open: boolean, cells: readonly HTMLElement[], state: State, actions: Actions): HTMLElement[] {
  const name = button(
    { "aria-expanded": String(open), "data-key": tap.key, title: tap.interface },
    () => {
      actions.chooseTap(open ? null : tap.key);
    },
    element("span", { class: "wb-mono" }, tap.interface),
    element("span", { class: "wb-tap-place" }, tap.place),
  );
  const row = element("tr", { class: open ? "wb-chosen" : null }, element("th", { scope: "row" }, name), ...cells);
  row.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("button") === null) actions.chooseTap(open ? null : tap.key);
  });
  return open ? [row, element("tr", { class: "wb-chosen" }, element("td", { colspan: 3 }, tapDetail(tap, state, actions)))] : [row];
}

function isTurned(tap: PlayableTap, { changes }: State): boolean {
  return changes.has(`${tap.key} request`) || changes.has(`${tap.key} reply`);
}

function said(tap: PlayableTap, way: "request" | "reply", state: State): Said {
  const key = `${tap.key} ${way}`;
  const look = badgeState(state.trace, state.position, tap, way, state.hidden, state.guesses.has(key));
  const seen = look === "hidden" ? undefined : state.changes.get(key);
  return { look, words: badgeWords(state.trace, state.position, tap, way), wasSeen: seen === undefined ? undefined : !seen };
}

function cell(way: "request" | "reply", { look, words, wasSeen }: Said, { trace: { labels } }: State): HTMLElement {
  const shown = badge(look, way, words, labels);
  if (wasSeen === undefined) return element("td", {}, shown);
  return element("td", { class: "wb-turned" }, shown, element("span", { class: "wb-was" }, wasSeen ? labels.wasSeen : labels.wasNotSeen));
}

function folded(taps: readonly PlayableTap[], state: State): HTMLElement {
  const names = [...new Set(taps.map((tap) => tap.interface))];
  const few = names.length > 6 ? [...names.slice(0, 5), "…"] : names;
  return element(
    "tr",
    { class: "wb-folded" },
    element(
      "th",
      { scope: "row", colspan: 3 },
      element("span", { class: "wb-mono" }, few.join(", ")),
      `: ${state.hidden ? "?" : state.trace.labels.zeroPackets}`,
    ),
  );
}
