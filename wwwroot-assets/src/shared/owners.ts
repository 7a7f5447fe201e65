import type { PlayableTrace } from "../contracts/playable";
import { element } from "./dom";
import { placeText } from "./place";
import { partsOf, term } from "./text";

/** Where a text is from: its interface names are those of this netns. */
export interface Spot {
  readonly node: string | null;
  readonly netns: string | null;
}

export const nowhere: Spot = { node: null, netns: null };

/** A stretch of a text, with the place that it leads to. */
export interface Stretch {
  readonly text: string;
  readonly place: string | null;
}

// The same words that the server looks up: a MAC address, an IPv4 address (tcpdump writes a port behind it), a name taken whole.
const words =
  /(?<![\w:])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?![\w:])|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d+\.\d)|(?<![\w-])[A-Za-z][\w-]*/g;

/** Splits a text at everything that the cluster knows the owner of. */
export function stretches(text: string, trace: PlayableTrace, spot: Spot): Stretch[] {
  const devices = trace.nodes
    .find((node) => node.id === spot.node)
    ?.namespaces.find((namespace) => namespace.id === spot.netns)
    ?.interfaces.map((each) => each.name);
  const found: Stretch[] = [];
  let done = 0;
  for (const match of text.matchAll(words)) {
    const [word] = match;
    const place =
      trace.owners[word.toLowerCase()] ??
      (devices?.includes(word) === true && spot.node !== null ? placeText(spot.node, spot.netns ?? "host", word) : undefined);
    if (place === undefined) continue;
    if (match.index > done) found.push({ text: text.slice(done, match.index), place: null });
    found.push({ text: word, place });
    done = match.index + word.length;
  }
  if (done < text.length) found.push({ text: text.slice(done), place: null });
  return found;
}

/** The text with buttons that open the owners; plain where there is nobody to open them. In prose only addresses are meant: a pod may have the name of any word. */
export function linked(text: string, trace: PlayableTrace, spot: Spot, opens: boolean, isProse = false): (Node | string)[] {
  if (!opens) return [text];
  return stretches(text, trace, spot).map((each) =>
    each.place === null || (isProse && !/[.:]/.test(each.text))
      ? each.text
      : element("button", { type: "button", class: "owner", "data-open": each.place }, each.text),
  );
}

/** A sentence in which terms of the glossary show what they mean, and addresses and names of things open their owners. */
export function explained(text: string, trace: PlayableTrace, spot: Spot, opens: boolean, isTabStop = true): (Node | string)[] {
  return partsOf(text, trace.glossary).flatMap((part): (Node | string)[] => {
    if (part.means !== null) return [term(part.text, part.means, isTabStop)];
    return part.isName
      ? [element("span", { class: "wb-mono" }, ...linked(part.text, trace, spot, opens))]
      : linked(part.text, trace, spot, opens, true);
  });
}
