import type { InterfaceKind, Labels, PlayableHop, PlayableTrace } from "../contracts/playable";
import type { IdleHook, IdleStation } from "../drawing/stations";
import { familyOf } from "../drawing/stations";
import type { Family } from "../drawing/stations";
import { element } from "../shared/dom";
import { interfaceOf } from "../shared/interfaces";
import { named } from "../shared/text";

/** What is said of a thing of the drawing while the pointer is on it: name, kind and facts, and what such a thing is. */
export type Hint = readonly Node[];

export function interfaceHint(trace: PlayableTrace, key: string): Hint | null {
  const found = interfaceOf(trace, key);
  if (found === null) return null;
  const { item, place } = found;
  const { kind, term } = kindOf(item.kind, trace.labels);
  return [
    name(item.name),
    element("span", {}, `${kind}${trace.labels.comma}${place}`),
    ...[...item.addresses, item.mac].filter((each) => each !== "").map((each) => element("span", { class: "wb-mono" }, each)),
    ...meaning(trace, term),
  ];
}

export function hopHint(trace: PlayableTrace, hop: PlayableHop): Hint {
  const family = familyOf(hop.stage);
  return [
    name(hop.name),
    element("span", {}, [hop.stage, hop.interface, hop.action].filter((each) => each !== null && each !== hop.name).join(", ")),
    ...meaning(trace, family === null ? hop.stage : familyTerms[family]),
  ];
}

export function stationHint(trace: PlayableTrace, { family }: IdleStation): Hint {
  const { kernelRouting, kernelNetfilter, kernelXfrm, kernelNotEntered } = trace.labels;
  const words = { routing: kernelRouting, netfilter: kernelNetfilter, xfrm: kernelXfrm }[family];
  return [name(words), element("span", {}, kernelNotEntered), ...meaning(trace, familyTerms[family])];
}

export function programHint(trace: PlayableTrace, { name: program, hook, plate }: IdleHook): Hint {
  return [name(program), element("span", {}, `${hook}, ${plate.interface.name}`), ...meaning(trace, hook)];
}

export const nameHint = (words: string): Hint => [name(words)];

/** Forms of the glossary's words, by what is drawn. */
const familyTerms: Readonly<Record<Family, string>> = { routing: "fib", netfilter: "netfilter", xfrm: "xfrm" };

/** What an interface is, in words, and the glossary's word for it. */
export function kindOf(kind: InterfaceKind, labels: Labels): { readonly kind: string; readonly term: string | null } {
  switch (kind) {
    case "podEnd":
      return { kind: labels.kindPodEnd, term: "veth pair" };
    case "hostEnd":
      return { kind: labels.kindHostEnd, term: "lxc device" };
    case "ciliumHost":
    case "ciliumNet":
      return { kind: labels.kindCilium, term: "cilium_host" };
    case "tunnel":
      return { kind: labels.kindTunnel, term: "tunnel device" };
    case "wireguard":
      return { kind: labels.kindWireguard, term: null };
    case "uplink":
      return { kind: labels.kindUplink, term: "uplink" };
    case "loopback":
      return { kind: labels.kindLoopback, term: null };
  }
}

function name(words: string): HTMLElement {
  return element("b", { class: "wb-mono" }, words);
}

function meaning({ glossary }: PlayableTrace, term: string | null): HTMLElement[] {
  const means = term === null ? undefined : glossary.terms[term];
  return means === undefined ? [] : [element("span", { class: "wb-hint-means" }, ...named(means))];
}
