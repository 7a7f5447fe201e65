import { centreX } from "./geometry";
import type { Lane } from "./lanes";
import type { Layout } from "./layout";
import type { Metrics } from "./metrics";
import type { Family } from "./stations";
import { familyOf } from "./stations";

/** A program on its hook, drawn as a hexagon where a lane passes it. */
export interface HookSign {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly action: string;
  readonly small: boolean;
  readonly way: Lane["way"];
  /** Hops that happen here, by packet. */
  readonly hops: readonly { readonly packet: number; readonly hop: number; readonly action: string }[];
}

/** A station of the kernel, on the lane. */
export interface StationDot {
  readonly x: number;
  readonly y: number;
  readonly way: Lane["way"];
  readonly packet: number;
  readonly hop: number;
  readonly name: string;
  readonly family: Family | null;
  readonly inPod: boolean;
  readonly outward: "left" | "right";
  /** Side on which its name has room. */
  readonly side: "left" | "right" | null;
}

const glyph = 6.9;

export function hookSigns(lanes: readonly Lane[], layout: Layout, metrics: Metrics): HookSign[] {
  const signs = new Map<string, HookSign>();
  for (const lane of lanes)
    lane.packet.hops.forEach((hop, index) => {
      const stop = lane.stops[index];
      if (hop.sign !== "program" || stop === null || stop === undefined) return;
      const small =
        stop.place.row === "ciliumHook" || stop.place.row === "uplinkXdp" || stop.place.row === "process" || stop.place.row === "podKernel";
      const shared = stop.place.row === "ciliumHook";
      const key = [hop.node, hop.interface, hop.stage, hop.program, shared ? "" : `${lane.way} ${stop.going}`].join(" ");
      const at = { packet: lane.packet.index, hop: index, action: actionText(hop.action, hop.target) };
      const known = signs.get(key);
      if (known !== undefined) {
        signs.set(key, { ...known, hops: [...known.hops, at] });
        return;
      }
      const text = small
        ? (hop.program ?? hop.name).length * glyph + 18
        : Math.max((hop.program ?? hop.name).length * glyph, actionText(hop.action, hop.target).length * 5.8) + 15;
      signs.set(key, {
        key,
        x: shared ? plateCentre(layout, hop.node, hop.interface, stop.x) : stop.x,
        y: stop.y,
        width: metrics.tiny ? 18 : metrics.compact ? 28 : Math.max(text, small ? 60 : 84),
        height: small ? (metrics.tiny ? 9 : metrics.compact ? 12 : 22) : metrics.hookHeight,
        name: hop.program ?? hop.name,
        action: actionText(hop.action, hop.target),
        small,
        way: lane.way,
        hops: [at],
      });
    });
  return [...signs.values()];
}

export function stationDots(lanes: readonly Lane[], metrics: Metrics): StationDot[] {
  const dots = lanes.flatMap((lane) =>
    lane.packet.hops.flatMap((hop, index): StationDot[] => {
      const stop = lane.stops[index];
      if (stop === null || stop === undefined || (stop.place.row !== "kernel" && stop.place.row !== "podKernel")) return [];
      return [
        {
          x: stop.x,
          y: stop.y,
          way: lane.way,
          packet: lane.packet.index,
          hop: index,
          name: hop.name,
          family: familyOf(hop.stage),
          inPod: stop.place.row === "podKernel",
          outward: stop.lane <= stop.x ? "left" : "right",
          side: null,
        },
      ];
    }),
  );
  if (metrics.compact) return dots.filter((dot) => !dot.inPod);
  const names: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  const isFree = (from: number, to: number, y: number): boolean =>
    !names.some((name) => Math.abs(name.y - y) < 10.5 && name.from < to && name.to > from) &&
    !lanes.some((lane) => lane.path.points.some((point) => Math.abs(point.y - y) < 6 && point.x > from && point.x < to));
  return dots.map((dot) => {
    if (dot.inPod) return dot;
    const width = dot.name.length * 5.7 * metrics.letters + 4;
    for (const side of dot.outward === "left" ? (["left", "right"] as const) : (["right", "left"] as const)) {
      const from = side === "right" ? dot.x + 7 : dot.x - 7 - width;
      if (!isFree(from, from + width, dot.y)) continue;
      names.push({ from, to: from + width, y: dot.y });
      return { ...dot, side };
    }
    return dot;
  });
}

function plateCentre(layout: Layout, node: string | null, name: string | null, otherwise: number): number {
  const plate = layout.plates.find((each) => each.node === node && each.netns === "host" && each.interface.name === name);
  return plate === undefined ? otherwise : centreX(plate);
}

/** `redirect → eth0` where the target says more than the action alone. */
function actionText(action: string, target: string | null): string {
  return action === "redirect" && target !== null ? `redirect → ${target.length > 11 ? `${target.slice(0, 5)}…` : target}` : action;
}
