import { nodeAt } from "../drawing/fleet";
import type { Scene } from "../drawing/scene";
import type { Family } from "../drawing/stations";
import { placeText } from "../shared/place";

/** What prints the state of a part of the kernel. */
const tables: Readonly<Record<Family, string>> = { routing: "ip route", netfilter: "iptables-save", xfrm: "ip xfrm policy" };

/** The place behind an element of the drawing that is no hop and no interface; null when it has none. */
export function lookedInto(
  scene: Scene,
  id: string,
  at: { readonly x: number; readonly y: number },
): { readonly place: string; readonly table?: string } | null {
  if (id === "fleet") {
    const node = scene.fleet === null ? null : nodeAt(scene.fleet, at);
    return node === null ? null : { place: placeText(node) };
  }
  const station = scene.idleStations.find((each) => id === `station ${each.node} ${each.family}`);
  if (station !== undefined) return { place: placeText(station.node, "host"), table: tables[station.family] };
  const idle = scene.idleHooks.find((each) => id === `idle ${each.hook} ${each.plate.key}`);
  if (idle !== undefined) return { place: placeText(idle.plate.node, idle.plate.netns, idle.plate.interface.name) };
  const pod = scene.layout.pods.find((each) => id === `pod ${each.node}/${each.namespace.id}`);
  if (pod !== undefined) return { place: placeText(pod.node, pod.namespace.id) };
  const node = scene.layout.nodes.find((each) => id === `node ${each.node.id}`);
  return node === undefined ? null : { place: placeText(node.node.id) };
}
