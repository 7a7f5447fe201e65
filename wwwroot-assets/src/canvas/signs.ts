import type { Labels, PlayableTrace, Position } from "../contracts/playable";
import type { Eye } from "../drawing/eyes";
import { clamp } from "../drawing/geometry";
import type { HookSign } from "../drawing/hooks";
import type { Scene } from "../drawing/scene";
import { setAttributes, svg } from "../shared/dom";
import { hasPassed, isAnswerKnown } from "../shared/progress";
import type { Sketch } from "../shared/sketch";
import { drawer } from "../shared/sketch";
import { format } from "../shared/text";
import { text, underlay } from "./backdrop";
import type { EyeState } from "./glyphs";
import { eyeGlyph, hexagon, lockGlyph, stationShape } from "./glyphs";

/** What the signs need to know of the moment. */
export interface Moment {
  readonly position: Position;
  readonly hidden: boolean;
  /** Answers the viewer has guessed already: `TAPKEY WAY`. */
  readonly guessed: ReadonlySet<string>;
  /** What the viewer's last change turned: `TAPKEY WAY` to whether it is seen now. */
  readonly changes: ReadonlyMap<string, boolean>;
}

/** Hexagons, dots, eyes, TTLs, locks and ends; painted anew for each hop. */
export interface Signs {
  readonly below: SVGGElement;
  readonly above: SVGGElement;
  paint(moment: Moment): void;
}

export function signs(scene: Scene, trace: PlayableTrace): Signs {
  const below = svg("g", {});
  const above = svg("g", {});
  const [drawBelow, drawAbove] = [drawer(below), drawer(above)];
  const { labels } = trace;
  return {
    below,
    above,
    paint(moment) {
      const { position } = moment;
      const known = (packet: number, hop: number): boolean => !moment.hidden || hasPassed(position, packet, hop);
      const at = (place: Position): When => placeIn(position, place);
      drawBelow([
        ...underlay(scene, labels, known),
        ...scene.ttls
          .filter((each) => known(each.packet, each.hop))
          .map((each) =>
            sketch(["ttl", each.packet, each.hop], () =>
              text(`wb-ttl wb-${each.way}-text`, each.x, each.y, format(labels.ttl, { ttl: each.ttl }), each.anchor),
            ),
          ),
      ]);
      drawAbove([
        ...scene.dots
          .filter((each) => known(each.packet, each.hop))
          .map((each) => sketch(["dot", each.packet, each.hop, at(each)], () => dot(each, moment, scene.metrics))),
        ...scene.hooks
          .filter((each) => each.hops.some((one) => known(one.packet, one.hop)))
          .map((each, index) => sketch(["hook", index, ...each.hops.map(at)], () => hook(each, moment, scene))),
        ...scene.eyes.map((each, index) => eye(each, index, moment, trace, scene, labels)),
        ...scene.locks
          .filter((each) => known(each.packet, each.hop))
          .map((each) => sketch(["lock", each.packet, each.hop, at(each)], () => lock(each, moment, scene.metrics))),
        ...scene.ends
          .filter((each) => known(each.packet, each.hop))
          .map((each) => sketch(["end", each.packet, each.hop], () => end(each, trace))),
      ]);
    },
  };
}

/** When a hop comes, seen from where the player stands. */
type When = "passed" | "now" | "ahead";

function placeIn(position: Position, place: Position | null): When {
  if (place === null) return "ahead";
  if (place.packet === position.packet && place.hop === position.hop) return "now";
  return hasPassed(position, place.packet, place.hop) ? "passed" : "ahead";
}

function sketch(look: readonly unknown[], make: () => Element): Sketch {
  return { look: look.join(" "), make };
}

function dot(each: Scene["dots"][number], { position }: Moment, { compact, tiny }: Scene["metrics"]): SVGElement {
  const passed = hasPassed(position, each.packet, each.hop);
  const now = each.packet === position.packet && each.hop === position.hop;
  const name =
    each.side === null
      ? null
      : text(
          "wb-dot-name wb-mono",
          each.x + (each.side === "right" ? 9 : -9),
          each.y + 3.5,
          each.name,
          each.side === "right" ? "start" : "end",
        );
  return svg(
    "g",
    { class: `wb-dot wb-${each.way}${passed ? " wb-passed" : ""}${now ? " wb-now" : ""}` },
    svg("path", { d: stationShape(each.family), transform: `translate(${each.x} ${each.y}) scale(${tiny ? 0.5 : compact ? 0.75 : 1})` }),
    name,
  );
}

