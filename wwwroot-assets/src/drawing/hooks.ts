import type { Lane } from "./lanes";
import type { Metrics } from "./metrics";

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
  readonly hops: readonly { readonly packet: number; readonly hop: number }[];
}

/** A station of the kernel: a dot on the lane. */
export interface StationDot {
  readonly x: number;
  readonly y: number;
  readonly way: Lane["way"];
  readonly packet: number;
  readonly hop: number;
  readonly name: string;
  readonly inPod: boolean;
  /** Side on which its name has room. */
  readonly side: "left" | "right" | null;
}

const glyph = 6.9;

export function hookSigns(lanes: readonly Lane[], metrics: Metrics): HookSign[] {
  const signs = new Map<string, HookSign>();
  for (const lane of lanes)
    lane.packet.hops.forEach((hop, index) => {
      const stop = lane.stops[index];
      if (hop.sign !== "program" || stop === null || stop === undefined) return;
      const small =
        stop.place.row === "ciliumHook" || stop.place.row === "uplinkXdp" || stop.place.row === "process" || stop.place.row === "podKernel";
      const shared = stop.place.row === "ciliumHook";
      const key = [hop.node, hop.interface, hop.stage, hop.program, shared ? "" : `${lane.way} ${stop.going}`].join(" ");
      const at = { packet: lane.packet.index, hop: index };
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
        x: stop.x,
        y: stop.y,
        width: metrics.compact ? 28 : Math.max(text, small ? 60 : 84),
        height: small ? (metrics.compact ? 12 : 22) : metrics.hookHeight,
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
          inPod: stop.place.row === "podKernel",
          side: null,
        },
      ];
    }),
  );
  if (metrics.compact) return dots;
  return dots.map((dot) => {
    if (dot.inPod) return dot;
    const room = dot.name.length * 5.6 + 14;
    const free = (from: number, to: number): boolean =>
      !lanes.some((lane) => lane.path.points.some((point) => Math.abs(point.y - dot.y) < 9 && point.x > from && point.x < to));
    if (free(dot.x + 5, dot.x + room)) return { ...dot, side: "right" };
    if (free(dot.x - room, dot.x - 5)) return { ...dot, side: "left" };
    return dot;
  });
}

/** `redirect → eth0` where the target says more than the action alone. */
function actionText(action: string, target: string | null): string {
  return action === "redirect" && target !== null ? `redirect → ${target.length > 11 ? `${target.slice(0, 5)}…` : target}` : action;
}
