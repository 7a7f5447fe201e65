import type { PlayableTrace } from "../contracts/playable";
import { asidesOf } from "../drawing/asides";
import { valueAt } from "../drawing/lanes";
import type { Lane } from "../drawing/lanes";
import { pointAt } from "../drawing/path";
import type { Scene } from "../drawing/scene";
import { setAttributes, svg } from "../shared/dom";
import { shorten } from "../shared/text";
import { backdrop, text } from "./backdrop";
import { boxes } from "./boxes";
import type { Headings } from "./headings";
import { headings } from "./headings";
import { laneView } from "./lane-view";
import type { LaneView } from "./lane-view";
import type { Moment, Signs } from "./signs";
import { signs } from "./signs";
import type { Token } from "./token";
import { token } from "./token";

/** Everything of the drawing that Cytoscape does not carry, in model coordinates. */
export interface Overlay {
  readonly root: SVGSVGElement;
  draw(scene: Scene, trace: PlayableTrace): void;
  /** Signs of a hop, at once. */
  paint(moment: Moment): void;
  /** Token and lines at a way along the current lane; called once a frame. */
  slide(moment: Moment, way: number): void;
  follow(pan: { readonly x: number; readonly y: number }, zoom: number): void;
}

/** `ground`: the boxes are part of it, because nobody else draws them. */
export function overlay(ground = false): Overlay {
  const world = svg("g", {});
  const hatch = svg(
    "pattern",
    {
      id: `wb-hatch-${Math.random().toString(36).slice(2)}`,
      width: 6,
      height: 6,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    },
    svg("path", { class: "wb-hatch", d: "M0 0V6" }),
  );
  const root = svg("svg", { class: "wb-overlay", "aria-hidden": "true" }, svg("defs", {}, hatch), world);
  let lanes: { readonly lane: Lane; readonly view: LaneView; readonly asides: readonly number[] }[] = [];
  let drawn: Signs | null = null;
  let packet: Token | null = null;
  let jump: SVGGElement = svg("g", {});
  let names: Headings | null = null;
  let trace: PlayableTrace | null = null;
  let compact = false;
  return {
    root,
    draw(scene, of) {
      trace = of;
      compact = scene.metrics.compact;
      root.classList.toggle("wb-compact", compact);
      root.classList.toggle("wb-tiny", scene.metrics.tiny);
      lanes = scene.lanes.map((lane) => ({ lane, view: laneView(lane, scene.shells), asides: asidesOf(lane, scene) }));
      drawn = signs(scene, of);
      packet = token(compact, scene.metrics.tiny ? 0.62 : 1);
      jump = svg("g", {});
      names = headings(scene, of.labels);
      const shut = scene.layout.kernels
        .filter((each) => !scene.kernelEntered.has(each.node))
        .map((each) =>
          svg("rect", { class: "wb-shut", fill: `url(#${hatch.id})`, x: each.x, y: each.y, width: each.width, height: each.height, rx: 5 }),
        );
      world.replaceChildren(
        ...(ground ? [boxes(scene)] : []),
        ...shut,
        backdrop(scene, of.labels),
        ...lanes.map((each) => each.view.under),
        ...lanes.map((each) => each.view.over),
        drawn.below,
        drawn.above,
        jump,
        names.root,
        packet.root,
      );
    },
    paint(moment) {
      drawn?.paint(moment);
      const current = lanes.find((each) => each.lane.packet.index === moment.position.packet);
      const hop = current?.lane.packet.hops[moment.position.hop];
      if (current === undefined || hop === undefined || trace === null) return;
      packet?.dress(hop, current.lane.way, trace.labels);
      const arc = current.lane.arcs.find((each) => each.hop === moment.position.hop);
      jump.replaceChildren();
      if (arc !== undefined && hop.skips !== null && !compact) {
        const at = pointAt(current.lane.path, arc.apex);
        const name = shorten(hop.skips.interface, 8);
        const words = trace.labels.jumpsOver.replace("{name}", "").trim();
        const kind = `wb-jump wb-${current.lane.way}-text`;
        jump.append(text(kind, at.x + 40, at.y + 64, words, "end"), text(`${kind} wb-mono`, at.x + 40, at.y + 79, name, "end"));
      }
    },
    slide(moment, way) {
      for (const { lane, view } of lanes)
        view.paint(moment.position, lane.packet.index === moment.position.packet ? way : null, moment.hidden);
      const current = lanes.find((each) => each.lane.packet.index === moment.position.packet);
      if (current !== undefined) packet?.moveTo(pointAt(current.lane.path, way), valueAt(current.lane, current.asides, way));
    },
    follow(pan, zoom) {
      setAttributes(world, { transform: `translate(${pan.x} ${pan.y}) scale(${zoom})` });
      names?.follow(pan, zoom);
    },
  };
}
