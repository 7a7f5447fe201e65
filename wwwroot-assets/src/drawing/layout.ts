import type { InterfaceKind, PlayableInterface, PlayableNamespace, PlayableNode } from "../contracts/playable";
import type { Cast, Column } from "./columns";
import type { Box } from "./geometry";
import type { Slots } from "./legs";
import { lanesIn, outerLanes, plateWidthFor } from "./legs";
import type { Metrics } from "./metrics";
import type { Band, Rows } from "./rows";

/** A node drawn as a cross-section. */
export interface NodeBox extends Box {
  readonly node: PlayableNode;
}

export interface PodBox extends Box {
  readonly node: string;
  readonly namespace: PlayableNamespace;
  readonly idle: boolean;
}

/** Process pill: an end of the flow. */
export interface Pill extends Box {
  readonly text: string;
}

/** An interface. */
export interface Plate extends Box {
  readonly key: string;
  readonly node: string;
  readonly netns: string;
  readonly interface: PlayableInterface;
  readonly column: number;
  /** Small: name above, eyes below. */
  readonly small: boolean;
}

/** The kernel's stack of a host netns. */
export interface KernelBox extends Box {
  readonly node: string;
}

/** A column placed: its left edge and the lanes' default positions, in model coordinates. */
export interface PlacedColumn extends Column {
  readonly x: number;
  readonly width: number;
  readonly centre: number;
  readonly left: number;
  readonly right: number;
  readonly apex: number;
  readonly plate: { readonly x: number; readonly width: number };
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  readonly nodes: readonly NodeBox[];
  readonly pods: readonly PodBox[];
  readonly pills: readonly Pill[];
  readonly plates: readonly Plate[];
  /** Places of cilium_host and cilium_net where they are not entered. */
  readonly shut: readonly Box[];
  readonly kernels: readonly KernelBox[];
  readonly under: Box | null;
}

export const plateKey = (node: string, netns: string, name: string): string => `${node}/${netns}/${name}`;

export function layoutOf(cast: Cast, rows: Rows, slots: Slots, metrics: Metrics): Layout {
  const columns: PlacedColumn[] = [];
  const nodes: NodeBox[] = [];
  let x = metrics.gutter;
  for (const node of cast.nodes) {
    const start = x;
    cast.columns.forEach((column, index) => {
      if (column.node !== node.id) return;
      const lanes = lanesIn(slots, index);
      const plateWidth = plateWidthFor(lanes, column.slim, metrics);
      const width =
        lanes > 2 ? metrics.throughWidth : column.slim ? metrics.slimWidth : column.netns !== null ? metrics.columnWidth : metrics.ownWidth;
      if (columns.at(-1)?.node === node.id) x += metrics.columnGap;
      const [left, right] = outerLanes(plateWidth, metrics);
      columns.push({
        ...column,
        x,
        width,
        centre: x + metrics.plateX + plateWidth / 2,
        left: x + left,
        right: x + right,
        apex: x + right + metrics.arcReach,
        plate: { x: x + metrics.plateX, width: plateWidth },
      });
      x += width;
    });
    nodes.push({ node, x: start, y: rows.top, width: x - start, height: rows.uplink.y + rows.uplink.height / 2 - rows.top });
    x += metrics.gap;
  }
  const width = x - metrics.gap + (metrics.compact ? 1 : 4);
  return {
    width,
    height: rows.bottom,
    columns,
    nodes,
    ...insides(nodes, columns, rows, metrics),
    under:
      rows.under === null
        ? null
        : { x: metrics.gutter, y: rows.under.y, width: x - metrics.gap - metrics.gutter, height: rows.under.height },
  };
}

