import type { Overlay } from "../canvas/overlay";
import { overlay } from "../canvas/overlay";
import type { PlayableTrace, Position } from "../contracts/playable";
import type { Scene } from "../drawing/scene";
import { setAttributes } from "../shared/dom";

/** One variant's drawing: still, as large as its column allows. */
export interface Column {
  readonly overlay: Overlay;
  readonly scene: Scene;
  /** The token is dimmed while the variant waits for the others, and gone when everything is travelled. */
  mark(token: "moves" | "waits" | "arrived"): void;
  fit(zoom: number): void;
}

export function column(host: HTMLElement, trace: PlayableTrace, scene: Scene): Column {
  const drawing = overlay(true);
  drawing.draw(scene, trace);
  setAttributes(drawing.root, { role: "img", "aria-hidden": null, "aria-label": `${trace.title}: ${trace.dispositionText}` });
  host.replaceChildren(drawing.root);
  return {
    overlay: drawing,
    scene,
    mark(token) {
      drawing.root.classList.toggle("wb-waiting", token === "waits");
      drawing.root.classList.toggle("wb-arrived", token === "arrived");
    },
    fit(zoom) {
      const width = scene.layout.width * zoom;
      setAttributes(drawing.root, { width, height: scene.layout.height * zoom });
      drawing.follow({ x: 0, y: 0 }, zoom);
    },
  };
}

/** Where the variant's own lane is drawn for a position. */
export function laneAt(scene: Scene, position: Position): Scene["lanes"][number] | undefined {
  return scene.lanes.find((lane) => lane.packet.index === position.packet);
}
