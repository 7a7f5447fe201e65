import type { Position } from "../contracts/playable";
import type { Lane } from "../drawing/lanes";
import type { Interval } from "../drawing/marks";
import { angleAt, pointAt, slice } from "../drawing/path";
import { hasPassed } from "../shared/progress";
import { setAttributes, svg } from "../shared/dom";

/** The lines of one lane: shell, casing, what is to come, what is travelled. */
export interface LaneView {
  readonly under: SVGGElement;
  readonly over: SVGGElement;
  /** `way`: how far the token is, for the lane that carries it; hidden: nothing to come is drawn. */
  paint(position: Position, way: number | null, hidden: boolean): void;
}

export function laneView(lane: Lane, shells: readonly Interval[]): LaneView {
  const shell = svg("path", { class: "wb-shell" });
  const casing = svg("path", { class: "wb-case" });
  const ahead = svg("path", { class: `wb-ahead wb-${lane.way}` });
  const done = svg("path", { class: `wb-done wb-${lane.way}` });
  const tip = svg("path", { class: `wb-tip wb-${lane.way}`, d: "M-5-5L1 0L-5 5" });
  const ghosts = lane.arcs.map((arc) => svg("path", { class: "wb-ghost", d: `M${arc.ghost[0].x} ${arc.ghost[0].y}V${arc.ghost[1].y}` }));
  const chevrons = chevronPlaces(lane).map((way) => ({ way, sign: chevron(lane, way) }));
  const under = svg("g", {}, shell, casing);
  const over = svg(
    "g",
    { "data-packet": lane.packet.index },
    ...ghosts,
    ahead,
    done,
    svg("g", { class: `wb-chevrons wb-${lane.way}` }, ...chevrons.map((each) => each.sign)),
    tip,
  );
  const mine = shells.filter((each) => each.packet === lane.packet.index);
  const end = lane.path.length;
  let painted = "";
  return {
    under,
    over,
    paint(position, way, hidden) {
      const travelled = way ?? (hasPassed(position, lane.packet.index, 0) ? end : 0);
      const shown = hidden ? travelled : end;
      const look = `${travelled} ${shown}`;
      if (look === painted) return;
      painted = look;
      setAttributes(casing, { d: slice(lane.path, 0, shown) });
      setAttributes(done, { d: slice(lane.path, 0, travelled) });
      setAttributes(ahead, { d: slice(lane.path, travelled, shown) });
      setAttributes(shell, { d: mine.map((each) => slice(lane.path, each.from, Math.min(each.to, shown))).join("") });
      const tipAt = pointAt(lane.path, end);
      setAttributes(tip, {
        transform: `translate(${tipAt.x} ${tipAt.y}) rotate(${angleAt(lane.path, end - 2)})`,
        class: `wb-tip wb-${lane.way}${travelled >= end ? " wb-reached" : ""}`,
        visibility: shown < end || travelled >= end ? "hidden" : "visible",
      });
      lane.arcs.forEach((arc, index) => {
        const ghost = ghosts[index];
        if (ghost !== undefined) setAttributes(ghost, { visibility: shown >= arc.apex - 1 ? "visible" : "hidden" });
      });
      for (const { way: at, sign } of chevrons) setAttributes(sign, { visibility: at < travelled - 8 ? "visible" : "hidden" });
    },
  };
}

function chevron(lane: Lane, way: number): SVGElement {
  const at = pointAt(lane.path, way);
  return svg("path", { d: "M-4-5L3 0L-4 5", transform: `translate(${at.x} ${at.y}) rotate(${angleAt(lane.path, way)})` });
}

/** Small arrows where a stretch between two stations is long enough to need one. */
function chevronPlaces(lane: Lane): number[] {
  const stations = [...new Set([0, ...lane.stations, lane.path.length])].sort((a, b) => a - b);
  return stations.flatMap((from, index) => {
    const to = stations[index + 1] ?? from;
    if (to - from < 60) return [];
    return to - from > 260 ? [from + (to - from) / 2.6, from + ((to - from) * 2) / 2.6] : [from + (to - from) * 0.56];
  });
}
