import type { Labels, PlayableCitation, PlayableHop } from "../contracts/playable";
import { element, fill } from "../shared/dom";
import { explained, linked } from "../shared/owners";
import { format, glossed } from "../shared/text";
import type { Actions, Panel } from "../workbench/state";

/** The current hop: place, what happened, on what evidence, where it is written. */
export function hopCard({ openPlace }: Actions): Panel {
  const root = element("section", { class: "wb-hop-card" });
  let shown: PlayableHop | null = null;
  return {
    root,
    update({ trace, position }) {
      const hop = trace.packets[position.packet]?.hops[position.hop];
      if (hop === shown) return;
      shown = hop ?? null;
      if (hop === undefined) {
        fill(root, element("p", {}, trace.dispositionText));
        return;
      }
      const { labels } = trace;
      const count = trace.packets[position.packet]?.hops.length ?? 0;
      const doubtful = hop.confidence === "inferred" || hop.confidence === "unverified";
      fill(
        root,
        element(
          "p",
          { class: "wb-at" },
          element("span", { class: "wb-count" }, `${hop.index + 1}/${count}${labels.comma}`),
          ...glossed(`${hop.place}${labels.comma}`, trace.glossary),
          element("span", { class: "wb-mono" }, ...glossed(hop.stage, trace.glossary)),
        ),
        element(
          "h2",
          {},
          element("span", { class: "wb-mono" }, hop.name),
          " ",
          element("span", { class: hop.end === "dropped" ? "wb-action wb-drop" : "wb-action" }, ...glossed(hop.action, trace.glossary)),
        ),
        element(
          "p",
          { class: doubtful ? "wb-explanation wb-doubtful" : "wb-explanation" },
          ...explained(hop.explanation, trace, hop, openPlace !== null),
        ),
        chips(hop, labels),
        ...hop.evidence.map((each) =>
          element(
            "div",
            { class: "wb-evidence wb-mono" },
            element("b", {}, each.source),
            ...linked(each.entry, trace, hop, openPlace !== null),
          ),
        ),
        source(hop, labels),
      );
    },
  };
}

/** Only on a phone, where the packet's layers are far down. */
function chips(hop: PlayableHop, labels: Labels): HTMLElement | null {
  const changed = hop.layers.flatMap((layer) =>
    layer.fields.filter((field) => field.changed && field.primary).map((field) => `${layer.kind} ${field.name}`),
  );
  if (changed.length === 0 && hop.ttlBefore === null) return null;
  const ttl = hop.ttlBefore === null ? [] : [format(labels.ttlChange, { before: hop.ttlBefore, after: hop.ttl ?? "" })];
  const rest = changed.filter((each) => !each.endsWith(" ttl") && !each.endsWith(" checksum"));
  return element("p", { class: "wb-chips" }, ...[...ttl, ...rest].map((each) => element("span", { class: "wb-changed" }, each)));
}

function source(hop: PlayableHop, labels: Labels): HTMLElement | null {
  const words =
    hop.confidence === "inferred"
      ? labels.confidenceInferred
      : hop.confidence === "unverified"
        ? labels.confidenceUnverified
        : hop.confidence === "observed"
          ? labels.confidenceObserved
          : null;
  if (hop.citation === null && words === null) return null;
  return element(
    "p",
    { class: "wb-source" },
    ...(hop.citation === null ? [] : citation(hop.citation)),
    words === null ? null : element("span", { class: hop.confidence === "observed" ? "" : "wb-confidence" }, words),
  );
}

function citation(each: PlayableCitation): (Node | string)[] {
  const name = `${each.file} ${each.symbol}`;
  const link = each.url === null ? element("span", {}, name) : element("a", { href: each.url, target: "_blank", rel: "noreferrer" }, name);
  return [`${each.project} ${each.version} `, link, " "];
}
