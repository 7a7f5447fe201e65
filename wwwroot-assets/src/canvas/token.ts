import type { Labels, PlayableHop } from "../contracts/playable";
import { ASIDE } from "../drawing/asides";
import type { Point } from "../drawing/geometry";
import type { Way } from "../drawing/legs";
import { isEncrypted, isTunnelled } from "../drawing/marks";
import { arrowPath } from "../shared/arrow";
import { setAttributes, svg } from "../shared/dom";
import { format } from "../shared/text";
import { text } from "./backdrop";
import { lockGlyph } from "./glyphs";

/** The packet itself: the only solid thing that moves. */
export interface Token {
  readonly root: SVGGElement;
  dress(hop: PlayableHop, way: Way, labels: Labels): void;
  /** `aside`: in units of `ASIDE`, to the left or right of the point. */
  moveTo(point: Point, aside: number): void;
}

export function token(compact: boolean, scale = 1): Token {
  const root = svg("g", { class: "wb-token" });
  return {
    root,
    dress(hop, way, labels) {
      const changed = hop.ttlBefore !== null;
      const ttl = hop.ttl === null ? null : format(labels.ttl, { ttl: hop.ttl });
      const lines = compact
        ? [labels.ttlShort, hop.ttl === null ? "–" : String(hop.ttl)]
        : changed
          ? [ttl ?? "", format(labels.ttlWas, { ttl: hop.ttlBefore })]
          : [ttl ?? ""];
      const width = compact ? 36 : 76;
      const height = lines.length > 1 ? (compact ? 34 : 50) : 28;
      const shelled = isTunnelled(hop);
      const box = (kind: string, more: number, radius: number): SVGElement =>
        svg("rect", {
          class: kind,
          x: -width / 2 - more,
          y: -height / 2 - more,
          width: width + 2 * more,
          height: height + 2 * more,
          rx: radius,
        });
      root.setAttribute("class", `wb-token wb-${way}`);
      root.replaceChildren(
        box("wb-token-halo", 6, 15),
        ...(shelled ? [box("wb-token-shell", 5, 14)] : []),
        box("wb-token-body", 0, 10),
        ...lines.map((line, index) =>
          text(
            index === 0 ? "wb-token-first" : "wb-token-second",
            index === 0 && !compact && line !== "" ? 8 : 0,
            lines.length > 1 ? (compact ? -2 : -4) + index * (compact ? 14 : 18) : 5,
            line,
            "middle",
          ),
        ),
        ...(compact
          ? []
          : [
              svg("path", {
                class: "wb-token-arrow",
                d: arrowPath(way),
                transform: `translate(${ttl === null ? -6 : -31} ${lines.length > 1 ? -14 : -5})`,
              }),
            ]),
        ...(isEncrypted(hop) ? [svg("g", { transform: `translate(${width / 2} ${-height / 2}) scale(.86)` }, lockGlyph(false))] : []),
      );
    },
    moveTo(point, aside) {
      const x = point.x + aside * ASIDE * scale;
      setAttributes(root, { transform: `translate(${x.toFixed(2)} ${point.y.toFixed(2)})${scale === 1 ? "" : ` scale(${scale})`}` });
    },
  };
}
