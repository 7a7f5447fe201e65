import type { ByteRange, PlayableField, PlayableHop, PlayableLayer } from "../contracts/playable";
import { button, element, fill } from "../shared/dom";
import { linked } from "../shared/owners";
import { format } from "../shared/text";
import type { Actions, Panel, State } from "../workbench/state";

/** The packet as it leaves the hop: layers and octets, with what changed. */
export function packetPanel({ openPlace }: Actions): Panel {
  const root = element("section", { class: "wb-packet" });
  let shown: PlayableHop | null = null;
  let all = false;
  const draw = (state: State, hop: PlayableHop): void => {
    const { labels } = state.trace;
    const size = hop.frame.length / 2;
    const changed = hop.changes.reduce((sum, each) => sum + each.length, 0);
    const title = element(
      "div",
      { class: "wb-row" },
      element("h3", {}, labels.packetAfter),
      element(
        "span",
        {},
        size === 0 ? "" : changed > 0 ? format(labels.bytesChanged, { n: size, m: changed }) : format(labels.bytes, { n: size }),
      ),
    );
    if (size === 0) {
      fill(root, title, element("p", { class: "wb-quiet" }, labels.noPacketYet));
      return;
    }
    const bytes = element("div", { class: "wb-bytes wb-mono", tabindex: 0, role: "group", "aria-label": labels.packetAfter }, ...dump(hop));
    const light = (range: ByteRange | null): void => {
      bytes.querySelectorAll<HTMLElement>("[data-byte]").forEach((each) => {
        const offset = Number(each.dataset["byte"]);
        each.classList.toggle("wb-lit", range !== null && offset >= range.offset && offset < range.offset + range.length);
      });
    };
    const hides = hop.layers.some((layer) => layer.fields.some((field) => !isMain(field)));
    fill(
      root,
      title,
      layers(hop.layers, all, light, (value) => linked(value, state.trace, hop, openPlace !== null)),
      hides
        ? button(
            { class: "wb-more", "aria-expanded": String(all) },
            () => {
              all = !all;
              draw(state, hop);
            },
            all ? labels.mainFields : labels.allFields,
          )
        : null,
      bytes,
    );
  };
  return {
    root,
    update(state) {
      const hop = state.trace.packets[state.position.packet]?.hops[state.position.hop] ?? null;
      root.hidden = hop === null;
      if (hop === null || hop === shown) return;
      shown = hop;
      draw(state, hop);
    },
  };
}

const isMain = (field: PlayableField): boolean => field.primary || field.changed;

type Write = (value: string) => (Node | string)[];

function layers(all: readonly PlayableLayer[], everything: boolean, light: (range: ByteRange | null) => void, write: Write): HTMLElement {
  const rows = all.map((layer) => {
    const fields = layer.fields.filter((each) => everything || isMain(each));
    const values = element("td", {}, ...fields.map((each) => fieldOf(each, light, write)));
    return element("tr", {}, element("th", { scope: "row" }, layer.kind), values);
  });
  return element("table", { class: "wb-layers" }, element("tbody", {}, ...rows));
}

function fieldOf(field: PlayableField, light: (range: ByteRange | null) => void, write: Write): HTMLElement {
  const made = element(
    "span",
    { class: "wb-field" },
    element("span", { class: "wb-field-name" }, field.name),
    " ",
    element(field.changed ? "ins" : "span", { class: "wb-mono" }, ...write(field.value)),
    field.was === null ? null : " ",
    field.was === null ? null : element("del", { class: "wb-mono" }, field.was),
  );
  made.addEventListener("pointerenter", () => {
    light({ offset: field.offset, length: field.width });
  });
  made.addEventListener("pointerleave", () => {
    light(null);
  });
  return made;
}

function dump(hop: PlayableHop): HTMLElement[] {
  const bytes = hop.frame.match(/../g) ?? [];
  const changed = new Set(hop.changes.flatMap((each) => Array.from({ length: each.length }, (_, index) => each.offset + index)));
  const lines: HTMLElement[] = [];
  for (let start = 0; start < bytes.length; start += 16) {
    const line = element("div", {}, element("span", { class: "wb-offset" }, start.toString(16).padStart(4, "0")));
    bytes.slice(start, start + 16).forEach((byte, index) => {
      line.append(index === 8 ? "  " : " ", element(changed.has(start + index) ? "mark" : "span", { "data-byte": start + index }, byte));
    });
    lines.push(line);
  }
  return lines;
}
