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

/** The same without signs, for screen readers. */
export const plain = (text: string): string => text.replaceAll("`", "");
