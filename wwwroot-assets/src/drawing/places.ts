import type { InterfaceKind, PlayableHop, PlayableInterface, PlayableTrace } from "../contracts/playable";
import type { Column } from "./columns";

/** Where in the cross-section a hop happens: a row, the column, the device if there is one. */
export interface Place {
  readonly row: PlaceRow;
  /** Index into the columns; -1 on the wire. */
  readonly column: number;
  readonly device: InterfaceKind | null;
  readonly interface: string | null;
}

export type PlaceRow =
  | "process"
  | "podKernel"
  | "podEnd"
  | "hostEnd"
  | "hostEndHook"
  | "cilium"
  | "ciliumHook"
  | "tunnel"
  | "tunnelHook"
  | "kernel"
  | "uplinkHook"
  | "uplink"
  | "uplinkXdp"
  | "wire";

/** Looks interfaces up by their names. */
export type FindInterface = (node: string, netns: string, name: string) => PlayableInterface | null;

export function interfaceIndex(trace: PlayableTrace): FindInterface {
  const index = new Map<string, PlayableInterface>();
  for (const node of trace.nodes)
    for (const namespace of node.namespaces)
      for (const each of namespace.interfaces) index.set(`${node.id} ${namespace.id} ${each.name}`, each);
  return (node, netns, name) => index.get(`${node} ${netns} ${name}`) ?? null;
}

/** Places of a packet's hops, in order. */
export function placesOf(hops: readonly PlayableHop[], columns: readonly Column[], find: FindInterface): Place[] {
  const rough = hops.map((hop) => roughPlace(hop, columns, find));
  return rough.map((place, index) =>
    place.row === "wire" || place.column >= 0 ? place : { ...place, column: columnNear(index, hops, rough, columns) },
  );
}

function roughPlace(hop: PlayableHop, columns: readonly Column[], find: FindInterface): Place {
  if (hop.node === null || hop.netns === null) return { row: "wire", column: -1, device: null, interface: null };
  const inPod = columns.findIndex((column) => column.node === hop.node && column.netns === hop.netns);
  const found = hop.interface === null ? null : find(hop.node, hop.netns, hop.interface);
  const at = (row: PlaceRow, column: number): Place => ({ row, column, device: found?.kind ?? null, interface: hop.interface });
  if (isSocket(hop.stage))
    return at("process", inPod >= 0 ? inPod : columns.findIndex((column) => column.node === hop.node && column.process));
  if (inPod >= 0) return at(isOnDevice(hop.stage) && found?.kind !== "loopback" ? "podEnd" : "podKernel", inPod);
  if (!isOnDevice(hop.stage) || found === null || found.kind === "loopback" || found.kind === "podEnd") return at("kernel", -1);
  const hook = hop.stage.startsWith("tc-");
  switch (found.kind) {
    case "hostEnd":
      return at(
        hook ? "hostEndHook" : "hostEnd",
        columns.findIndex((column) => column.node === hop.node && column.netns === found.peer?.netns),
      );
    case "ciliumHost":
    case "ciliumNet":
      return at(hook ? "ciliumHook" : "cilium", -1);
    case "tunnel":
    case "wireguard":
      return at(hook ? "tunnelHook" : "tunnel", -1);
    case "uplink":
      return at(hook ? "uplinkHook" : hop.stage === "xdp" ? "uplinkXdp" : "uplink", -1);
  }
}

/** What belongs to the node as a whole is drawn in the column that the packet comes from, else in the one it goes to. */
function columnNear(index: number, hops: readonly PlayableHop[], rough: readonly Place[], columns: readonly Column[]): number {
  const node = hops[index]?.node ?? null;
  for (const step of [-1, 1])
    for (let other = index + step; hops[other]?.node === node; other += step) {
      const column = rough[other]?.column ?? -1;
      if (column >= 0) return column;
    }
  const own = columns.findIndex((column) => column.node === node && column.netns === null);
  return own >= 0 ? own : columns.findIndex((column) => column.node === node);
}

function isSocket(stage: string): boolean {
  return stage.startsWith("socket-") || stage.startsWith("cgroup-");
}

function isOnDevice(stage: string): boolean {
  return stage.startsWith("dev-") || stage.startsWith("tc-") || stage === "xdp";
}
