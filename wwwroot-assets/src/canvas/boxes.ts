import type { Box } from "../drawing/geometry";
import type { Scene } from "../drawing/scene";
import { svg } from "../shared/dom";

/** The topology's boxes as SVG, where there is nothing to pan or to zoom and so no need for Cytoscape. */
export function boxes({ layout, kernelEntered }: Scene): SVGGElement {
  const plain = layout.kernels.filter((each) => kernelEntered.has(each.node));
  return svg(
    "g",
    { class: "wb-boxes" },
    ...(layout.under === null ? [] : [box("wb-box-under", layout.under, 10)]),
    ...layout.nodes.map((each) => box(each.node.kind === "external" ? "wb-box-host wb-external" : "wb-box-host", each, 10)),
    ...layout.pods.map((each) => box("wb-box-pod", each, 7)),
    ...plain.map((each) => box("wb-box-kernel", each, 4)),
    ...layout.plates.map((each) => box("wb-box-plate", each, 4)),
  );
}

function box(kind: string, { x, y, width, height }: Box, radius: number): SVGRectElement {
  return svg("rect", { class: kind, x, y, width, height, rx: radius });
}
