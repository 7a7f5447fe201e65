import type { ComparedMeasure, ComparedTap, PlayableComparison } from "../contracts/comparison";
import type { PlayableTap, PlayableTrace, Position } from "../contracts/playable";
import { badge, badgeState, badgeWords } from "../panels/badge";
import { arrowIcon } from "../shared/arrow";
import { element, fill } from "../shared/dom";
import { format, glossed } from "../shared/text";
import { positionIn } from "./steps";

/** Interface × request/reply of all variants in one table, and the numbers beneath. */
export interface Matrix {
  readonly root: HTMLElement;
  update(comparison: PlayableComparison, at: Position): void;
}

type Mark = "flipped" | "differs" | null;
const ways = ["request", "reply"] as const;

export function matrix(): Matrix {
  const root = element("table", { class: "cmp-matrix" });
  return {
    root,
    update(comparison, at) {
      fill(
        root,
        element("caption", { class: "wb-hidden" }, comparison.title),
        columns(comparison),
        head(comparison),
        element("tbody", {}, ...comparison.taps.map((tap) => tapRow(comparison, tap, at))),
        element("tbody", { class: "cmp-measures" }, ...comparison.measures.map((measure) => measureRow(comparison, measure))),
      );
    },
  };
}

function columns({ variants }: PlayableComparison): HTMLElement {
  return element("colgroup", {}, element("col", { class: "cmp-names" }), ...variants.flatMap(() => [element("col"), element("col")]));
}

function head({ variants, labels, words }: PlayableComparison): HTMLElement {
  return element(
    "thead",
    {},
    element(
      "tr",
      { class: "cmp-variant-names" },
      element("td"),
      ...variants.map((variant, index) => element("th", { scope: "colgroup", colspan: 2, id: `cmp-v${index}` }, variant.name)),
    ),
    element(
      "tr",
      {},
      element("th", { scope: "col" }, words.tcpdumpOn),
      ...variants.flatMap((_, index) =>
        ways.map((way) =>
          element(
            "th",
            { scope: "col", class: `wb-${way}`, headers: `cmp-v${index}` },
            ...(way === "request" ? [`${labels.requestWord} `, arrowIcon(way)] : [arrowIcon(way), ` ${labels.replyWord}`]),
          ),
        ),
      ),
    ),
  );
}

function tapRow(comparison: PlayableComparison, { key, interface: name, place }: ComparedTap, at: Position): HTMLElement {
  const base = baseOf(comparison);
  return element(
    "tr",
    { "data-key": key },
    element(
      "th",
      { scope: "row", title: `${name} ${place}` },
      element("span", {}, element("span", { class: "wb-mono" }, name), " ", element("span", { class: "wb-tap-place" }, place)),
    ),
    ...comparison.variants.flatMap((variant, index) => {
      const { trace } = variant;
      const tap = find(trace, key);
      if (trace === null) return [quiet(comparison.words.noPath, null)];
      const position = positionIn(comparison, index, at);
      const marks = ways.map((way) => markOf(comparison, base, index, key, way, at));
      if (tap === undefined) return [quiet(comparison.words.noDevice, marked(comparison, strongest(marks)))];
      return ways.map((way, part) => {
        const mark = marks[part] ?? null;
        const state = badgeState(trace, position, tap, way, false, false);
        return element(
          "td",
          { class: part === 0 ? cellClass(strongest(marks), "cmp-first") : cellClass(null, "") },
          badge(state, way, badgeWords(trace, position, tap, way), comparison.labels),
          marked(comparison, mark),
        );
      });
    }),
  );
}

function measureRow(comparison: PlayableComparison, measure: ComparedMeasure): HTMLElement {
  const glossary = comparison.variants.find((variant) => variant.trace !== null)?.trace?.glossary;
  const said = (text: string): (Node | string)[] => (glossary === undefined ? [text] : glossed(text, glossary, false));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("span", {}, ...said(measure.name))),
    ...measure.cells.map((cell) =>
      element(
        "td",
        { colspan: 2, class: cellClass(cell.differs ? "flipped" : null, "cmp-first") },
        element("b", {}, ...(cell.value === "" ? ["–"] : said(cell.value))),
        cell.detail === "" ? null : element("span", { class: "cmp-detail" }, ...said(cell.detail)),
        marked(comparison, cell.differs ? "differs" : null),
      ),
    ),
  );
}

function quiet(words: string, mark: HTMLElement | null): HTMLElement {
  return element("td", { colspan: 2, class: cellClass(null, "cmp-first cmp-none") }, words, mark);
}

function cellClass(mark: Mark, also: string): string | null {
  const classes = [also, mark === null ? "" : `cmp-${mark}`].filter((each) => each !== "").join(" ");
  return classes === "" ? null : classes;
}

/** What the bar says, for those who do not see it. */
function marked({ words, variants }: PlayableComparison, mark: Mark): HTMLElement | null {
  if (mark === null) return null;
  const base = variants.find((variant) => variant.trace !== null)?.name ?? "";
  return element("span", { class: "wb-hidden" }, `, ${format(mark === "flipped" ? words.flipped : words.differs, { base })}`);
}

function strongest(marks: readonly Mark[]): Mark {
  return marks.includes("flipped") ? "flipped" : marks.includes("differs") ? "differs" : null;
}

/** The first variant that has a path is what the others differ from. */
const baseOf = (comparison: PlayableComparison): number => comparison.variants.findIndex((variant) => variant.trace !== null);

function markOf(comparison: PlayableComparison, base: number, index: number, key: string, way: (typeof ways)[number], at: Position): Mark {
  if (index === base || base < 0) return null;
  const [mine, theirs] = [index, base].map((each) => {
    const trace = comparison.variants[each]?.trace ?? null;
    const tap = find(trace, key);
    const seen = tap?.frames.some((frame) => frame.way === way) ?? false;
    return { seen, words: trace === null || tap === undefined ? "" : badgeWords(trace, positionIn(comparison, each, at), tap, way) };
  });
  if (mine === undefined || theirs === undefined || comparison.variants[index]?.trace === null) return null;
  return mine.seen !== theirs.seen ? "flipped" : mine.seen && mine.words !== theirs.words ? "differs" : null;
}

function find(trace: PlayableTrace | null, key: string): PlayableTap | undefined {
  return trace?.taps.find((tap) => tap.key === key);
}
