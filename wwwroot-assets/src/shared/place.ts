/** Spelling of a place of the cluster in addresses: `node/worker:host:eth0`, `external/client:host`. */
export function placeText(node: string, netns?: string, device?: string): string {
  const start = node.startsWith("external/") ? node : `node/${node}`;
  return [start, ...[netns, device].filter((each) => each !== undefined)].join(":");
}
