import "@xterm/xterm/css/xterm.css";
import type { PaneOutput, ScreenLink, TerminalHandle, TerminalLabels, TerminalPage } from "../contracts/terminal";
import { setAttributes } from "../shared/dom";
import { listenForTheme } from "./colours";
import { shellsWereLost } from "../shared/lost-shells";
import { grip } from "./grip";
import type { Pane } from "./pane";
import { pane as makePane } from "./pane";
import { loadSheet } from "./sheets";

const MOST_PANES = 2;

/** Builds the terminal into its element: one pane at the machine with kubectl, and room for a second. */
export async function mountTerminal(
  root: HTMLElement,
  host: HTMLElement,
  page: TerminalPage,
  texts: TerminalLabels,
): Promise<TerminalHandle> {
  // The letters are measured when a screen opens.
  await Promise.all([loadSheet(new URL("terminal.css", import.meta.url).href), document.fonts.load('13px "JetBrains Mono"')]);
  let labels = texts;
  const panes = new Map<number, Pane>();
  const edge = grip(labels.resize, () => {
    for (const each of panes.values()) each.fit();
  });
  root.prepend(edge);
  const stopTheme = listenForTheme(() => {
    for (const each of panes.values()) each.retheme();
  });

  async function ask(number: number, method: string, ...args: readonly unknown[]): Promise<void> {
    let outputs: readonly PaneOutput[];
    try {
      outputs = (await page.invokeMethodAsync(method, number, ...args)) as readonly PaneOutput[];
    } catch {
      panes.get(number)?.remark(labels.disconnected);
      return;
    }
    for (const output of outputs) {
      if (output.closes) await close(output.pane);
      else panes.get(output.pane)?.show(output);
    }
  }

  async function open(at: string | null): Promise<Pane | null> {
    const first = (await page.invokeMethodAsync("OpenPane", at)) as PaneOutput | null;
    if (first === null) return null;
    const number = first.pane;
    const made = makePane(
      number,
      {
        enter: (line) => ask(number, "Enter", line),
        interrupt: () => ask(number, "Interrupt"),
        goOn: () => ask(number, "GoOn"),
        complete: async (line) => {
          try {
            return (await page.invokeMethodAsync("Complete", number, line)) as readonly string[];
          } catch {
            return [];
          }
        },
        links: async (text) => {
          try {
            return (await page.invokeMethodAsync("Links", text)) as readonly ScreenLink[];
          } catch {
            return [];
          }
        },
        openPlace: (place) => {
          void page.invokeMethodAsync("OpenPlace", place).catch(() => undefined);
        },
        close: () => {
          void close(number);
        },
      },
      labels,
    );
    panes.set(number, made);
    host.append(made.root);
    for (const each of panes.values()) each.fit();
    made.show(first);
    return made;
  }

  async function close(number: number): Promise<void> {
    panes.get(number)?.dispose();
    panes.delete(number);
    await page.invokeMethodAsync("ClosePane", number, panes.size).catch(() => undefined);
    for (const each of panes.values()) each.fit();
    [...panes.values()].at(-1)?.focus();
  }

  async function makeRoom(): Promise<void> {
    const last = [...panes.keys()].at(-1);
    if (panes.size >= MOST_PANES && last !== undefined) await close(last);
  }

  const first = await open(null);
  first?.focus();
  if (shellsWereLost()) first?.remark(labels.restarted);

  return {
    async add() {
      if (panes.size < MOST_PANES) (await open(null))?.focus();
      else [...panes.values()].at(-1)?.focus();
    },
    async run(at, command) {
      await makeRoom();
      const made = await open(at);
      made?.focus();
      await made?.type(command);
    },
    async reset() {
      for (const each of panes.values()) each.dispose();
      panes.clear();
      const made = await open(null);
      made?.remark(labels.changed);
    },
    relabel(next) {
      labels = next;
      setAttributes(edge, { "aria-label": labels.resize });
      for (const each of panes.values()) each.relabel(labels);
    },
    dispose() {
      stopTheme();
      edge.remove();
      for (const each of panes.values()) each.dispose();
      panes.clear();
    },
  };
}
