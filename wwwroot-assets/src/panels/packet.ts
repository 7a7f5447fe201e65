import type { ByteRange, PlayableField, PlayableHop, PlayableLayer } from "../contracts/playable";
import { button, element, fill, setAttributes } from "../shared/dom";
import { linked } from "../shared/owners";
import { format, glossed } from "../shared/text";
import type { Actions, Panel, State } from "../workbench/state";
import { dump } from "./dump";

/** The packet as it leaves the hop: layers and octets, with what changed. */
export function packetPanel({ openPlace }: Actions): Panel {
  const title = element("h3");
  const size = element("span");
  const nothing = element("p", { class: "wb-quiet" });
  const bytes = dump();
  const layers = layerTable((range) => {
    bytes.light(range);
  });
  let shown: { readonly hop: PlayableHop; readonly state: State } | null = null;
  let all = false;
  const more = button({ class: "wb-more" }, () => {
    all = !all;
    if (shown !== null) draw(shown.state, shown.hop);
  });
  const root = element(
    "section",
    { class: "wb-packet" },
    element("div", { class: "wb-row" }, title, size),
    nothing,
    layers.root,
    more,
    bytes.root,
  );

  const draw = (state: State, hop: PlayableHop): void => {
    const { labels } = state.trace;
    const n = hop.frame.length / 2;
    const m = hop.changes.reduce((sum, each) => sum + each.length, 0);
    fill(title, ...glossed(labels.packetAfter, state.trace.glossary, false));
    size.textContent = n === 0 ? "" : m > 0 ? format(labels.bytesChanged, { n, m }) : format(labels.bytes, { n });
    nothing.textContent = labels.noPacketYet;
    nothing.hidden = n > 0;
    for (const part of [layers.root, bytes.root]) part.hidden = n === 0;
    layers.show(hop, all, (value) => linked(value, state.trace, hop, openPlace !== null));
    setAttributes(more, {
      "aria-expanded": String(all),
      hidden: n === 0 || !hop.layers.some((layer) => layer.fields.some((field) => !isMain(field))),
    });
    more.textContent = all ? labels.mainFields : labels.allFields;
    setAttributes(bytes.root, { "aria-label": labels.packetAfter });
    bytes.show(hop.frame, hop.changes);
  };

  return {
    root,
    update(state) {
      const hop = state.trace.packets[state.position.packet]?.hops[state.position.hop] ?? null;
      root.hidden = hop === null;
      if (hop === null || hop === shown?.hop) return;
      shown = { hop, state };
      draw(state, hop);
    },
  };
}

const isMain = (field: PlayableField): boolean => field.primary || field.changed;

type Light = (range: ByteRange | null) => void;
type Write = (value: string) => (Node | string)[];

interface LayerTable {
  readonly root: HTMLElement;
  show(hop: PlayableHop, everything: boolean, write: Write): void;
}

/** A row for each layer; one that says what it said at the hop before, in the same netns, stays. */
function layerTable(light: Light): LayerTable {
  const body = element("tbody");
  let rows: readonly { readonly says: string; readonly row: HTMLElement }[] = [];
  return {
    root: element("table", { class: "wb-layers" }, body),
    show(hop, everything, write) {
      const next = hop.layers.map((layer, index) => {
        const fields = layer.fields.filter((each) => everything || isMain(each));
        const says = JSON.stringify([layer.kind, fields, hop.node, hop.netns]);
        const before = rows[index];
        return before?.says === says ? before : { says, row: rowOf(layer, fields, light, write) };
      });
      next.forEach((each, index) => {
        const before = rows[index];
        if (before === undefined) body.append(each.row);
        else if (before !== each) before.row.replaceWith(each.row);
      });
      for (const gone of rows.slice(next.length)) gone.row.remove();
      rows = next;
    },
  };
}

function rowOf(layer: PlayableLayer, fields: readonly PlayableField[], light: Light, write: Write): HTMLElement {
  const values = element("td", {}, ...fields.map((each) => fieldOf(each, light, write)));
  return element("tr", {}, element("th", { scope: "row" }, layer.kind), values);
}

function fieldOf(field: PlayableField, light: Light, write: Write): HTMLElement {
  const made = element(
    "span",
    { class: "wb-field" },
    element("span", { class: "wb-field-name" }, field.name),
    " ",
    element(field.changed ? "ins" : "span", { class: "wb-mono" }, ...write(field.value)),
    field.was === null ? null : " ",
    field.was === null ? null : element("del", { class: "wb-mono" }, ...write(field.was)),
  );
  made.addEventListener("pointerenter", () => {
    light({ offset: field.offset, length: field.width });
  });
  made.addEventListener("pointerleave", () => {
    light(null);
  });
  return made;
}
