import type { InterfaceKind } from "../contracts/playable";
import type { HookSign } from "./hooks";
import type { Lane } from "./lanes";
import type { Layout, Plate } from "./layout";
import type { Metrics } from "./metrics";
import type { Band, Rows } from "./rows";
import { middle } from "./rows";

/** What the kernel does with a packet between interfaces. */
export type Family = "routing" | "netfilter" | "xfrm";

export const families: readonly Family[] = ["routing", "netfilter", "xfrm"];

/** The family that a stage belongs to; null for delivery, tunnels and sockets. */
export function familyOf(stage: string): Family | null {
  if (stage.startsWith("nf-")) return "netfilter";
  if (stage.startsWith("xfrm-")) return "xfrm";
  return stage === "route-lookup" || stage === "forward" || stage === "neighbour" ? "routing" : null;
}

/** A part of a node's kernel that no drawn packet passes: shown with everything else that is folded. */
export interface IdleStation {
  readonly node: string;
  readonly family: Family;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A program on a hook that no drawn packet passes. */
export interface IdleHook {
  readonly plate: Plate;
  readonly hook: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Parts of the kernel that are not entered, in the middle of each node's box. */
export function idleStations(layout: Layout, lanes: readonly Lane[], metrics: Metrics): IdleStation[] {
  if (metrics.compact) return [];
  return layout.kernels.flatMap((box) => {
    const entered = new Set(
      lanes.flatMap((lane) =>
        lane.packet.hops.flatMap((hop) => (hop.node === box.node && hop.netns === "host" ? [familyOf(hop.stage)] : [])),
      ),
    );
    const idle = families.filter((family) => !entered.has(family));
    const step = Math.min(22, box.height / idle.length);
    const first = box.y + box.height / 2 - (step * (idle.length - 1)) / 2;
    const width = Math.min(70, box.width - 2 * stationInset);
    return idle.map((family, index) => ({
      node: box.node,
      family,
      x: box.x + box.width / 2,
      y: first + index * step,
      width,
      height: Math.min(18, step - 1.5),
    }));
  });
}

/** Programs that are attached and not met: where a lane would pass them, if there is room. */
export function idleHooks(layout: Layout, rows: Rows, met: readonly HookSign[], metrics: Metrics): IdleHook[] {
  if (metrics.compact) return [];
  const idle: IdleHook[] = [];
  for (const plate of layout.plates)
    for (const { hook, program } of plate.interface.programs) {
      const band = bandOf(plate.interface.kind, hook, rows);
      if (band === null || met.some((each) => each.key.startsWith(`${plate.node} ${plate.interface.name} ${hook} `))) continue;
      const width = program.length * glyph + 20;
      const taken = [...met, ...idle].filter((each) => Math.abs(each.y - middle(band)) < band.height);
      const x = placesUnder(plate, layout).find((at) => !taken.some((each) => Math.abs(each.x - at) < (each.width + width) / 2 + 5));
      if (x !== undefined) idle.push({ plate, hook, name: program, x, y: middle(band), width, height: Math.min(22, band.height) });
    }
  return idle;
}

const glyph = 6.4;
const stationInset = 20;

function bandOf(kind: InterfaceKind, hook: string, rows: Rows): Band | null {
  if (hook === "xdp") return kind === "uplink" ? rows.uplinkXdp : null;
  switch (kind) {
    case "hostEnd":
      return rows.hostEndHook;
    case "ciliumHost":
    case "ciliumNet":
      return rows.ciliumHook;
    case "tunnel":
    case "wireguard":
      return rows.tunnelHook;
    case "uplink":
      return rows.uplinkHook;
    case "loopback":
    case "podEnd":
      return null;
  }
}

/** Small plates have one place, under their middle; others one at each lane and one between them. */
function placesUnder(plate: Plate, layout: Layout): number[] {
  const centre = plate.x + plate.width / 2;
  if (plate.small) return [centre];
  const column = layout.columns[plate.column];
  return column === undefined ? [centre] : [column.left, column.right, centre];
}
