import { element, fill } from "../shared/dom";
import { linked, nowhere } from "../shared/owners";
import { lastPosition } from "../shared/progress";
import type { Actions, Panel } from "../workbench/state";

/** What the client's program prints; an answer too, so it hides with the others. */
export function clientPanel({ openPlace }: Actions): Panel {
  const root = element("section", { class: "wb-client" });
  let shown = "";
  return {
    root,
    update({ trace, position, hidden }) {
      const last = lastPosition(trace);
      const known = !hidden || (position.packet === last.packet && position.hop === last.hop);
      const key = `${trace.key} ${known}`;
      if (key === shown) return;
      shown = key;
      root.hidden = trace.client === null;
      if (trace.client === null) return;
      fill(
        root,
        element("h3", {}, trace.labels.clientOutput),
        element(
          "pre",
          { class: "wb-mono", tabindex: 0, "aria-label": trace.labels.clientOutput },
          element("b", {}, "$ ", ...linked(trace.client.command, trace, nowhere, openPlace !== null, true), "\n"),
          ...(known ? linked(trace.client.output, trace, nowhere, openPlace !== null, true) : [trace.labels.guessHidden]),
        ),
      );
    },
  };
}
