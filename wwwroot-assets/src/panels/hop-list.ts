import { eyeIcon } from "../canvas/glyphs";
import type { Direction, Labels, PlayableHop, PlayablePacket } from "../contracts/playable";
import { pairOf } from "../drawing/scene";
import { arrowIcon } from "../shared/arrow";
import { button, element, fill, setAttributes } from "../shared/dom";
import { groupsOf } from "../shared/groups";
import { hasPassed } from "../shared/progress";
import { format, glossed } from "../shared/text";
import type { Actions, Panel, State } from "../workbench/state";

/** The hops of the current packet by netns: the drawing in text. */
export function hopList(actions: Actions): Panel {
  const root = element("nav", { class: "wb-hops" });
  let builtFor = "";
  let rows: { readonly hop: PlayableHop; readonly row: HTMLButtonElement }[] = [];
  return {
    root,
    update(state) {
      const packet = state.trace.packets[state.position.packet];
      if (packet === undefined) {
        fill(root, element("p", { class: "wb-quiet" }, state.trace.dispositionText));
        builtFor = "";
        return;
      }
      const key = `${state.trace.key} ${packet.index}`;
      if (key !== builtFor) {
        builtFor = key;
        rows = build(root, state, packet, actions);
      }
      for (const { hop, row } of rows) mark(row, hop, packet, state);
      root.classList.toggle("wb-answers-hidden", state.hidden);
      for (const group of root.querySelectorAll("section"))
        group.hidden = state.hidden && group.querySelector(".wb-past, .wb-now") === null;
    },
  };
}

function build(root: HTMLElement, state: State, packet: PlayablePacket, actions: Actions): { hop: PlayableHop; row: HTMLButtonElement }[] {
  const { labels } = state.trace;
  setAttributes(root, { "aria-label": labels.hops });
  const rows: { hop: PlayableHop; row: HTMLButtonElement }[] = [];
  const groups = groupsOf(state.trace, packet).map((group) => {
    const list = element("ol", { start: group.first + 1 });
    for (const hop of packet.hops.slice(group.first, group.last + 1)) {
      const row = button({ class: `wb-hop wb-${packet.direction ?? "other"}` }, () => {
        actions.goTo({ packet: packet.index, hop: hop.index });
      });
      rows.push({ hop, row });
      list.append(element("li", {}, row));
    }
    return element(
      "section",
      {},
      element("h3", {}, element("b", {}, group.name), element("span", {}, ...glossed(group.kind, state.trace.glossary))),
      list,
    );
  });
  const title = element(
    "h2",
    {},
    element("span", { class: `wb-way wb-${packet.direction ?? "other"}` }, ...wayTitle(packet.direction, labels)),
    element("span", {}, ...glossed(labels.ttlShort, state.trace.glossary)),
  );
  fill(root, title, ...groups, other(state, packet, actions));
  return rows;
}

/** The packet of the other direction, in two lines. */
function other(state: State, packet: PlayablePacket, actions: Actions): HTMLElement | null {
  const partner = pairOf(state.trace, packet.index).find((each) => each !== packet);
  if (partner === undefined) return null;
  const { labels } = state.trace;
  const toCome = partner.index > packet.index;
  const places = [
    ...new Set(
      groupsOf(state.trace, partner)
        .filter((group) => partner.hops[group.first]?.node !== null)
        .map((group) => group.name),
    ),
  ].join(", ");
  return element(
    "p",
    { class: "wb-partner" },
    button(
      { class: `wb-way wb-${partner.direction ?? "other"}` },
      () => {
        actions.goTo({ packet: partner.index, hop: 0 });
      },
      ...wayTitle(partner.direction, labels),
    ),
    ", ",
    ...glossed(format(toCome ? labels.hopsToCome : labels.hopsTravelled, { n: partner.hops.length }), state.trace.glossary, false),
    element("br"),
    places,
  );
}

function mark(row: HTMLButtonElement, hop: PlayableHop, packet: PlayablePacket, state: State): void {
  const now = hop.index === state.position.hop;
  const passed = hasPassed(state.position, packet.index, hop.index);
  const unknown = state.hidden && !passed;
  const look = `${now} ${passed} ${unknown}`;
  if (row.dataset["look"] === look) return;
  row.dataset["look"] = look;
  setAttributes(row, {
    "aria-current": now ? "step" : null,
    class: `wb-hop wb-${packet.direction ?? "other"}${now ? " wb-now" : passed ? " wb-past" : " wb-next"}`,
  });
  const changed = hop.ttlBefore !== null;
  fill(
    row,
    sign(hop, unknown),
    element("span", { class: "wb-hop-number" }, String(hop.index + 1)),
    element("span", { class: "wb-hop-name" }, unknown ? "…" : hop.name),
    element("span", { class: "wb-hop-detail wb-mono" }, unknown ? "" : now ? hop.action : hop.detail),
    element(
      "span",
      { class: changed && !unknown ? "wb-hop-ttl wb-changed" : "wb-hop-ttl" },
      unknown || hop.ttl === null ? "" : changed ? `${hop.ttlBefore}→${hop.ttl}` : String(hop.ttl),
    ),
  );
  // Once the step is drawn: measured before, the page would be laid out between two writes.
  if (now)
    requestAnimationFrame(() => {
      setTimeout(() => {
        scrollTo(row);
      });
    });
}

function sign(hop: PlayableHop, unknown: boolean): HTMLElement {
  const kind = unknown ? "kernel" : hop.end !== null ? "end" : hop.sign;
  return element(
    "span",
    { class: `wb-sign wb-sign-${kind}`, "aria-hidden": "true" },
    kind === "tap" ? eyeIcon(false) : kind === "end" ? "×" : null,
  );
}

/** Only the list itself scrolls, never the page. */
function scrollTo(row: HTMLElement): void {
  const list = row.closest<HTMLElement>(".wb-hops");
  if (list === null || list.scrollHeight <= list.clientHeight) return;
  const offset = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (offset < 40) list.scrollTop += offset - 40;
  else if (offset > list.clientHeight - 80) list.scrollTop += offset - list.clientHeight + 80;
}

/** `Request →`, `← Reply`: the arrow points as the packet goes. */
function wayTitle(direction: Direction | null, labels: Labels): (Node | string)[] {
  if (direction === "request") return [`${labels.request} `, arrowIcon("request")];
  return direction === "reply" ? [arrowIcon("reply"), ` ${labels.reply}`] : [labels.otherWord];
}
