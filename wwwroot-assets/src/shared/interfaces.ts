import type { PlayableInterface, PlayableTrace } from "../contracts/playable";
import { placeText } from "./place";

/** An interface with where it is. */
export interface FoundInterface {
  readonly node: string;
  readonly netns: string;
  /** Where it is, in words. */
  readonly place: string;
  /** The interface as addresses spell it. */
  readonly spelling: string;
  readonly item: PlayableInterface;
}

/** The interface of a tap's key or a plate's; null when the trace has none. */
export function interfaceOf(trace: PlayableTrace, key: string): FoundInterface | null {
  for (const node of trace.nodes)
    for (const namespace of node.namespaces)
      for (const item of namespace.interfaces)
        if (item.tap === key || `${node.id}/${namespace.id}/${item.name}` === key)
          return {
            item,
            spelling: placeText(node.id, namespace.id, item.name),
            node: node.id,
            netns: namespace.id,
            place: namespace.kind === "host" ? node.name : `${namespace.name}${trace.labels.comma}${node.name}`,
          };
  return null;
}
