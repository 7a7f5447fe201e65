import type { PlayableTap } from "../contracts/playable";
import { button, element, fill } from "../shared/dom";
import type { Actions, Panel, State } from "../workbench/state";
import { badge, badgeState, badgeWords } from "./badge";
import { tapDetail } from "./tap-detail";

/** Interface × request/reply: on which interfaces would tcpdump show what? */
export function tapTable(actions: Actions): Panel {
  const root = element("section", { class: "wb-taps" });
  return {
    root,
    update(state) {
      const { labels, taps } = state.trace;
      root.hidden = taps.length === 0;
      const shown = taps.filter((tap) => state.showAll || !tap.untouched || tap.key === state.chosenTap || isTurned(tap, state));
      const rest = taps.filter((tap) => !shown.includes(tap));
      const focused =
        document.activeElement instanceof HTMLElement && root.contains(document.activeElement)
          ? document.activeElement.dataset["key"]
          : undefined;
      fill(
        root,
        element(
          "table",
          {},
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              element("th", { scope: "col" }, element("h3", {}, labels.tapsTitle)),
              element("th", { scope: "col", class: "wb-request" }, labels.request),
              element("th", { scope: "col", class: "wb-reply" }, labels.reply),
            ),
          ),
          element("tbody", {}, ...shown.flatMap((tap) => rows(tap, state, actions)), rest.length > 0 ? folded(rest, state) : null),
        ),
      );
      if (focused !== undefined) root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}

function rows(tap: PlayableTap, state: State, actions: Actions): HTMLElement[] {
  const open = state.chosenTap === tap.key;
  const name = button(
    { "aria-expanded": String(open), "data-key": tap.key, title: tap.interface },
    () => {
      actions.chooseTap(open ? null : tap.key);
    },
    element("span", { class: "wb-mono" }, tap.interface),
    element("span", { class: "wb-tap-place" }, tap.place),
  );
  const row = element(
    "tr",
    { class: open ? "wb-chosen" : null },
    element("th", { scope: "row" }, name),
    cell(tap, "request", state),
    cell(tap, "reply", state),
  );
  row.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("button") === null) actions.chooseTap(open ? null : tap.key);
  });
  return open ? [row, element("tr", { class: "wb-chosen" }, element("td", { colspan: 3 }, tapDetail(tap, state, actions)))] : [row];
}

function isTurned(tap: PlayableTap, { changes }: State): boolean {
  return changes.has(`${tap.key} request`) || changes.has(`${tap.key} reply`);
}

function cell(tap: PlayableTap, way: "request" | "reply", state: State): HTMLElement {
  const guessed = state.guesses.has(`${tap.key} ${way}`);
  const look = badgeState(state.trace, state.position, tap, way, state.hidden, guessed);
  const shown = badge(look, way, badgeWords(state.trace, state.position, tap, way), state.trace.labels);
  const seen = look === "hidden" ? undefined : state.changes.get(`${tap.key} ${way}`);
  if (seen === undefined) return element("td", {}, shown);
  const { labels } = state.trace;
  return element("td", { class: "wb-turned" }, shown, element("span", { class: "wb-was" }, seen ? labels.wasNotSeen : labels.wasSeen));
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
