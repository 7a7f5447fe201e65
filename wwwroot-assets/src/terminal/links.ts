import type { ILinkProvider, Terminal } from "@xterm/xterm";
import type { Shell } from "./pane";

/** Addresses on the screen lead to what has them. The server is asked about a line when the pointer comes to it. */
export function linksOn(terminal: Terminal, shell: Shell): ILinkProvider {
  return {
    provideLinks(y, callback) {
      const text = terminal.buffer.active.getLine(y - 1)?.translateToString(true) ?? "";
      void shell.links(text).then((found) => {
        callback(
          found.map(({ start, length, place }) => ({
            text: text.slice(start, start + length),
            // Columns count from one, and the last belongs to the link.
            range: { start: { x: start + 1, y }, end: { x: start + length, y } },
            activate: () => {
              shell.openPlace(place);
            },
          })),
        );
      });
    },
  };
}
