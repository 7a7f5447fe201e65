import type { Labels } from "../contracts/playable";
import { right } from "../drawing/geometry";
import type { NodeBox } from "../drawing/layout";
import type { Rows } from "../drawing/rows";
import { middle } from "../drawing/rows";
import type { Scene } from "../drawing/scene";
import { setAttributes, svg } from "../shared/dom";
import { shorten } from "../shared/text";
import { text, tipped } from "./backdrop";

/** Names of rows and nodes. They stay in sight where the drawing is moved on beneath them. */
export interface Headings {
  readonly root: SVGGElement;
  follow(pan: { readonly x: number }, zoom: number): void;
}

/** What of a node's name is always in its box. */
const leastName = 150;

export function headings(scene: Scene, labels: Labels): Headings {
  const { layout, metrics } = scene;
  const titles = layout.nodes.map((box) => ({ box, name: svg("g", { "data-moves": true }, ...nodeName(box, scene)) }));
  const addresses = metrics.tiny
    ? []
    : layout.nodes.map((box) => text("wb-address wb-mono", right(box) - 2, titleLine(box, scene), box.node.ip, "end"));
  const rows = metrics.compact ? null : gutter(scene, labels);
  if (rows !== null) setAttributes(rows, { "data-moves": true });
  return {
    root: svg("g", {}, ...addresses, ...titles.map((each) => each.name), rows),
    follow(pan, zoom) {
      const left = Math.max(0, -pan.x / zoom);
      if (rows !== null)
        setAttributes(rows, { transform: left > 0 ? `translate(${left} 0)` : null, class: left > 0 ? "wb-shifted" : null });
      for (const { box, name } of titles) {
        const by = Math.min(left + metrics.gutter - box.x, box.width - leastName);
        setAttributes(name, { transform: left > 0 && by > 0 ? `translate(${by} 0)` : null });
      }
    },
  };
}

const titleLine = (box: NodeBox, { metrics }: Scene): number => box.y - (metrics.compact ? 7 : 9);

function nodeName(box: NodeBox, scene: Scene): SVGElement[] {
  const { metrics } = scene;
  const { name, prefix } = box.node;
  if (metrics.tiny) return [text("wb-node-name", box.x + 2, box.y - 4, shorten(name, Math.floor(box.width / 6)), "start", name)];
  const y = titleLine(box, scene);
  const most = Math.floor((box.width - 96 * metrics.letters) / (metrics.compact ? 8 : 10.4 * metrics.letters));
  return [
    ...(metrics.compact || prefix === "" ? [] : [text("wb-node-prefix wb-mono", box.x + 2, y - 19, prefix)]),
    text("wb-node-name", box.x + 2, y, shorten(name, most), "start", name),
  ];
}

function gutter({ rows, layout, metrics, trace }: Scene, labels: Labels): SVGGElement {
  const x = metrics.gutter - 10;
  const line = (y: number, words: string, term: string | null, bold = false): SVGElement =>
    tipped(text(`wb-gutter${bold ? " wb-bold" : ""}`, x, y, shorten(words, 13), "end", words), trace, term);
  const named = (band: Rows["podEnd"] | null, words: string, term: string): SVGElement[] =>
    band === null ? [] : [line(middle(band) + 4, words, term)];
  const hasPods = layout.pods.length > 0;
  const names = [
    ...(hasPods
      ? [
          line(rows.top + 30, labels.rowPods, "netns", true),
          line(rows.top + 46, labels.rowPodNetns, "netns"),
          ...named(rows.podEnd, labels.rowPodEnd, "veth pair"),
        ]
      : []),
    line(middle(rows.hostEnd), labels.rowHost, "netns", true),
    ...(hasPods
      ? [line(middle(rows.hostEnd) + 16, labels.rowHostEnd, "lxc device"), ...named(rows.hostEndHook, labels.rowHostEndPrograms, "tc hook")]
      : []),
    ...named(rows.cilium, labels.rowCilium, "cilium_host"),
    ...named(rows.tunnel, labels.rowTunnel, "tunnel device"),
    ...named(rows.kernel, labels.rowKernel, "station"),
    ...named(rows.uplinkHook, labels.rowUplinkPrograms, "tc hook"),
    line(middle(rows.uplink) + 4, labels.rowUplink, "uplink", true),
    ...(rows.under === null
      ? []
      : [
          line(rows.under.y + 26, labels.rowUnderlay, "underlay", true),
          line(rows.under.y + 42, trace.underlay.name, null),
          line(rows.under.y + 58, trace.underlay.cidr, null),
        ]),
  ];
  const ground = svg("rect", { class: "wb-gutter-ground", x: -metrics.gutter, y: 0, width: 2 * metrics.gutter, height: layout.height });
  return svg("g", {}, ground, ...names);
}
