import type { PlayableTrace } from "../contracts/playable";
import { pairOf } from "../drawing/scene";
import { element } from "../shared/dom";
import { clampPosition } from "../shared/progress";
import { create } from "../workbench/index";

/** Draws a trace into a page to be printed: its first exchange, travelled to the end, as a picture that scales. */
export function drawInto(host: HTMLElement, json: Uint8Array): void {
  const trace = JSON.parse(new TextDecoder().decode(json)) as PlayableTrace;
  const [stage, hops, inspector, player] = [element("div"), element("div"), element("div"), element("div")];
  // Computed styles need a place in the document; this one is nowhere to be seen.
  const root = element("div", { class: "print-desk", "aria-hidden": "true" }, stage, hops, inspector, player);
  document.body.append(root);
  const workbench = create({ root, stage, hops, inspector, player });
  const last = pairOf(trace, 0).at(-1)?.index ?? 0;
  workbench.show(trace, clampPosition(trace, { packet: last, hop: Number.MAX_SAFE_INTEGER }));
  const picture = workbench.picture();
  if (picture !== null) {
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    host.replaceChildren(picture);
  }
  workbench.dispose();
  root.remove();
}
