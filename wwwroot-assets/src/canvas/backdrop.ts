import type { Labels, PlayableTrace } from "../contracts/playable";
import { cellAt } from "../drawing/fleet";
import type { Box } from "../drawing/geometry";
import { bottom, centreX, right } from "../drawing/geometry";
import type { Scene } from "../drawing/scene";
import { flowBox } from "../drawing/view";
import { setAttributes, svg } from "../shared/dom";
import type { Sketch } from "../shared/sketch";
import { format, shorten } from "../shared/text";
import { hexagon, stationShape } from "./glyphs";

/** All words of the drawing that do not change while a packet moves. */
export function backdrop(scene: Scene, labels: Labels): SVGGElement {
  return svg(
    "g",
    { class: "wb-backdrop" },
    ...podTitles(scene),
    ...pills(scene),
    ...shutBoxes(scene),
    ...kernels(scene, labels),
    ...idle(scene, labels),
    ...fleet(scene, labels),
    ...veths(scene, labels),
    ...plates(scene),
  );
}

function podTitles({ layout, metrics }: Scene): SVGElement[] {
  return layout.pods.flatMap((box) => {
    const name = box.namespace.name;
    if (metrics.tiny) return [text("wb-pod-name", centreX(box), box.y + 13, shorten(name, Math.floor(box.width / 6.2)), "middle", name)];
    if (metrics.compact)
      return [
        text("wb-pod-name", centreX(box), box.y + 17, shorten(name, 17), "middle", name),
        text("wb-address wb-mono", centreX(box), box.y + 32, box.namespace.ip, "middle"),
      ];
    return [
      text("wb-pod-name", box.x + 14, box.y + 21, shorten(name, roomForName(box.width, box.namespace.ip, metrics.letters)), "start", name),
      text("wb-address wb-mono", right(box) - 14, box.y + 21, box.namespace.ip, "end"),
    ];
  });
}

/** Letters of a pod's name beside its address. */
function roomForName(width: number, address: string, letters: number): number {
  return Math.floor((width - 38 - address.length * 7.8 * letters) / (9 * letters));
}

function pills({ layout }: Scene): SVGElement[] {
  return layout.pills.flatMap((pill) => [
    svg("rect", { class: "wb-pill", x: pill.x, y: pill.y, width: pill.width, height: pill.height, rx: pill.height / 2 }),
    text(
      "wb-pill-text wb-mono",
      centreX(pill),
      pill.y + pill.height / 2 + 4,
      shorten(pill.text, Math.floor(pill.width / 8)),
      "middle",
      pill.text,
    ),
  ]);
}

function shutBoxes({ layout }: Scene): SVGElement[] {
  return layout.shut.flatMap((box) => [
    svg("rect", { class: "wb-shut", x: box.x, y: box.y, width: box.width, height: box.height, rx: 5 }),
    text("wb-shut-text wb-mono", centreX(box), box.y + box.height / 2 + 4, "cilium_host ⇄ _net", "middle"),
  ]);
}

function kernels({ layout, metrics, kernelEntered, idleStations }: Scene, labels: Labels): SVGElement[] {
  return layout.kernels.flatMap((box) => {
    if (kernelEntered.has(box.node) || metrics.tiny || idleStations.some((each) => each.node === box.node)) return [];
    const lines = metrics.compact
      ? [labels.rowKernel, labels.kernelNotEntered]
      : [`${labels.kernelRouting} · ${labels.kernelNetfilter}`, `${labels.kernelXfrm} · ${labels.kernelNotEntered}`];
    const step = metrics.compact ? 12 : 16;
    const y = box.y + box.height / 2 + 4 - step / 2;
    return lines.map((line, index) => text("wb-shut-text", centreX(box), y + index * step, line, "middle"));
  });
}

/** What nothing passes, where everything is shown. */
function idle({ idleStations, idleHooks }: Scene, labels: Labels): SVGElement[] {
  const words = { routing: labels.kernelRouting, netfilter: labels.kernelNetfilter, xfrm: labels.kernelXfrm };
  return [
    ...idleStations.map((each) =>
      svg(
        "g",
        { class: "wb-station" },
        svg("rect", { x: each.x - each.width / 2, y: each.y - each.height / 2, width: each.width, height: each.height, rx: 4 }),
        svg("path", { d: stationShape(each.family), transform: `translate(${each.x - each.width / 2 + 9} ${each.y}) scale(0.8)` }),
        text("wb-station-name", each.x + 7, each.y + 3.5, words[each.family], "middle"),
      ),
    ),
    ...idleHooks.map((each) =>
      svg(
        "g",
        { class: "wb-station", transform: `translate(${each.x} ${each.y})` },
        svg("path", { d: hexagon(each.width, each.height) }),
        text("wb-station-name wb-mono", 0, 3.5, each.name, "middle"),
      ),
    ),
  ];
}

