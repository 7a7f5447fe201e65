import type { Labels, PlayableTrace, Position } from "../contracts/playable";
import type { Eye } from "../drawing/eyes";
import type { HookSign } from "../drawing/hooks";
import type { Scene } from "../drawing/scene";
import { setAttributes, svg } from "../shared/dom";
import { hasPassed, isAnswerKnown } from "../shared/progress";
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
  const { labels } = trace;
  return {
    below,
    above,
    paint(moment) {
      const known = (packet: number, hop: number): boolean => !moment.hidden || hasPassed(moment.position, packet, hop);
      below.replaceChildren(
        ...underlay(scene, labels, known),
        ...scene.ttls
          .filter((each) => known(each.packet, each.hop))
          .map((each) => text(`wb-ttl wb-${each.way}-text`, each.x, each.y, format(labels.ttl, { ttl: each.ttl }), each.anchor)),
      );
      above.replaceChildren(
        ...scene.dots.filter((each) => known(each.packet, each.hop)).map((each) => dot(each, moment, scene.metrics)),
        ...scene.hooks
          .filter((each) => each.hops.some((one) => known(one.packet, one.hop)))
          .map((each) => hook(each, moment, scene.metrics)),
        ...scene.eyes.flatMap((each) => eye(each, moment, trace, scene, labels)),
        ...scene.locks
          .filter((each) => known(each.packet, each.hop))
          .map((each) => {
            const made = lockGlyph(each.open);
            setAttributes(made, {
              transform: `translate(${each.x} ${each.y}) scale(${scene.metrics.tiny ? 0.5 : scene.metrics.compact ? 0.7 : 1})`,
            });
            made.classList.toggle("wb-passed", hasPassed(moment.position, each.packet, each.hop));
            return made;
          }),
        ...scene.ends.filter((each) => known(each.packet, each.hop)).map((each) => end(each, trace)),
      );
    },
  };
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

function hook(each: HookSign, { position }: Moment, { compact, tiny }: Scene["metrics"]): SVGElement {
  const current = each.hops.find((one) => one.packet === position.packet && one.hop === position.hop);
  const now = current !== undefined && !tiny;
  const passed = each.hops.some((one) => hasPassed(position, one.packet, one.hop));
  const wide = compact && now ? Math.max(each.width, each.name.length * 6.4 + 20) : each.width;
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
    { class: `wb-hook wb-${each.way}${passed ? " wb-passed" : ""}${now ? " wb-now" : ""}`, transform: `translate(${each.x} ${each.y})` },
    now ? svg("path", { class: "wb-halo", d: hexagon(wide + 16, each.height + 12) }) : null,
    svg("path", { class: "wb-hook-shape", d: hexagon(wide, compact && now ? 24 : each.height) }),
    ...words,
  );
}

function eye(each: Eye, moment: Moment, trace: PlayableTrace, scene: Scene, labels: Labels): SVGElement[] {
  const state = eyeState(each, moment, trace);
  const { compact, eyeWidth } = scene.metrics;
  const scale = (eyeWidth / 40) * (each.plate.small ? (compact ? 0.58 : 0.72) : 1);
  const made = eyeGlyph(each.way, state, scale);
  const times = state === "hidden" ? 0 : each.frames.length;
  const parts: SVGElement[] = [svg("g", { transform: `translate(${each.x} ${each.y})` }, made)];
  const aside = compact ? 16 : 27;
  if (times > 1)
    parts.push(
      text(
        "wb-times",
        each.x + (each.x > each.plate.x + each.plate.width / 2 ? -aside : aside),
        each.y - 5,
        `${times}×`,
        each.x > each.plate.x + each.plate.width / 2 ? "end" : "start",
      ),
    );
  const seen = state === "hidden" || each.part > 0 ? undefined : moment.changes.get(each.key);
  if (seen !== undefined) parts.push(turned(each, seen, scale, scene.metrics.compact, labels));
  const tag = state === "not" && each.reason?.kind === "jumpedOver" && !scene.metrics.compact ? tagFor(each, moment, labels) : null;
  if (tag !== null) parts.push(tag);
  return parts;
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

function tagFor(each: Eye, { position }: Moment, labels: Labels): SVGElement {
  const { at } = each.reason ?? { at: null };
  const now = at?.packet === position.packet && at.hop === position.hop;
  const passed = at !== null && hasPassed(position, at.packet, at.hop);
  const request = each.way === "request";
  const words = passed
    ? request
      ? labels.requestNotSeenHere
      : labels.replyNotSeenHere
    : request
      ? labels.requestWillNotBeSeen
      : labels.replyWillNotBeSeen;
  const x = each.plate.x + each.plate.width / 2;
  const y = each.plate.y + each.plate.height - 8;
  if (!now) return text("wb-tag", x, y, words, "middle");
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
