import type { PlayableGlossary } from "../contracts/playable";
import { element } from "./dom";

/** Fills the places in braces of a label. */
export function format(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Shortens at the end; the ellipsis counts as a character. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}

/** A sentence whose parts between backticks are names. */
export function named(text: string): (Node | string)[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? element("span", { class: "wb-mono" }, part) : part));
}

/** The same, where terms of the glossary show what they mean, each the first time only. */
export function glossed(text: string, glossary: PlayableGlossary, isTabStop = true): (Node | string)[] {
  return partsOf(text, glossary).map((part) => {
    if (part.isName) return element("span", { class: "wb-mono" }, part.text);
    return part.means === null ? part.text : term(part.text, part.means, isTabStop);
  });
}

/** A word that shows what it means. In labels and tables the keyboard does not stop at it: the page of the glossary says the same. */
export function term(word: string, means: string, isTabStop = true): HTMLElement {
  return element("span", { class: "term", ...(isTabStop ? { role: "button", tabindex: 0 } : {}), "data-tip": means }, word);
}

/** A part of a sentence: a name, a term with its meaning, or what is between them. */
export interface TextPart {
  readonly text: string;
  readonly isName: boolean;
  readonly means: string | null;
}

export function partsOf(sentence: string, glossary: PlayableGlossary): TextPart[] {
  const pattern = new RegExp(glossary.pattern, "gi");
  const said = new Set<string>();
  return sentence
    .split("`")
    .flatMap((text, index): TextPart[] => {
      if (index % 2 === 1) return [{ text, isName: true, means: null }];
      const parts: TextPart[] = [];
      let from = 0;
      for (const match of text.matchAll(pattern)) {
        const means = glossary.terms[match[1]?.toLowerCase() ?? ""];
        if (means === undefined || said.has(means)) continue;
        said.add(means);
        parts.push({ text: text.slice(from, match.index), isName: false, means: null }, { text: match[0], isName: false, means });
        from = match.index + match[0].length;
      }
      return [...parts, { text: text.slice(from), isName: false, means: null }];
    })
    .filter((part) => part.text !== "");
}

/** The same without signs, for screen readers. */
export const plain = (text: string): string => text.replaceAll("`", "");
