import { eyeGlyph } from "../canvas/glyphs";
import type { Scene } from "../drawing/scene";
import { button, element, fill, svg } from "../shared/dom";
import { explained, nowhere } from "../shared/owners";
import { format } from "../shared/text";
import type { Actions, Panel, State } from "../workbench/state";

/** The sentence over the drawing, and what its signs mean. */
export function headline(actions: Actions, scene: () => Scene | null): Panel {
  const title = element("h2", { class: "wb-headline" });
  const legend = element("p", { class: "wb-legend" });
  const root = element("div", { class: "wb-head" }, title, legend);
  let legendFor = "";
  return {
    root,
    update(state) {
      const packet = state.trace.packets[state.position.packet];
      const hop = packet?.hops[state.position.hop];
      fill(
        title,
        ...explained(hop?.headline ?? state.trace.dispositionText, state.trace, hop ?? nowhere, actions.openPlace !== null, false),
      );
      const drawn = scene();
      const signs = `${state.trace.key} ${state.showAll} ${drawn?.foldedInterfaces} ${drawn?.foldedNodes} ${drawn?.shells.length} ${drawn?.locks.length} ${state.hidden}`;
      if (signs === legendFor) return;
      legendFor = signs;
      drawLegend(legend, state, drawn, actions);
    },
  };
}

function drawLegend(target: HTMLElement, { trace, showAll }: State, scene: Scene | null, actions: Actions): void {
  const { labels } = trace;
  const folded = scene === null ? 0 : scene.foldedInterfaces;
  const nodes = scene === null ? 0 : scene.foldedNodes;
  const counts = [
    folded > 0 ? format(labels.foldedInterfaces, { n: folded }) : "",
    nodes > 0 ? format(labels.foldedNodes, { n: nodes }) : "",
  ];
  fill(
    target,
    sign(eye("request", "seen"), labels.legendSeen),
    sign(eye("reply", "later"), labels.legendWillSee),
    sign(eye("request", "not"), labels.legendNotSeen),
    sign(line("wb-done wb-request"), labels.legendTravelled),
    sign(line("wb-ahead wb-request"), labels.legendToCome),
    scene !== null && scene.shells.length > 0 ? sign(line("wb-shell"), labels.legendShell) : null,
    scene !== null && scene.locks.length > 0
      ? sign(
          svg(
            "svg",
            { class: "wb-key", viewBox: "-11 -11 22 22", width: 18, height: 18, "aria-hidden": "true" },
            svg("circle", { r: 9, class: "wb-key-lock" }),
          ),
          labels.legendLock,
        )
      : null,
    folded > 0 || showAll
      ? element(
          "span",
          { class: "wb-fold", title: counts.filter((each) => each !== "").join(", ") },
          folded + nodes === 0 ? null : format(labels.folded, { n: folded + nodes }),
          button(
            { "aria-pressed": String(showAll) },
            () => {
              actions.setShowAll(!showAll);
            },
            showAll ? labels.showFewer : labels.showAll,
          ),
        )
      : null,
  );
}

function sign(picture: SVGElement, words: string): HTMLElement {
  return element("span", {}, picture, words);
}

function eye(way: "request" | "reply", state: "seen" | "later" | "not"): SVGElement {
  return svg("svg", { class: "wb-key", viewBox: "-21 -12 42 24", width: 35, height: 20, "aria-hidden": "true" }, eyeGlyph(way, state, 1));
}

function line(kind: string): SVGElement {
  return svg(
    "svg",
    { class: "wb-key", viewBox: "0 0 30 12", width: 24, height: 12, "aria-hidden": "true" },
    svg("path", { class: kind, d: "M2 6H28" }),
  );
}
