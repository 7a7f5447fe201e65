import type { Stage } from "../canvas/stage";
import type { Labels } from "../contracts/playable";
import { button, element, setAttributes } from "../shared/dom";

/** Zoom buttons over the drawing. */
export function stageControls(canvas: Stage): { readonly root: HTMLElement; name(labels: Labels): void } {
  const closer = button(
    {},
    () => {
      canvas.viewport.zoom(1.25);
    },
    "+",
  );
  const farther = button(
    {},
    () => {
      canvas.viewport.zoom(0.8);
    },
    "−",
  );
  const whole = button(
    {},
    () => {
      canvas.viewport.fit();
    },
    "⤢",
  );
  return {
    root: element("div", { class: "wb-zoom" }, farther, closer, whole),
    name(labels) {
      for (const [each, words] of [
        [closer, labels.zoomIn],
        [farther, labels.zoomOut],
        [whole, labels.zoomFit],
      ] as const)
        setAttributes(each, { "aria-label": words, title: words });
      canvas.viewport.edges.name(labels);
    },
  };
}
