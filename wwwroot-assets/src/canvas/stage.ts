import cytoscape from "cytoscape";
import type { PlayableTrace } from "../contracts/playable";
import { nodeAt } from "../drawing/fleet";
import { compact, wide, wideLarge } from "../drawing/metrics";
import type { Metrics } from "../drawing/metrics";
import type { Scene } from "../drawing/scene";
import { sceneOf } from "../drawing/scene";
import { naturalHeight } from "../drawing/view";
import { element } from "../shared/dom";
import { watchLook } from "../shared/look";
import { lookedInto } from "./looked-into";
import { elementsIn } from "./elements";
import { overlay } from "./overlay";
import type { Overlay } from "./overlay";
import { styleFrom } from "./style";
import { viewportOn } from "./viewport";
import type { Viewport } from "./viewport";

/** Drawing of one trace: Cytoscape's topology with our overlay on top. */
export interface Stage {
  readonly root: HTMLElement;
  readonly overlay: Overlay;
  readonly scene: Scene | null;
  /** What of it is seen. */
  readonly viewport: Viewport;
  /** Rebuilds the scene for the packet; the same packet again costs nothing. */
  show(trace: PlayableTrace, packet: number, showAll: boolean, stations: boolean): void;
  select(key: string | null): void;
  /** Where a plate is, in pixels from the drawing's corner; null when it is not drawn. */
  placeOf(key: string): Anchor | null;
  resize(): void;
  dispose(): void;
}

/** A thing of the drawing, in pixels from its corner: the middle, the lower edge and the upper one. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly top: number;
}

export interface StageEvents {
  readonly plateChosen: (key: string | null) => void;
  /** Chosen twice at once. */
  readonly plateOpened: (key: string) => void;
  readonly plateHovered: (key: string | null) => void;
  /** The pointer is on a program or a station, by the element's id, or no longer: null. */
  readonly signHovered: (id: string | null, at: Anchor | null) => void;
  /** A node, or a netns or interface of it, as addresses spell it; and a table there by its command. */
  readonly placeChosen: (place: string, table?: string) => void;
  /** The pointer is on a node of a large cluster, or no longer: null. */
  readonly nodeHovered: (name: string | null, at: Anchor) => void;
  readonly hopChosen: (packet: number, hop: number) => void;
  /** The scene was rebuilt: whatever moves on it has to be painted again. */
  readonly redrawn: () => void;
}

/** Narrower than this, the drawing is a phone's. */
const narrow = 600;

function anchorOf(target: cytoscape.CollectionReturnValue | cytoscape.NodeSingular): Anchor {
  const { x1, x2, y1, y2 } = target.renderedBoundingBox({});
  return { x: (x1 + x2) / 2, y: y2, top: y1 };
}

