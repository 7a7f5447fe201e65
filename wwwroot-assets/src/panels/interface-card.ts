import type { InterfaceRef, PlayableInterface, PlayableTrace } from "../contracts/playable";
import { button, element, fill } from "../shared/dom";
import { linked } from "../shared/owners";
import type { Spot } from "../shared/owners";
import { placeText } from "../shared/place";
import type { Actions, State } from "../workbench/state";
import { badge, badgeState, badgeWords } from "./badge";
import { captureButton } from "./tap-detail";

interface Found {
  readonly node: string;
  readonly netns: string;
  readonly place: string;
  /** The interface as addresses spell it. */
  readonly spelling: string;
  readonly item: PlayableInterface;
}

/** Card of an interface over the drawing, and the small hint while the pointer is on one. */
export interface InterfaceCards {
  readonly root: HTMLElement;
  update(state: State, at: { readonly x: number; readonly y: number } | null): void;
  /** A hint that is nothing but a name; null: none. */
  name(words: string | null, at: { readonly x: number; readonly y: number }): void;
  hint(trace: PlayableTrace | null, key: string | null, at: { readonly x: number; readonly y: number } | null): void;
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
      const found = state.card === null ? null : find(state.trace, state.card);
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
    name(words, at) {
      hint.hidden = words === null || open !== null;
      if (hint.hidden) return;
      fill(hint, element("b", { class: "wb-mono" }, words));
      place(hint, root, at);
    },
    hint(trace, key, at) {
      const found = trace === null || key === null ? null : find(trace, key);
      hint.hidden = found === null || open !== null;
      if (found === null) return;
      fill(
        hint,
        element("b", { class: "wb-mono" }, found.item.name),
        element("span", {}, found.place),
        ...[...found.item.addresses, found.item.mac]
          .filter((each) => each !== "")
          .map((each) => element("span", { class: "wb-mono" }, each)),
      );
      place(hint, root, at);
    },
  };
}

function drawCard(card: HTMLElement, { item, node, netns, place: where, spelling }: Found, state: State, actions: Actions): void {
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

function find(trace: PlayableTrace, key: string): Found | null {
  for (const node of trace.nodes)
    for (const namespace of node.namespaces)
      for (const item of namespace.interfaces)
        if (item.tap === key || `${node.id}/${namespace.id}/${item.name}` === key)
          return {
            item,
            spelling: placeText(node.id, namespace.id, item.name),
            node: node.id,
            netns: namespace.id,
            place: namespace.kind === "host" ? node.name : `${namespace.name}, ${node.name}`,
          };
  return null;
}

/** Under its plate, moved inwards where it would leave the drawing. */
function place(target: HTMLElement, within: HTMLElement, at: { readonly x: number; readonly y: number } | null): void {
  const room = within.parentElement ?? within;
  const width = target.offsetWidth;
  const height = target.offsetHeight;
  const x = at?.x ?? room.clientWidth / 2;
  const y = at?.y ?? room.clientHeight / 3;
  target.style.left = `${Math.round(Math.max(4, Math.min(x - width / 2, room.clientWidth - width - 4)))}px`;
  target.style.top = `${Math.round(Math.max(4, Math.min(y + 8, room.clientHeight - height - 4)))}px`;
}
