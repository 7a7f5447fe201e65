import type { PlayablePacket, PlayableTrace } from "../contracts/playable";

/** Hops of a packet that follow each other in one netns. */
export interface Group {
  readonly name: string;
  /** What kind of place it is, in words. */
  readonly kind: string;
  readonly first: number;
  readonly last: number;
}

export function groupsOf(trace: PlayableTrace, packet: PlayablePacket): Group[] {
  const groups: Group[] = [];
  let key: string | null = null;
  packet.hops.forEach((hop, index) => {
    const here = `${hop.node ?? ""} ${hop.netns ?? ""}`;
    const last = groups.at(-1);
    if (last !== undefined && key === here) groups[groups.length - 1] = { ...last, last: index };
    else groups.push({ ...placeName(trace, hop.node, hop.netns), first: index, last: index });
    key = here;
  });
  return groups;
}

function placeName(trace: PlayableTrace, nodeId: string | null, netns: string | null): Pick<Group, "name" | "kind"> {
  const { labels } = trace;
  if (nodeId === null) return { name: labels.groupWire, kind: trace.underlay.cidr };
  const node = trace.nodes.find((each) => each.id === nodeId);
  const namespace = node?.namespaces.find((each) => each.id === netns);
  if (node === undefined || namespace === undefined) return { name: netns ?? nodeId, kind: "" };
  if (node.kind === "external") return { name: node.name, kind: labels.groupExternal };
  if (namespace.kind === "pod") return { name: namespace.name, kind: labels.groupPod };
  if (namespace.kind === "health") return { name: namespace.name, kind: labels.groupHealth };
  return { name: node.name, kind: labels.groupHost };
}
