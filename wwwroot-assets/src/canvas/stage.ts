import cytoscape from "cytoscape";
import type { PlayableTrace } from "../contracts/playable";
import { nodeAt } from "../drawing/fleet";
import { clamp } from "../drawing/geometry";
import { compact, wide } from "../drawing/metrics";
import type { Metrics } from "../drawing/metrics";
import type { Scene } from "../drawing/scene";
import { sceneOf } from "../drawing/scene";
import { element } from "../shared/dom";
import { watchLook } from "../shared/look";
import { lookedInto } from "./looked-into";
import { elementsOf } from "./elements";
import { overlay } from "./overlay";
import type { Overlay } from "./overlay";
import { styleFrom } from "./style";

/** Drawing of one trace: Cytoscape's topology with our overlay on top. */
export interface Stage {
  readonly root: HTMLElement;
  readonly overlay: Overlay;
  readonly scene: Scene | null;
  /** Rebuilds the scene for the packet; the same packet again costs nothing. */
  show(trace: PlayableTrace, packet: number, showAll: boolean, stations: boolean): void;
  select(key: string | null): void;
  zoom(by: number): void;
  fit(): void;
  /** Where a plate is, in pixels from the drawing's corner; null when it is not drawn. */
  placeOf(key: string): { readonly x: number; readonly y: number } | null;
  resize(): void;
  dispose(): void;
}

export interface StageEvents {
  readonly plateChosen: (key: string | null) => void;
  readonly plateHovered: (key: string | null) => void;
  /** A node, or a netns or interface of it, as addresses spell it; and a table there by its command. */
  readonly placeChosen: (place: string, table?: string) => void;
  /** The pointer is on a node of a large cluster, or no longer: null. */
  readonly nodeHovered: (name: string | null, at: { readonly x: number; readonly y: number }) => void;
  readonly hopChosen: (packet: number, hop: number) => void;
  /** The scene was rebuilt: whatever moves on it has to be painted again. */
  readonly redrawn: () => void;
}

/** Narrower than this, the drawing is a phone's. */
const narrow = 600;
const largestFit = 1.5;

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
    selectionType: "single",
    minZoom: 0.2,
    maxZoom: 4,
    userZoomingEnabled: false,
  });
  let scene: Scene | null = null;
  let shown: { trace: PlayableTrace; packet: number; showAll: boolean; stations: boolean; metrics: Metrics } | null = null;
  let touchedByHand = false;

  const follow = (): void => {
    over.follow(cy.pan(), cy.zoom());
  };
  const fit = (): void => {
    if (scene === null) return;
    const { width, height } = scene.layout;
    const room = { width: root.clientWidth, height: root.clientHeight };
    if (room.width === 0 || room.height === 0) return;
    const phone = scene.metrics.compact;
    const top = phone ? 0 : 2;
    const zoom = phone
      ? clamp(room.width / width, 0.55, 2)
      : clamp(Math.min(room.width / width, room.height / (height - top)), 0.2, largestFit);
    cy.zoom(zoom);
    cy.pan({ x: Math.max(0, (room.width - width * zoom) / 2), y: Math.max(0, (room.height - height * zoom) / 2) - (phone ? 0 : top) });
    touchedByHand = false;
    cy.userPanningEnabled(width * zoom > room.width + 2);
    follow();
  };
  const draw = (): void => {
    if (shown === null) return;
    const before = scene;
    scene = sceneOf(shown.trace, shown.packet, shown.showAll, shown.metrics, shown.stations);
    if (scene.metrics.compact)
      root.style.setProperty(
        "--wb-drawing-height",
        `${Math.ceil(scene.layout.height * clamp(root.clientWidth / scene.layout.width, 0.55, 2))}px`,
      );
    else root.style.removeProperty("--wb-drawing-height");
    const selected = cy.$(":selected").map((each) => each.id());
    cy.batch(() => {
      cy.elements().remove();
      if (scene !== null) cy.add(elementsOf(scene));
      for (const id of selected) cy.getElementById(id).select();
    });
    over.draw(scene, shown.trace);
    const sameSize =
      before !== null &&
      before.layout.width === scene.layout.width &&
      before.layout.height === scene.layout.height &&
      before.trace.key === scene.trace.key;
    if (!sameSize || !touchedByHand) fit();
    else follow();
    events.redrawn();
  };
  const metricsNow = (): Metrics => (root.clientWidth > 0 && root.clientWidth < narrow ? compact : wide);
  const keyOf = (id: string): string | null => (id.startsWith("plate ") ? id.slice(6) : null);

  cy.on("viewport", follow);
  cy.on("dragpan pinchzoom scrollzoom", () => {
    touchedByHand = true;
  });
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
    events.nodeHovered(name, event.renderedPosition);
  });
  cy.on("mouseout", ".fleet", (event) => {
    events.nodeHovered(null, event.renderedPosition);
  });
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const bounds = root.getBoundingClientRect();
    touchedByHand = true;
    cy.userPanningEnabled(true);
    cy.zoom({
      level: cy.zoom() * Math.exp(-event.deltaY * 0.002),
      renderedPosition: { x: event.clientX - bounds.left, y: event.clientY - bounds.top },
    });
  };
  root.addEventListener("wheel", wheel, { passive: false });
  const stopWatching = watchLook(() => {
    cy.style(styleFrom(root));
  });

  return {
    root,
    overlay: over,
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
      cy.style(styleFrom(root));
      draw();
    },
    select(key) {
      cy.$(":selected").unselect();
      if (key !== null) cy.getElementById(`plate ${key}`).select();
    },
    zoom(by) {
      touchedByHand = true;
      cy.userPanningEnabled(true);
      cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: root.clientWidth / 2, y: root.clientHeight / 2 } });
    },
    fit,
    placeOf(key) {
      const found = cy.getElementById(`plate ${key}`);
      if (found.empty()) return null;
      const box = found.renderedBoundingBox({});
      return { x: (box.x1 + box.x2) / 2, y: box.y2 };
    },
    resize() {
      cy.resize();
      if (shown === null) return;
      const metrics = metricsNow();
      if (metrics !== shown.metrics) {
        shown = { ...shown, metrics };
        draw();
      } else if (!touchedByHand) fit();
    },
    dispose() {
      root.removeEventListener("wheel", wheel);
      stopWatching();
      cy.destroy();
      root.remove();
    },
  };
}