function hook(each: HookSign, { position }: Moment, { metrics: { compact, tiny }, layout }: Scene): SVGElement {
  const current = each.hops.find((one) => one.packet === position.packet && one.hop === position.hop);
  const now = current !== undefined && !tiny;
  const passed = each.hops.some((one) => hasPassed(position, one.packet, one.hop));
  const wide = compact && now ? Math.max(each.width, each.name.length * 6.4 + 20) : each.width;
  // A phone's is wider than its lane's distance from the edge.
  const x = compact && now ? clamp(each.x, wide / 2 + 12, layout.width - wide / 2 - 12) : each.x;
  const words = compact
    ? now
      ? [text("wb-hook-name wb-mono", 0, 3.5, each.name, "middle")]
      : []
    : each.small
      ? [text("wb-hook-name wb-mono", 0, 3.5, each.name, "middle")]
      : [
          text("wb-hook-name wb-mono", 0, -3, each.name, "middle"),
          text("wb-hook-action", 0, 12.5, current?.action ?? each.action, "middle"),
        ];
  return svg(
    "g",
    { class: `wb-hook wb-${each.way}${passed ? " wb-passed" : ""}${now ? " wb-now" : ""}`, transform: `translate(${x} ${each.y})` },
    now ? svg("path", { class: "wb-halo", d: hexagon(wide + 16, each.height + 12) }) : null,
    svg("path", { class: "wb-hook-shape", d: hexagon(wide, compact && now ? 24 : each.height) }),
    ...words,
  );
}

function lock(each: Scene["locks"][number], { position }: Moment, { compact, tiny }: Scene["metrics"]): SVGElement {
  const made = lockGlyph(each.open);
  setAttributes(made, { transform: `translate(${each.x} ${each.y}) scale(${tiny ? 0.5 : compact ? 0.7 : 1})` });
  made.classList.toggle("wb-passed", hasPassed(position, each.packet, each.hop));
  return made;
}

function eye(each: Eye, index: number, moment: Moment, trace: PlayableTrace, scene: Scene, labels: Labels): Sketch {
  const state = eyeState(each, moment, trace);
  const seen = state === "hidden" || each.part > 0 ? undefined : moment.changes.get(each.key);
  const jumped =
    state === "not" && each.reason?.kind === "jumpedOver" && !scene.metrics.compact ? placeIn(moment.position, each.reason.at) : null;
  return sketch(["eye", index, state, seen, jumped], () => {
    const { compact, eyeWidth } = scene.metrics;
    const scale = (eyeWidth / 40) * (each.plate.small ? (compact ? 0.58 : 0.72) : 1);
    const times = state === "hidden" ? 0 : each.frames.length;
    const aside = compact ? 16 : 27;
    const isRight = each.x > each.plate.x + each.plate.width / 2;
    return svg(
      "g",
      {},
      svg("g", { transform: `translate(${each.x} ${each.y})` }, eyeGlyph(each.way, state, scale)),
      times > 1 ? text("wb-times", each.x + (isRight ? -aside : aside), each.y - 5, `${times}×`, isRight ? "end" : "start") : null,
      seen === undefined ? null : turned(each, seen, scale, compact, labels),
      jumped === null ? null : tagFor(each, jumped, labels),
    );
  });
}

/** A bar beside an eye that looked otherwise before the viewer's last change, with what it was. */
function turned(each: Eye, seen: boolean, scale: number, compact: boolean, labels: Labels): SVGElement {
  const reach = 20 * scale + 5;
  const words = compact ? null : text("wb-was-text", 0, -11 * scale - 4, seen ? labels.wasNotSeen : labels.wasSeen, "middle");
  return svg(
    "g",
    { class: "wb-turned-eye", transform: `translate(${each.x} ${each.y})` },
    svg("rect", { x: -reach - 2, y: -11 * scale, width: 3.5, height: 22 * scale, rx: 1.5 }),
    words,
  );
}

function tagFor(each: Eye, at: When, labels: Labels): SVGElement {
  const request = each.way === "request";
  const words =
    at === "ahead"
      ? request
        ? labels.requestWillNotBeSeen
        : labels.replyWillNotBeSeen
      : request
        ? labels.requestNotSeenHere
        : labels.replyNotSeenHere;
  const x = each.plate.x + each.plate.width / 2;
  const y = each.plate.y + each.plate.height - 8;
  if (at !== "now") return text("wb-tag", x, y, words, "middle");
  const width = words.length * 6.3 + 16;
  return svg(
    "g",
    { class: "wb-tag-now" },
    svg("rect", { x: x - width / 2, y: y - 12, width, height: 18, rx: 9 }),
    text("", x, y + 1, words, "middle"),
  );
}

function eyeState(each: Eye, { position, hidden, guessed }: Moment, trace: PlayableTrace): EyeState {
  if (hidden && !guessed.has(each.key) && !isAnswerKnown(trace, position, each.tap, each.way)) return "hidden";
  const [first] = each.frames;
  if (first === undefined) return "not";
  return hasPassed(position, first.packet, first.hop) ? "seen" : "later";
}

function end(each: Scene["ends"][number], { labels, dispositionMeans }: PlayableTrace): SVGElement {
  const unknown = each.kind === "unknown";
  const words = unknown ? labels.notModelled : each.reason;
  return svg(
    "g",
    {
      class: unknown ? "wb-end wb-unknown" : "wb-end",
      transform: `translate(${each.x} ${each.y})`,
      "data-tip": unknown ? null : dispositionMeans,
    },
    svg("circle", { r: 12 }),
    unknown ? text("wb-end-sign", 0, 5, "?", "middle") : svg("path", { d: "M-5-5L5 5M5-5L-5 5" }),
    text("wb-end-reason", each.side === "right" ? 18 : -18, 4, words, each.side === "right" ? "start" : "end"),
  );
}
