import type { PlayableTap } from "../contracts/playable";
import { button, element } from "../shared/dom";
import { linked } from "../shared/owners";
import { hasPassed } from "../shared/progress";
import { format, glossed } from "../shared/text";
import type { Actions, State } from "../workbench/state";
import { badgeState } from "./badge";

type Way = "request" | "reply";

/** Under a chosen row: why not seen, what tcpdump prints, and while answers are hidden the question. */
export function tapDetail(tap: PlayableTap, state: State, actions: Actions): HTMLElement {
  const { labels } = state.trace;
  const parts = (["request", "reply"] as const).flatMap((way) => about(tap, way, state, actions));
  const visible = tap.frames.filter((frame) => frame.way === null || stateOf(tap, frame.way, state) !== "hidden");
  const printed = visible.filter((frame) => hasPassed(state.position, frame.packet, frame.hop));
  const later = visible.filter((frame) => !printed.includes(frame) && !state.hidden);
  const lines = (frames: typeof visible): HTMLElement[] =>
    frames.map((frame) =>
      element(
        "div",
        { class: `wb-dump wb-mono wb-${frame.way ?? "other"}` },
        ...linked(frame.tcpdump, state.trace, tap, actions.openPlace !== null),
      ),
    );
  return element(
    "div",
    { class: "wb-tap-detail" },
    ...parts,
    ...(printed.length > 0
      ? [
          element("p", { class: "wb-row" }, labels.tcpdumpPrinted, copyButton(printed.map((frame) => frame.tcpdump).join("\n"), state)),
          ...lines(printed),
        ]
      : []),
    ...(later.length > 0 ? [element("p", {}, labels.tcpdumpWillPrint), ...lines(later)] : []),
    button(
      { class: "wb-more" },
      () => {
        actions.openCard(state.card === tap.key ? null : tap.key);
      },
      `${labels.cardInterface} ${tap.interface}`,
    ),
    captureButton(tap, state, actions),
  );
}

function stateOf(tap: PlayableTap, way: Way, state: State): ReturnType<typeof badgeState> {
  return badgeState(state.trace, state.position, tap, way, state.hidden, state.guesses.has(`${tap.key} ${way}`));
}

function about(tap: PlayableTap, way: Way, state: State, actions: Actions): HTMLElement[] {
  const { labels } = state.trace;
  const word = way === "request" ? labels.requestWord : labels.replyWord;
  const look = stateOf(tap, way, state);
  if (look === "hidden") {
    return [
      element(
        "div",
        { class: "wb-guess" },
        element("p", {}, format(labels.guessQuestion, { way: word, name: tap.interface })),
        button(
          { class: "wb-choice" },
          () => {
            actions.guess(tap.key, way, true);
          },
          labels.guessYes,
        ),
        button(
          { class: "wb-choice" },
          () => {
            actions.guess(tap.key, way, false);
          },
          labels.guessNo,
        ),
      ),
    ];
  }
  const guess = state.guesses.get(`${tap.key} ${way}`);
  const verdict =
    guess === undefined
      ? []
      : [
          element(
            "p",
            { class: "wb-verdict" },
            `${guess === (look !== "not") ? `✓ ${labels.guessRight}` : `✗ ${labels.guessWrong}`}: ${word} ${look === "not" ? labels.notSeen : labels.seen}`,
          ),
        ];
  const reason = tap.reasons[way];
  if (look !== "not" || reason === null) return verdict;
  const at = reason.at;
  const sentence =
    at === null
      ? element("p", {}, ...glossed(reason.sentence, state.trace.glossary))
      : element(
          "p",
          {},
          ...glossed(reason.sentence, state.trace.glossary),
          " ",
          button(
            { class: "wb-link" },
            () => {
              actions.goTo(at);
            },
            `${at.hop + 1} ${state.trace.packets[at.packet]?.hops[at.hop]?.name ?? ""}`,
          ),
        );
  return [...verdict, sentence];
}

/** Saves what the tap saw for Wireshark; null where that would give answers away, or nobody can make the file. */
export function captureButton(tap: PlayableTap, state: State, { saveCapture }: Actions): HTMLElement | null {
  if (saveCapture === null || state.hidden) return null;
  const { labels } = state.trace;
  return button(
    { class: "wb-more", title: labels.saveCapture },
    () => {
      saveCapture(tap.key);
    },
    "pcapng ↓",
  );
}

function copyButton(words: string, { trace }: State): HTMLElement {
  const made: HTMLButtonElement = button(
    { class: "wb-link" },
    () => {
      void navigator.clipboard.writeText(words).then(() => {
        made.textContent = trace.labels.copied;
      });
    },
    trace.labels.copy,
  );
  return made;
}
