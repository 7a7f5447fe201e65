import { hexagon } from "../canvas/glyphs";
import type { HopSign, PlayablePacket, PlayableTrace, Position } from "../contracts/playable";
import { pairOf } from "../drawing/scene";
import { arrowPath } from "../shared/arrow";
import { svg } from "../shared/dom";
import { groupsOf } from "../shared/groups";
import { hasPassed } from "../shared/progress";
import type { Sketch } from "../shared/sketch";
import { shorten } from "../shared/text";
import type { State } from "../workbench/state";

/** A hop's place on the rail. */
export interface Tick {
  readonly packet: number;
  readonly hop: number;
  readonly x: number;
}

interface RailSize {
  readonly width: number;
  readonly narrow: boolean;
}

const line = 18;

export function ticksOf(packets: readonly PlayablePacket[], { width, narrow }: RailSize): Tick[] {
  const side = narrow ? 16 : 104;
  const gap = packets.length > 1 ? (narrow ? 18 : 46) : 0;
  const count = packets.reduce((sum, packet) => sum + packet.hops.length, 0);
  const joints = Math.max(1, count - packets.length);
  const step = Math.min(34, (width - 2 * side - gap * (packets.length - 1)) / joints);
  const used = step * joints + gap * (packets.length - 1);
  let x = (width - used) / 2;
  return packets.flatMap((packet) => {
    const ticks = packet.hops.map((hop, index): Tick => ({ packet: packet.index, hop: hop.index, x: x + index * step }));
    x += Math.max(0, packet.hops.length - 1) * step + gap;
    return ticks;
  });
}

export function nearestTick(ticks: readonly Tick[], x: number): Tick | null {
  let best: Tick | null = null;
  for (const tick of ticks) if (best === null || Math.abs(tick.x - x) < Math.abs(best.x - x)) best = tick;
  return best;
}

/** Sketches of the rail: lines, signs, names of places, the head. */
export function railOf(state: State, ticks: readonly Tick[], size: RailSize): Sketch[] {
  const { trace, position } = state;
  const packets = pairOf(trace, position.packet);
  const of = (packet: PlayablePacket): readonly Tick[] => ticks.filter((tick) => tick.packet === packet.index);
  const scale = Math.min(1, ((ticks[1]?.x ?? 30) - (ticks[0]?.x ?? 0)) / 22);
  const until = state.hidden ? position : null;
  // What stands still looks the same as long as trace, packets and room are the same.
  const ground = `${trace.key} ${trace.locale} ${packets.map((packet) => packet.index).join(" ")} ${size.width}`;
  const head = ticks.find((tick) => tick.packet === position.packet && tick.hop === position.hop);
  return [
    ...packets.flatMap((packet) => [
      lines(packet, of(packet), position, ground),
      ...of(packet).map((tick) => sign(packet, tick, state, scale, ground)),
      { look: ground, make: () => svg("g", {}, ...sideLabel(packet, of(packet), trace, size)) },
    ]),
    {
      look: `${ground} ${until?.packet} ${until?.hop}`,
      make: () => svg("g", {}, ...(size.narrow ? [] : places(trace, packets, ticks, until))),
    },
    ...(head === undefined ? [] : [{ look: `${head.x} ${head.hop}`, make: () => headAt(head) }]),
  ];
}

/** Height of the rail's picture. */
export function railHeight({ narrow }: RailSize): number {
  return narrow ? 56 : 60;
}

function headAt({ x, hop }: Tick): SVGElement {
  return svg(
    "g",
    { class: "wb-rail-head", transform: `translate(${x} ${line})` },
    svg("rect", { x: -15, y: -16, width: 30, height: 32, rx: 9 }),
    svg("text", { y: 5, "text-anchor": "middle" }, String(hop + 1)),
  );
}

