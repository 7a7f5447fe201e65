import { arrowIcon } from "../shared/arrow";
import { button, element, fill, setAttributes } from "../shared/dom";
import { format } from "../shared/text";
import type { Actions, Panel, State } from "../workbench/state";

/** All packets of a flow in order of time, where there are more than a request and its reply. */
export function packetStrip(actions: Pick<Actions, "goTo">): Panel {
  const root = element("div", { class: "wb-strip", role: "group" });
  let builtFor: State["trace"] | null = null;
  let chips: HTMLButtonElement[] = [];
  return {
    root,
    update(state) {
      const { trace, position } = state;
      root.hidden = trace.packets.length < 3;
      if (root.hidden) return;
      if (builtFor !== trace) {
        builtFor = trace;
        setAttributes(root, { "aria-label": trace.labels.packets });
        chips = trace.packets.map((packet) => {
          const way =
            packet.direction === "request"
              ? trace.labels.requestWord
              : packet.direction === "reply"
                ? trace.labels.replyWord
                : trace.labels.otherWord;
          return button(
            {
              class: `wb-chip wb-${packet.direction ?? "other"}`,
              title: packet.summary,
              "aria-label":
                `${packet.shortName}, ` +
                format(trace.labels.packetName, {
                  n: packet.index + 1,
                  count: trace.packets.length,
                  way,
                  summary: packet.summary,
                }),
            },
            () => {
              actions.goTo({ packet: packet.index, hop: 0 });
            },
            element(
              "span",
              { "aria-hidden": "true" },
              packet.direction === "reply" ? arrowIcon("reply") : null,
              ` ${packet.shortName} `,
              packet.direction === "request" ? arrowIcon("request") : null,
            ),
          );
        });
        fill(root, ...chips);
      }
      chips.forEach((chip, index) => {
        const now = index === position.packet;
        const changed = chip.hasAttribute("aria-current") !== now;
        setAttributes(chip, { "aria-current": now ? "true" : null });
        chip.classList.toggle("wb-past", index < position.packet);
        chip.hidden = state.hidden && index > position.packet + 1;
        if (now && changed) root.scrollLeft = chip.offsetLeft - root.clientWidth / 2 + chip.offsetWidth / 2;
      });
    },
  };
}
