import type { PlayableNamespace, PlayableNode, PlayablePacket, PlayableTrace } from "../contracts/playable";

/** A vertical strip of a node: one pod with what hangs under it, or the node's own way through. */
export interface Column {
  readonly node: string;
  /** The pod's netns; null for the node's own column. */
  readonly netns: string | null;
  /** A process in the host netns, or an external host, is an end of the flow here. */
  readonly process: boolean;
  /** A packet of the drawn ones comes here. */
  readonly touched: boolean;
  /** Narrow: an external host, or what the flow leaves alone. */
  readonly slim: boolean;
}

/** Which nodes and columns are drawn, left to right, and how many nodes stay out. */
export interface Cast {
  readonly nodes: readonly PlayableNode[];
  readonly columns: readonly Column[];
  readonly hiddenNodes: number;
}

/** More nodes than these are never drawn side by side; the rest is counted. */
const mostNodes = 6;

/** Nor more pods: with what hangs under each, that is about as much as one can look at. */
const mostColumns = 30;

export function castOf(trace: PlayableTrace, packets: readonly PlayablePacket[], showAll: boolean): Cast {
  const onPath = trace.nodes.filter((node) => node.onPath || isVisited(node, packets));
  const wanted = showAll ? [...onPath, ...trace.nodes.filter((node) => !onPath.includes(node))] : onPath;
  const shown = wanted.length > 0 ? wanted : trace.nodes;
  const nodes = shown.slice(0, Math.max(mostNodes, onPath.length));
  const met = nodes.flatMap((node) => columnsOf(node, packets, 0, false));
  const idle = showAll ? Math.max(0, Math.floor((mostColumns - met.length) / nodes.length)) : 0;
  // What the flow touches stays together: pods that it leaves alone stand outside of it.
  const columns = idle === 0 ? met : nodes.flatMap((node, index) => columnsOf(node, packets, idle, index === 0 && onPath.length > 1));
  return { nodes, columns, hiddenNodes: trace.nodes.length - nodes.length };
}

function columnsOf(node: PlayableNode, packets: readonly PlayablePacket[], mostIdle: number, idleFirst: boolean): Column[] {
  const pods = node.namespaces.filter((namespace) => namespace.kind !== "host");
  const host = node.namespaces.find((namespace) => namespace.kind === "host");
  const met = pods.filter((pod) => isEnd(pod) || packets.some((packet) => meets(packet, node.id, pod)));
  const idle = pods.filter((pod) => !met.includes(pod)).slice(0, mostIdle);
  const podColumns = inOrderOfTravel(met, node, packets).map((pod): Column => ({
    node: node.id,
    netns: pod.id,
    process: false,
    touched: true,
    slim: false,
  }));
  const idleColumns = idle.map((pod): Column => ({ node: node.id, netns: pod.id, process: false, touched: false, slim: true }));
  const hostIsEnd = host !== undefined && isEnd(host);
  const withIdle = (used: Column[]): Column[] => (idleFirst ? [...idleColumns, ...used] : [...used, ...idleColumns]);
  if (!hostIsEnd && podColumns.length > 0) return withIdle(podColumns);
  const own: Column = {
    node: node.id,
    netns: null,
    process: hostIsEnd,
    touched: hostIsEnd || isVisited(node, packets),
    slim: node.kind === "external" || (!hostIsEnd && !isVisited(node, packets)),
  };
  const ownFirst = hostIsEnd && packets[0]?.hops[0]?.netns === host.id && packets[0].hops[0].node === node.id;
  return withIdle(ownFirst ? [own, ...podColumns] : [...podColumns, own]);
}

function inOrderOfTravel(pods: readonly PlayableNamespace[], node: PlayableNode, packets: readonly PlayablePacket[]): PlayableNamespace[] {
  const hops = packets[0]?.hops ?? [];
  const rank = (pod: PlayableNamespace): number => {
    const index = hops.findIndex((hop) => hop.node === node.id && hop.netns === pod.id);
    return index < 0 ? hops.length : index;
  };
  return [...pods].sort((a, b) => rank(a) - rank(b));
}

function isEnd(namespace: PlayableNamespace): boolean {
  return namespace.process !== null;
}

function isVisited(node: PlayableNode, packets: readonly PlayablePacket[]): boolean {
  return packets.some((packet) => packet.hops.some((hop) => hop.node === node.id));
}

function meets(packet: PlayablePacket, node: string, pod: PlayableNamespace): boolean {
  const ends = new Set(pod.interfaces.map((each) => each.peer?.interface));
  return packet.hops.some(
    (hop) => hop.node === node && (hop.netns === pod.id || (hop.netns === "host" && hop.interface !== null && ends.has(hop.interface))),
  );
}