function lines(packet: PlayablePacket, ticks: readonly Tick[], position: Position, ground: string): Sketch {
  const reached = ticks.filter((tick) => hasPassed(position, tick.packet, tick.hop)).at(-1);
  const to = (kind: string, last: Tick | undefined): SVGElement | null =>
    last === undefined ? null : svg("path", { class: kind, d: `M${ticks[0]?.x ?? 0} ${line}H${last.x}` });
  return {
    look: `${ground} ${reached?.x}`,
    make: () => svg("g", {}, to("wb-rail-line", ticks.at(-1)), to(`wb-rail-done wb-${packet.direction ?? "other"}`, reached)),
  };
}

function sign(packet: PlayablePacket, tick: Tick, { position, hidden }: State, scale: number, ground: string): Sketch {
  const passed = hasPassed(position, tick.packet, tick.hop);
  const kind = hidden && !passed ? "kernel" : (packet.hops[tick.hop]?.sign ?? "kernel");
  return { look: `${ground} ${passed} ${kind}`, make: () => signAt(packet, tick, kind, passed, scale) };
}

function signAt(packet: PlayablePacket, tick: Tick, kind: HopSign, passed: boolean, scale: number): SVGElement {
  const shape =
    kind === "program"
      ? svg("path", { d: hexagon(18, 13) })
      : kind === "wire"
        ? svg("path", { class: "wb-rail-wire", d: "M-9 0H9" })
        : kind === "tap"
          ? svg("ellipse", { rx: 9, ry: 6 })
          : svg("circle", { r: 3.8 });
  return svg(
    "g",
    {
      class: `wb-tick wb-${packet.direction ?? "other"}${passed ? " wb-passed" : ""}`,
      transform: `translate(${tick.x} ${line}) scale(${Math.max(0.45, scale)})`,
    },
    shape,
    kind === "tap" ? svg("circle", { class: "wb-pupil", r: 2.4 }) : null,
  );
}

/** Width of a letter, a broad one. */
const letter = 6.6;

/** Names of places beneath; one that has no room left beside the one before it is shortened, then left out. */
function places(trace: PlayableTrace, packets: readonly PlayablePacket[], ticks: readonly Tick[], until: Position | null): SVGElement[] {
  let taken = -Infinity;
  return packets.flatMap((packet) => {
    const mine = ticks.filter((tick) => tick.packet === packet.index);
    const margin = Math.min(7, ((mine[1]?.x ?? 14) - (mine[0]?.x ?? 0)) * 0.32);
    return groupsOf(trace, packet).flatMap((group) => {
      if (until !== null && !hasPassed(until, packet.index, group.first)) return [];
      const from = (mine[group.first]?.x ?? 0) - margin;
      const to = (mine[group.last]?.x ?? from) + margin;
      const centre = (from + to) / 2;
      const room = Math.min(2 * (centre - taken - 4), Math.max(to - from + 34, 58));
      const name = shorten(group.name, Math.floor(room / letter));
      const line = svg("path", { class: "wb-rail-group", d: `M${from} 38H${to}` });
      if (room < 24 || name.length < 3) return [line];
      taken = centre + (name.length * letter) / 2;
      return [line, svg("text", { class: "wb-rail-place", x: centre, y: 55, "text-anchor": "middle" }, name)];
    });
  });
}

function sideLabel(packet: PlayablePacket, ticks: readonly Tick[], trace: PlayableTrace, { narrow }: RailSize): SVGElement[] {
  const [first] = ticks;
  const last = ticks.at(-1);
  if (first === undefined || last === undefined) return [];
  const way = packet.direction ?? "other";
  const reply = way === "reply";
  const words = reply ? trace.labels.replyWord : way === "other" ? packet.shortName : trace.labels.requestWord;
  const y = narrow ? 50 : line + 4;
  const beside = narrow ? 0 : 34;
  const label = svg(
    "text",
    { class: `wb-rail-way wb-${way}`, x: reply ? last.x + beside : first.x - beside, y, "text-anchor": reply === narrow ? "end" : "start" },
    words,
  );
  if (narrow || way === "other") return [label];
  return [
    label,
    svg("path", {
      class: `wb-rail-arrow wb-${way}`,
      d: arrowPath(way),
      transform: `translate(${reply ? last.x + 17 : first.x - 29} ${line - 5})`,
    }),
  ];
}