/** A cell for each node of a large cluster: two paths, however many they are. */
function fleet({ fleet: grid, metrics }: Scene, labels: Labels): SVGElement[] {
  if (grid === null) return [];
  const open = new Set(grid.open);
  const cells = (wanted: boolean): string =>
    grid.names.map((_, index) => (open.has(index) === wanted ? square(cellAt(grid, index)) : "")).join("");
  return [
    text("wb-fleet-name", grid.x, grid.y - 8, format(labels.fleet, { n: grid.names.length.toLocaleString("en") }), "start"),
    svg("path", { class: "wb-fleet", d: cells(false) }),
    svg("path", { class: "wb-fleet wb-fleet-open", d: cells(true), "stroke-width": metrics.compact ? 1.5 : 2.5 }),
  ];
}

const square = ({ x, y, width, height }: Box): string =>
  `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h-${width.toFixed(1)}z`;

function veths({ layout, metrics, trace }: Scene, labels: Labels): SVGElement[] {
  return layout.plates.flatMap((plate) => {
    if (plate.interface.kind !== "podEnd") return [];
    const peer = layout.plates.find(
      (other) =>
        other.node === plate.node && other.netns === plate.interface.peer?.netns && other.interface.name === plate.interface.peer.interface,
    );
    if (peer === undefined) return [];
    const x = plate.x + plate.width / 2;
    const line = svg("path", { class: "wb-veth", d: `M${x - 4} ${bottom(plate)}V${peer.y}M${x + 4} ${bottom(plate)}V${peer.y}` });
    return metrics.compact
      ? [line]
      : [line, tipped(text("wb-veth-text", x + 12, (bottom(plate) + peer.y) / 2 + 4, labels.vethPair), trace, "veth pair")];
  });
}

function plates({ layout, metrics }: Scene): SVGElement[] {
  if (metrics.tiny) return [];
  return layout.plates.flatMap((plate) => {
    const x = centreX(plate);
    const { name, mac } = plate.interface;
    if (plate.small)
      return [
        text(
          "wb-plate-name wb-mono wb-small",
          x,
          plate.y + (metrics.compact ? 11 : 15),
          shorten(name, metrics.compact ? 6 : 12),
          "middle",
          name,
        ),
      ];
    if (metrics.compact) return [text("wb-plate-name wb-mono", x, plate.y + plate.height / 2 + 4, shorten(name, 7), "middle", name)];
    const high = plate.interface.kind === "hostEnd" ? 20 : plate.height / 2 - 4;
    return [
      text("wb-plate-name wb-mono", x, plate.y + high, shorten(name, 17), "middle", name),
      ...(plate.width < 220 ? [] : [text("wb-plate-mac wb-mono", x, plate.y + high + 16.5, mac, "middle")]),
    ];
  });
}

/** MAC addresses as they are on the wire, where there is one wire for each direction. */
export function underlay(
  { rows, layout, lanes, metrics }: Scene,
  labels: Labels,
  known: (packet: number, hop: number) => boolean,
): Sketch[] {
  if (rows.under === null || metrics.compact) return [];
  const band = rows.under;
  return lanes.flatMap((lane) => {
    const onWire = lane.packet.hops.filter((hop) => hop.stage === "wire");
    const fields = onWire[0]?.layers[0]?.fields ?? [];
    if (onWire[0] === undefined || !known(lane.packet.index, onWire[0].index)) return [];
    const source = fields.find((field) => field.name === "src")?.value;
    const target = fields.find((field) => field.name === "dst")?.value;
    const between = new Set(layout.columns.filter((each) => each.touched).map((each) => each.node)).size === 2;
    if (onWire.length !== 1 || source === undefined || target === undefined || !between || lane.way === "other") return [];
    const reply = lane.way === "reply";
    const flow = flowBox(layout, metrics);
    const make = (): Element => {
      const made = text("wb-under-text wb-mono", centreX(flow) + metrics.gutter / 2, band.y + (reply ? 39 : 54), "", "middle");
      made.append(
        svg("tspan", { class: `wb-${lane.way}-text` }, reply ? `← ${labels.replyWord}` : `${labels.requestWord} →`),
        `  ${source} > ${abridged(source, target)}`,
      );
      return made;
    };
    return [{ look: `wire ${lane.packet.index}`, make }];
  });
}

/** The second address without what it has in common with the first. */
function abridged(first: string, second: string): string {
  const [a, b] = [first.split(":"), second.split(":")];
  const differs = b.findIndex((part, index) => part !== a[index]);
  return differs <= 0 ? second : `…:${b.slice(differs).join(":")}`;
}

/** The same with what a word of the glossary means, as a hint (`shared/term-tip.ts`). */
export function tipped(target: SVGElement, { glossary }: PlayableTrace, term: string | null): SVGElement {
  setAttributes(target, { "data-tip": term === null ? null : (glossary.terms[term] ?? null) });
  return target;
}

export function text(
  kind: string,
  x: number,
  y: number,
  words: string,
  anchor: "start" | "middle" | "end" = "start",
  whole?: string,
): SVGTextElement {
  return svg(
    "text",
    { class: kind, x, y, "text-anchor": anchor === "start" ? null : anchor },
    words === "" ? null : words,
    whole !== undefined && whole !== words ? svg("title", {}, whole) : null,
  );
}
