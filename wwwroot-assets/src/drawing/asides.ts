import { centreX } from "./geometry";
import type { Lane } from "./lanes";
import { pointAt } from "./path";
import type { Scene } from "./scene";

/** How far an aside of 1 takes the token from its lane: less than half of its width, so that it still touches. */
export const ASIDE = 30;

/** As far as a phone's token gets from a pod's address without leaving the drawing. */
const outward = 0.4;

/**
 * At each hop: -1 and 1 let the token stand to the left or right of the lane, beside the name of the station that it is at. In a phone's
 * pod it stands outward of its lane, clear of the pod's address.
 */
export function asidesOf({ packet, path, rests }: Lane, { dots, layout, metrics }: Scene): number[] {
  return packet.hops.map(({ node, netns, sign }, hop) => {
    const side = dots.find((dot) => dot.packet === packet.index && dot.hop === hop)?.side ?? null;
    if (side !== null) return side === "left" ? 1 : -1;
    if (!metrics.compact || sign !== "kernel") return 0;
    const pod = layout.pods.find((each) => each.node === node && each.namespace.id === netns);
    return pod === undefined ? 0 : Math.sign(pointAt(path, rests[hop] ?? 0).x - centreX(pod)) * outward;
  });
}
