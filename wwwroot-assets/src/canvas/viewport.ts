import type cytoscape from "cytoscape";
import type { Scene } from "../drawing/scene";
import { beyond, fitted, kept, showing, textScale } from "../drawing/view";
import type { Size, View } from "../drawing/view";
import type { Edge } from "./edges";
import { edges } from "./edges";
import type { Edges } from "./edges";

/** The window on the drawing: what of it is seen, and how one gets on. */
export interface Viewport {
  readonly edges: Edges;
  /** The viewer chose what is seen; a new drawing of the same size leaves it so. */
  readonly isMoved: boolean;
  fit(): void;
  zoom(by: number): void;
  pan(by: { readonly x: number; readonly y: number }): void;
  /** By most of the window. */
  go(edge: Edge): void;
  /** Brings a point of the drawing into sight. */
  show(at: { readonly x: number; readonly y: number }): void;
  /** After the window's size changed. */
  resized(): void;
  dispose(): void;
}

/** `followed`: what is seen changed. */
export function viewportOn(cy: cytoscape.Core, root: HTMLElement, scene: () => Scene | null, followed: () => void): Viewport {
  let isMoved = false;
  // Measured when it changes: asking the page at each step would make it lay itself out.
  let size: Size = { width: 0, height: 0 };
  const measure = (): Size => (size = { width: root.clientWidth, height: root.clientHeight });
  const seen = (): View => ({ zoom: cy.zoom(), pan: { ...cy.pan() } });
  const put = ({ zoom, pan }: View): void => {
    cy.viewport({ zoom, pan: { ...pan } });
  };
  const keep = (): void => {
    const drawn = scene();
    if (drawn !== null) put(kept(seen(), drawn.layout, size));
  };
  const follow = (): void => {
    const drawn = scene();
    if (drawn !== null) {
      const view = seen();
      over.show(beyond(view, drawn.layout, size), drawn.metrics.compact ? 0 : drawn.metrics.gutter * view.zoom);
    }
    followed();
  };
  const allowDrag = (): void => {
    const drawn = scene();
    if (drawn === null) return;
    const { width, height } = drawn.layout;
    // A finger on a phone's drawing scrolls the page, unless the drawing is wider than the phone.
    const isLarger = width * cy.zoom() > size.width + 2 || (!drawn.metrics.compact && height * cy.zoom() > size.height + 2);
    cy.userPanningEnabled(isLarger);
  };
  const go = (edge: Edge): void => {
    const { width, height } = size;
    const by = { left: { x: width, y: 0 }, right: { x: -width, y: 0 }, top: { x: 0, y: height }, bottom: { x: 0, y: -height } }[edge];
    pan({ x: by.x * 0.7, y: by.y * 0.7 });
  };
  const over = edges(go);

  function pan(by: { readonly x: number; readonly y: number }): void {
    isMoved = true;
    cy.panBy({ ...by });
    keep();
  }

  function zoomAt(level: number, at: { readonly x: number; readonly y: number }): void {
    isMoved = true;
    cy.zoom({ level, renderedPosition: { ...at } });
    keep();
    allowDrag();
  }

  const wheel = (event: WheelEvent): void => {
    const drawn = scene();
    if (drawn === null) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const bounds = root.getBoundingClientRect();
      zoomAt(cy.zoom() * Math.exp(-event.deltaY * 0.002), { x: event.clientX - bounds.left, y: event.clientY - bounds.top });
      return;
    }
    const before = seen();
    const by = event.shiftKey && event.deltaX === 0 ? { x: -event.deltaY, y: 0 } : { x: -event.deltaX, y: -event.deltaY };
    const after = kept({ zoom: before.zoom, pan: { x: before.pan.x + by.x, y: before.pan.y + by.y } }, drawn.layout, size);
    if (Math.hypot(after.pan.x - before.pan.x, after.pan.y - before.pan.y) < 1) return;
    // What the drawing does not take scrolls the page.
    event.preventDefault();
    isMoved = true;
    put(after);
  };
  root.addEventListener("wheel", wheel, { passive: false });
  cy.on("viewport", follow);
  cy.on("dragpan pinchzoom", () => {
    isMoved = true;
    keep();
  });

  return {
    edges: over,
    get isMoved() {
      return isMoved;
    },
    fit() {
      const drawn = scene();
      const room = measure();
      if (drawn === null || room.width === 0 || room.height === 0) return;
      const fit = fitted(drawn.layout, drawn.metrics, room);
      root.style.setProperty("--wb-text", textScale(fit.zoom).toFixed(3));
      put(fit);
      isMoved = false;
      allowDrag();
      follow();
    },
    zoom(by) {
      zoomAt(cy.zoom() * by, { x: root.clientWidth / 2, y: root.clientHeight / 2 });
    },
    pan,
    go,
    show(at) {
      const drawn = scene();
      const before = seen();
      if (drawn === null || !Object.values(beyond(before, drawn.layout, size)).includes(true)) return;
      const { pan: to } = kept(showing(before, at, size, drawn.metrics.gutter), drawn.layout, size);
      if (Math.hypot(to.x - before.pan.x, to.y - before.pan.y) >= 1) put({ zoom: before.zoom, pan: to });
    },
    resized() {
      measure();
      keep();
      allowDrag();
    },
    dispose() {
      root.removeEventListener("wheel", wheel);
    },
  };
}