export function stage(events: StageEvents): Stage {
  const carrier = element("div", { class: "wb-carrier", "aria-hidden": "true" });
  const over = overlay();
  const root = element("div", { class: "wb-drawing" }, carrier);
  root.append(over.root);
  const cy = cytoscape({
    container: carrier,
    layout: { name: "preset" },
    autoungrabify: true,
    boxSelectionEnabled: false,
    autounselectify: true,
    minZoom: 0.2,
    maxZoom: 4,
    userZoomingEnabled: false,
  });
  const place = elementsIn(cy);
  let scene: Scene | null = null;
  let chosen: string | null = null;
  let isStyled = false;
  let shown: { trace: PlayableTrace; packet: number; showAll: boolean; stations: boolean; metrics: Metrics } | null = null;
  const view = viewportOn(
    cy,
    root,
    () => scene,
    () => {
      over.follow(cy.pan(), cy.zoom());
    },
  );
  root.append(view.edges.root);
  const fit = (): void => {
    // A phone scrolls the page: the drawing is as high as it is.
    const height = scene?.metrics.compact === true ? `${naturalHeight(scene.layout, scene.metrics, root.clientWidth)}px` : null;
    root.style.setProperty("--wb-drawing-height", height);
    view.fit();
  };
  const plate = (key: string): cytoscape.CollectionReturnValue => cy.getElementById(`plate ${key}`);
  const style = (): void => {
    cy.style(styleFrom(root));
    isStyled = true;
  };
  const draw = (): void => {
    if (shown === null) return;
    const before = scene;
    scene = sceneOf(shown.trace, shown.packet, shown.showAll, shown.metrics, shown.stations);
    place(scene);
    if (chosen !== null) plate(chosen).addClass("chosen");
    over.draw(scene, shown.trace);
    const fits =
      before !== null &&
      before.metrics === scene.metrics &&
      before.layout.width === scene.layout.width &&
      before.layout.height === scene.layout.height &&
      before.trace.key === scene.trace.key;
    if (fits) over.follow(cy.pan(), cy.zoom());
    else fit();
    events.redrawn();
  };
  const metricsNow = (): Metrics => {
    if (root.clientWidth > 0 && root.clientWidth < narrow) return compact;
    return getComputedStyle(root).getPropertyValue("--wb-letters").trim() === "" ? wide : wideLarge;
  };
  const redraw = (): void => {
    const metrics = metricsNow();
    if (shown === null || metrics === shown.metrics) return;
    shown = { ...shown, metrics };
    draw();
  };
  const keyOf = (id: string): string | null => (id.startsWith("plate ") ? id.slice(6) : null);

  cy.on("tap", (event) => {
    if (event.target === cy) events.plateChosen(null);
  });
  cy.on("tap", "node", (event) => {
    const target = event.target as cytoscape.NodeSingular;
    const hop = /^hop (\d+) (\d+)$/.exec(target.id());
    if (hop !== null) events.hopChosen(Number(hop[1]), Number(hop[2]));
    else events.plateChosen(keyOf(target.id()));
    const chosen = scene === null ? null : lookedInto(scene, target.id(), event.position);
    if (chosen !== null) events.placeChosen(chosen.place, chosen.table);
  });
  cy.on("dbltap", ".plate", (event) => {
    const key = keyOf((event.target as cytoscape.NodeSingular).id());
    if (key !== null) events.plateOpened(key);
  });
  cy.on("mouseover", ".hook, .station", (event) => {
    const target = event.target as cytoscape.NodeSingular;
    events.signHovered(target.id(), anchorOf(target));
  });
  cy.on("mouseout", ".hook, .station", () => {
    events.signHovered(null, null);
  });
  cy.on("mouseover", ".plate", (event) => {
    const target = event.target as cytoscape.NodeSingular;
    target.addClass("hovered");
    events.plateHovered(keyOf(target.id()));
  });
  cy.on("mouseout", ".plate", (event) => {
    (event.target as cytoscape.NodeSingular).removeClass("hovered");
    events.plateHovered(null);
  });
  cy.on("mousemove", ".fleet", (event) => {
    const name = scene?.fleet == null ? null : nodeAt(scene.fleet, event.position);
    const { x, y } = event.renderedPosition;
    events.nodeHovered(name, { x, y, top: y });
  });
  cy.on("mouseout", ".fleet", (event) => {
    const { x, y } = event.renderedPosition;
    events.nodeHovered(null, { x, y, top: y });
  });
  const stopWatching = watchLook(() => {
    style();
    redraw();
  });

  return {
    root,
    overlay: over,
    viewport: view,
    get scene() {
      return scene;
    },
    show(trace, packet, showAll, stations) {
      const metrics = metricsNow();
      if (
        shown !== null &&
        shown.trace === trace &&
        shown.packet === packet &&
        shown.showAll === showAll &&
        shown.stations === stations &&
        shown.metrics === metrics
      )
        return;
      shown = { trace, packet, showAll, stations, metrics };
      // Not before it is in the page, where the palette is.
      if (!isStyled) style();
      draw();
    },
    select(key) {
      if (key === chosen) return;
      if (chosen !== null) plate(chosen).removeClass("chosen");
      if (key !== null) plate(key).addClass("chosen");
      chosen = key;
    },
    placeOf(key) {
      const found = plate(key);
      return found.empty() ? null : anchorOf(found);
    },
    resize() {
      cy.resize();
      if (shown === null) return;
      if (metricsNow() !== shown.metrics) redraw();
      else if (view.isMoved) view.resized();
      else fit();
    },
    dispose() {
      view.dispose();
      stopWatching();
      cy.destroy();
      root.remove();
    },
  };
}
