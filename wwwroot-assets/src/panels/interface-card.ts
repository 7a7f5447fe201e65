import type { Anchor } from "../canvas/stage";
import type { InterfaceRef, PlayableTrace } from "../contracts/playable";
import { button, element, fill } from "../shared/dom";
import type { FoundInterface } from "../shared/interfaces";
import { interfaceOf } from "../shared/interfaces";
import { linked } from "../shared/owners";
import type { Spot } from "../shared/owners";
import { glossed } from "../shared/text";
import type { Actions, State } from "../workbench/state";
import { badge, badgeState, badgeWords } from "./badge";
import type { Hint } from "./hints";
import { kindOf } from "./hints";
import { captureButton } from "./tap-detail";

/** Card of an interface over the drawing, and the small hint while the pointer is on one. */
export interface InterfaceCards {
  readonly root: HTMLElement;
  update(state: State, at: Anchor | null): void;
  /** Null: none. */
  hint(hint: Hint | null, at: Anchor | null): void;
}

export function interfaceCards(actions: Actions): InterfaceCards {
  const card = element("div", { class: "wb-card", role: "dialog", tabindex: -1, hidden: true });
  const hint = element("div", { class: "wb-hint", "aria-hidden": "true", hidden: true });
  const root = element("div", { class: "wb-cards" }, hint, card);
  let open: string | null = null;
  let cameFrom: Element | null = null;
  const returnFocus = (): void => {
    const back = cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body ? cameFrom : root.parentElement;
    back?.focus();
  };
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    actions.openCard(null);
  });
  return {
    root,
    update(state, at) {
      const found = state.card === null ? null : interfaceOf(state.trace, state.card);
      if (found === null) {
        if (open !== null && card.contains(document.activeElement)) returnFocus();
        card.hidden = true;
        open = null;
        return;
      }
      hint.hidden = true;
      card.hidden = false;
      drawCard(card, found, state, actions);
      place(card, root, at);
      if (open !== state.card) {
        if (open === null) cameFrom = document.activeElement;
        open = state.card;
        card.focus({ preventScroll: true });
      }
    },
    hint(words, at) {
      hint.hidden = words === null || open !== null;
      if (hint.hidden || words === null) return;
      fill(hint, ...words);
      place(hint, root, at);
    },
  };
}

function drawCard(card: HTMLElement, { item, node, netns, place: where, spelling }: FoundInterface, state: State, actions: Actions): void {
  const { trace } = state;
  const { labels } = trace;
  const { openPlace } = actions;
  const tap = trace.taps.find((each) => each.key === item.tap);
  const fact = (name: string, value: string, spot: Spot = nowhere): HTMLElement[] => [
    element("dt", {}, name),
    element("dd", { class: "wb-mono" }, ...(value === "" ? ["–"] : linked(value, trace, spot, openPlace !== null))),
  ];
  const programs = item.programs.map((each) => `${each.hook}: ${each.section}`).join("\n");
  card.setAttribute("aria-label", `${labels.cardInterface} ${item.name}, ${where}`);
  fill(
    card,
    element(
      "div",
      { class: "wb-row" },
      element("h3", {}, element("span", { class: "wb-mono" }, item.name), element("span", { class: "wb-tap-place" }, where)),
      button(
        { class: "wb-close", "aria-label": labels.close },
        () => {
          actions.openCard(null);
        },
        "×",
      ),
    ),
    element("p", { class: "wb-card-kind" }, ...glossed(kindOf(item.kind, labels).kind, trace.glossary)),
    element(
      "dl",
      {},
      ...fact(labels.cardAddress, item.addresses.join("\n")),
      ...fact(labels.cardMac, item.mac),
      ...fact(labels.cardIfindex, String(item.ifindex)),
      ...fact(labels.cardMtu, String(item.mtu)),
      ...fact(labels.cardPeer, item.peer === null ? "" : peerName(trace, item.peer), item.peer ?? nowhere),
      ...fact(labels.cardPrograms, programs === "" ? labels.cardNone : programs),
    ),
    tap === undefined
      ? null
      : element(
          "p",
          { class: "wb-card-taps" },
          ...(["request", "reply"] as const).map((way) =>
            badge(
              badgeState(trace, state.position, tap, way, state.hidden, state.guesses.has(`${tap.key} ${way}`)),
              way,
              badgeWords(trace, state.position, tap, way),
              labels,
            ),
          ),
          button(
            { class: "wb-link" },
            () => {
              actions.chooseTap(tap.key);
            },
            "tcpdump",
          ),
          captureButton(tap, state, actions),
        ),
    openPlace === null
      ? null
      : button(
          { class: "wb-link" },
          () => {
            openPlace(spelling);
          },
          labels.cardTables,
        ),
    actions.capture === null
      ? null
      : button(
          { class: "wb-link wb-mono wb-card-capture", "aria-label": `${labels.cardCapture} tcpdump -pne -i ${item.name}` },
          () => {
            actions.capture?.(node, netns, item.name);
          },
          `tcpdump -pne -i ${item.name}`,
        ),
  );
}

const nowhere: Spot = { node: null, netns: null };

function peerName(trace: PlayableTrace, peer: InterfaceRef): string {
  const node = trace.nodes.find((each) => each.id === peer.node);
  const namespace = node?.namespaces.find((each) => each.id === peer.netns);
  return `${peer.interface}, ${namespace?.kind === "host" ? (node?.name ?? "") : (namespace?.name ?? peer.netns)}`;
}

/** Under its plate, above it where there is no room; moved inwards where it would leave the drawing. */
function place(target: HTMLElement, within: HTMLElement, at: Anchor | null): void {
  const room = within.parentElement ?? within;
  const width = target.offsetWidth;
  const height = target.offsetHeight;
  const x = at?.x ?? room.clientWidth / 2;
  const y = (at?.y ?? room.clientHeight / 3) + gap;
  const above = at === null ? y : at.top - gap - height;
  const put = y + height + edge > room.clientHeight && above >= edge ? above : y;
  target.style.left = `${Math.round(Math.max(edge, Math.min(x - width / 2, room.clientWidth - width - edge)))}px`;
  target.style.top = `${Math.round(Math.max(edge, Math.min(put, room.clientHeight - height - edge)))}px`;
}

const gap = 8;
const edge = 4;
