import { elementsOf } from "../canvas/elements";
import type { Palette } from "../canvas/looks";
import { lookOf, paletteOf } from "../canvas/looks";
import type { Scene } from "../drawing/scene";
import { element, setAttributes, svg } from "../shared/dom";

/** Properties that decide how a part of the drawing looks; whatever differs from the initial value is written onto it. */
const properties: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  visibility: "visible",
  "paint-order": "normal",
  "font-family": "",
  "font-size": "16px",
  "font-weight": "400",
  "font-style": "normal",
  "letter-spacing": "normal",
  "text-anchor": "start",
  "text-decoration-line": "none",
};

const margin = 20;

/**
 * The drawing as it stands, as one SVG that needs no style sheet: boxes from the scene, everything else copied from the overlay with its
 * computed style as attributes. The overlay has to be in the document.
 */
export function pictureOf(scene: Scene, overlay: SVGSVGElement, host: Element): SVGSVGElement {
  const { width, height } = scene.layout;
  const palette = paletteOf(host);
  const defs = copyOf(overlay.querySelector("defs"));
  const world = copyOf(overlay.querySelector(":scope > g"));
  // Whatever of it is seen on the page, the picture is whole.
  for (const each of [world, ...(world?.querySelectorAll("[data-moves]") ?? [])])
    if (each !== null) setAttributes(each, { transform: null });
  const made = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      width: width + 2 * margin,
      height: height + 2 * margin,
      viewBox: `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`,
    },
    svg("title", {}, scene.trace.title),
    defs,
    svg("rect", {
      x: -margin,
      y: -margin,
      width: width + 2 * margin,
      height: height + 2 * margin,
      fill: palette.colour("paper"),
    }),
    ...boxesOf(scene, palette),
    world,
  );
  palette.done();
  return made;
}

function boxesOf(scene: Scene, { colour, edge }: Palette): SVGElement[] {
  return elementsOf(scene).flatMap(({ classes, position, data }) => {
    const look = lookOf(String(classes));
    if (look === null || position === undefined) return [];
    const { width, height } = data as { readonly width: number; readonly height: number };
    return [
      svg("rect", {
        x: position.x - width / 2,
        y: position.y - height / 2,
        width,
        height,
        rx: look.radius,
        fill: colour(look.fill),
        stroke: look.edge === undefined ? null : colour(look.edge),
        "stroke-width": look.edgeWidth === undefined ? null : look.edgeWidth * edge,
        "stroke-dasharray": look.dashed === true ? "4 2" : null,
      }),
    ];
  });
}

/** A deep copy with the originals' computed styles; classes, which mean nothing without a style sheet, stay behind. */
function copyOf<Kind extends Element>(original: Kind | null): Kind | null {
  if (original === null) return null;
  const copy = original.cloneNode(true) as Kind;
  const originals = [original, ...original.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((each, index) => {
    const target = copies[index];
    if (target === undefined) return;
    const style = getComputedStyle(each);
    if (style.display === "none") setAttributes(target, { display: "none" });
    for (const [name, initial] of Object.entries(properties)) {
      const value = style.getPropertyValue(name);
      // A pattern is named by an attribute that computes to an address with the page's own in front.
      if (value !== initial && value !== "" && !value.startsWith("url(")) setAttributes(target, { [name]: value });
    }
    setAttributes(target, { class: null });
  });
  return copy;
}

/** The picture as text, with the page's fonts inside, so that it looks the same everywhere. */
export async function textOf(picture: SVGSVGElement): Promise<string> {
  const whole = picture.cloneNode(true) as SVGSVGElement;
  whole.prepend(svg("style", {}, await fontFaces()));
  return new XMLSerializer().serializeToString(whole);
}

/** The picture as a PNG at a multiple of its size. */
export async function pngOf(picture: SVGSVGElement, scale: number): Promise<Blob> {
  const [width, height] = [picture.width.baseVal.value, picture.height.baseVal.value];
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await textOf(picture))}`;
  await image.decode();
  const canvas = element("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The browser made no PNG of the drawing."));
      else resolve(blob);
    }, "image/png");
  });
}

/** The page's own font rules with their files inside. */
async function fontFaces(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base: sheet.href ?? document.baseURI })),
  );
  const faces = await Promise.all(
    rules.map(async ({ rule, base }) => {
      const file = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (file === undefined) return "";
      const address = file.startsWith("data:") ? file : await dataAddress(new URL(file, base).href);
      const name = rule.style.getPropertyValue("font-family");
      const weight = rule.style.getPropertyValue("font-weight");
      return `@font-face{font-family:${name};font-weight:${weight};src:url(${address}) format("woff2")}`;
    }),
  );
  return faces.join("");
}

async function dataAddress(href: string): Promise<string> {
  const octets = new Uint8Array(await (await fetch(href)).arrayBuffer());
  let text = "";
  for (const octet of octets) text += String.fromCharCode(octet);
  return `data:font/woff2;base64,${btoa(text)}`;
}