function insides(
  nodes: readonly NodeBox[],
  columns: readonly PlacedColumn[],
  rows: Rows,
  metrics: Metrics,
): Pick<Layout, "pods" | "pills" | "plates" | "shut" | "kernels"> {
  const pods: PodBox[] = [];
  const pills: Pill[] = [];
  const plates: Plate[] = [];
  const shut: Box[] = [];
  const kernels: KernelBox[] = [];
  for (const { node } of nodes) {
    const own = columns.map((column, index) => ({ column, index })).filter((each) => each.column.node === node.id);
    const host = node.namespaces.find((namespace) => namespace.kind === "host");
    // What is the node's own lies under the pods that the flow touches, and is not drawn out under all others.
    const touched = own.filter((each) => each.column.touched);
    const above = touched.length > 0 ? touched : own.slice(0, 1);
    const [first] = above;
    if (first === undefined) continue;
    for (const { column, index } of own) {
      const pod = node.namespaces.find((namespace) => namespace.id === column.netns);
      const process = column.netns === null ? (host?.process ?? null) : (pod?.process ?? null);
      if (process !== null && rows.process.height > 0) pills.push({ ...banded(rows.process, column.plate), text: process });
      if (pod === undefined) continue;
      const margin = metrics.compact ? 0 : 14;
      const top = rows.top + (metrics.compact ? 8 : 12);
      pods.push({
        node: node.id,
        namespace: pod,
        idle: !column.touched,
        x: column.plate.x - margin,
        y: top,
        width: column.plate.width + 2 * margin,
        height: rows.podEnd.y + rows.podEnd.height / 2 - top,
      });
      for (const each of pod.interfaces)
        if (each.kind === "podEnd") plates.push(plate(node.id, pod.id, each, index, banded(rows.podEnd, column.plate)));
      for (const each of host?.interfaces ?? [])
        if (each.kind === "hostEnd" && each.peer?.netns === pod.id)
          plates.push(plate(node.id, "host", each, index, shortened(banded(rows.hostEnd, column.plate), metrics)));
    }
    const middle = above.reduce((sum, each) => sum + each.column.centre, 0) / above.length;
    const reach = first.column.plate;
    const last = above.at(-1)?.column.plate ?? reach;
    const level = (host?.interfaces ?? []).filter((each) => nodeLevel(each.kind, 0, reach, rows, metrics) !== null);
    for (const each of level) {
      const span = share({ x: reach.x, width: last.x + last.width - reach.x }, each, level);
      const box = nodeLevel(each.kind, middle, span, rows, metrics);
      if (box !== null)
        plates.push({ ...plate(node.id, "host", each, first.index, box), small: each.kind === "ciliumHost" || each.kind === "ciliumNet" });
    }
    if (node.kind === "external") continue;
    const half =
      above.length === 1 && first.column.plate.width > metrics.plateWidth ? metrics.kernelHalf + metrics.laneGap / 2 : metrics.kernelHalf;
    const kernelWidth =
      above.length === 1 ? 2 * half : (above.at(-1)?.column.centre ?? middle) - first.column.centre + 2 * metrics.kernelHalf;
    kernels.push({ node: node.id, x: middle - kernelWidth / 2, y: rows.kernel.y, width: kernelWidth, height: rows.kernel.height });
    if (!rows.ciliumOpen && rows.cilium.height > 0)
      shut.push({ x: middle - metrics.kernelHalf, y: rows.cilium.y, width: 2 * metrics.kernelHalf, height: rows.cilium.height });
  }
  return { pods, pills, plates, shut, kernels };
}

function nodeLevel(
  kind: InterfaceKind,
  middle: number,
  reach: { readonly x: number; readonly width: number },
  rows: Rows,
  metrics: Metrics,
): Box | null {
  const size = metrics.ciliumPlate;
  switch (kind) {
    case "uplink":
      return banded(rows.uplink, reach);
    case "tunnel":
    case "wireguard":
      return rows.tunnel === null ? null : banded(rows.tunnel, reach);
    case "ciliumHost":
      return rows.ciliumOpen ? banded(rows.cilium, { x: middle - size - 4, width: size }) : null;
    case "ciliumNet":
      return rows.ciliumOpen ? banded(rows.cilium, { x: middle + 4, width: size }) : null;
    case "loopback":
    case "podEnd":
    case "hostEnd":
      return null;
  }
}

/** Devices of one row stand side by side. */
function share(
  span: { readonly x: number; readonly width: number },
  one: PlayableInterface,
  all: readonly PlayableInterface[],
): { readonly x: number; readonly width: number } {
  const rowOf = (kind: InterfaceKind): string => (kind === "wireguard" ? "tunnel" : kind);
  const peers = all.filter((each) => rowOf(each.kind) === rowOf(one.kind));
  const width = (span.width - 8 * (peers.length - 1)) / peers.length;
  return { x: span.x + peers.indexOf(one) * (width + 8), width };
}

const banded = (band: Band, span: { readonly x: number; readonly width: number }): Box => ({
  x: span.x,
  y: band.y,
  width: span.width,
  height: band.height,
});

/** A host end is a little shorter than its pod's end, so that an arc finds its way round it. */
const shortened = (box: Box, metrics: Metrics): Box => ({ ...box, width: box.width - (metrics.compact ? 9 : 10) });

const plate = (node: string, netns: string, each: PlayableInterface, column: number, box: Box): Plate => ({
  key: plateKey(node, netns, each.name),
  node,
  netns,
  interface: each,
  column,
  small: false,
  ...box,
});
