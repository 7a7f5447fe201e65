import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import type { PaneOutput, ScreenLink, TerminalLabels } from "../contracts/terminal";
import { copy } from "../export/save";
import { button, element, fill, setAttributes } from "../shared/dom";
import { coloursOf } from "./colours";
import type { Line } from "./editing";
import { complete, empty, lineOf, press, redraw, tokens } from "./editing";
import { history as makeHistory } from "./history";
import { linksOn } from "./links";
import { columns, printed } from "./printed";
import { queue } from "./queue";
import { withSheets } from "./sheets";
import { ticker } from "./ticker";

const SCROLLBACK_LINES = 3000;
const LETTERS = 13;
// A reply to ping stays on one line of a telephone.
const SMALL_LETTERS = 11;
const SMALL_SCREEN = "(width < 600px)";

/** What a pane asks of the shell behind it. */
export interface Shell {
  enter(line: string): Promise<void>;
  interrupt(): Promise<void>;
  /** Lets what runs go on by itself. */
  goOn(): Promise<void>;
  complete(line: string): Promise<readonly string[]>;
  links(text: string): Promise<readonly ScreenLink[]>;
  openPlace(place: string): void;
  close(): void;
}

/** One pane: a screen and the line that is typed in it. */
export interface Pane {
  readonly root: HTMLElement;
  show(output: PaneOutput): void;
  /** A remark of the page's own, on a line for itself. */
  remark(text: string): void;
  /** Types a line as the viewer would. */
  type(line: string): Promise<void>;
  focus(): void;
  fit(): void;
  relabel(labels: TerminalLabels): void;
  retheme(): void;
  dispose(): void;
}

export function pane(number: number, shell: Shell, labels: TerminalLabels): Pane {
  const screen = element("div", { class: "tty-screen" });
  const place = element("span", { class: "tty-place" });
  const copyButton = button({ class: "tty-button" }, () => {
    void copyText();
  });
  const closeButton = button(
    { class: "tty-button tty-close" },
    () => {
      shell.close();
    },
    "×",
  );
  const stopButton = button({ class: "tty-button" }, () => {
    stop();
  });
  const running = element("span", { class: "tty-running", role: "status" });
  const root = element(
    "div",
    { class: "tty-pane", role: "group" },
    element("div", { class: "tty-pane-bar" }, place, running, copyButton, closeButton),
    screen,
  );
  const terminal = new Terminal({
    cursorBlink: false,
    fontFamily: '"JetBrains Mono", ui-monospace, monospace',
    fontSize: matchMedia(SMALL_SCREEN).matches ? SMALL_LETTERS : LETTERS,
    lineHeight: 1.2,
    screenReaderMode: true,
    scrollback: SCROLLBACK_LINES,
  });
  const fitting = new FitAddon();
  terminal.loadAddon(fitting);
  const typed = makeHistory();
  let prompt = "";
  let line: Line = empty;
  let busy = false;
  let row = 0;
  let underWay = 0;
  let interrupts = 0;
  let opened = false;
  let disposed = false;

  const ticks = ticker(() => {
    void working(shell.goOn());
  });

  const opener = new ResizeObserver(() => {
    fit();
  });

  function open(): void {
    if (opened || disposed || screen.clientWidth === 0) return;
    opened = true;
    withSheets(() => {
      terminal.open(screen);
    });
    terminal.options.theme = coloursOf(root);
    relabel(labels);
    terminal.registerLinkProvider(linksOn(terminal, shell));
    terminal.attachCustomKeyEventHandler((event) => handlesKey(event));
  }

  function relabel(next: TerminalLabels): void {
    labels = next;
    const name = `${labels.pane} ${number + 1}`;
    copyButton.textContent = labels.copy;
    stopButton.textContent = labels.stop;
    setAttributes(closeButton, { "aria-label": `${labels.close}: ${name}` });
    setAttributes(root, { "aria-label": name });
    terminal.textarea?.setAttribute("aria-label", `${labels.input} ${name}`);
  }

  function fit(): void {
    if (disposed || screen.clientWidth === 0) return;
    open();
    fitting.fit();
  }

  /** Escape leaves for the pane's buttons; a selection is copied by the browser, and what is pasted comes by itself. */
  function handlesKey(event: KeyboardEvent): boolean {
    const command = event.ctrlKey || event.metaKey;
    if (event.type === "keydown" && event.key === "Escape") {
      copyButton.focus();
      return false;
    }
    if (command && event.key.toLowerCase() === "c" && terminal.hasSelection()) return false;
    return !(command && event.key.toLowerCase() === "v");
  }

  /** The shell works: what takes its time says so, with a way to stop it. */
  async function working<Result>(work: Promise<Result>): Promise<Result> {
    underWay++;
    if (underWay === 1) fill(running, element("span", { class: "wait-bar", "aria-hidden": true }), labels.running, stopButton);
    try {
      return await work;
    } finally {
      underWay--;
      if (underWay === 0) fill(running);
    }
  }

  /** Ctrl-C: what was typed meanwhile is gone, as with a real terminal's. */
  function stop(): void {
    typing.drop();
    interrupts++;
    void working(shell.interrupt());
    terminal.focus();
  }

  function draw(next: Line): void {
    const drawn = redraw(prompt, next, terminal.cols, row);
    line = next;
    row = drawn.row;
    terminal.write(drawn.text);
  }

  function begin(): void {
    row = 0;
    draw(empty);
  }

  async function handle(token: string): Promise<void> {
    if (disposed) return;
    if (token === "\x03") {
      if (busy) stop();
      else {
        draw(lineOf(line.text));
        terminal.write("^C\r\n");
        begin();
      }
      return;
    }
    if (busy) return;
    switch (token) {
      case "\r":
        await enter();
        break;
      case "\t":
        await finish();
        break;
      case "\x0c":
        terminal.write("\x1b[2J\x1b[3J\x1b[H");
        row = 0;
        draw(line);
        break;
      case "\x04":
        if (line.text === "") {
          line = lineOf("exit");
          await enter();
        } else draw(press(line, token));
        break;
      case "\x1b[A":
      case "\x1b[B": {
        const other = typed.leaf(token === "\x1b[A" ? -1 : 1, line.text);
        if (other !== null) draw(lineOf(other));
        break;
      }
      default: {
        const next = press(line, token);
        if (next !== line) draw(next);
      }
    }
  }

  async function enter(): Promise<void> {
    draw(lineOf(line.text));
    terminal.write("\r\n");
    const entered = line.text;
    typed.add(entered);
    line = empty;
    row = 0;
    await working(shell.enter(entered));
  }

  async function finish(): Promise<void> {
    const before = line.text.slice(0, line.cursor);
    const interruptsBefore = interrupts;
    const words = await working(shell.complete(before));
    if (interrupts !== interruptsBefore) return;
    const found = complete(line, words);
    if (found.listed.length > 0) {
      draw(lineOf(line.text));
      terminal.write(`\r\n${printed(columns(found.listed, terminal.cols))}`);
      row = 0;
    }
    draw(found.line);
  }

  /** The whole screen with what was scrolled away; long lines are one line. */
  function text(): string {
    const buffer = terminal.buffer.active;
    let all = "";
    for (let at = 0; at < buffer.length; at++) {
      const each = buffer.getLine(at);
      if (each === undefined) continue;
      const continues = buffer.getLine(at + 1)?.isWrapped === true;
      all += each.translateToString(!continues) + (continues ? "" : "\n");
    }
    return all.trimEnd();
  }

  async function copyText(): Promise<void> {
    if (!(await copy(terminal.hasSelection() ? terminal.getSelection() : text()))) return;
    copyButton.textContent = labels.copied;
    setTimeout(() => {
      copyButton.textContent = labels.copy;
    }, 2000);
  }

  const typing = queue();
  terminal.onData((data) => {
    for (const token of tokens(data)) {
      if (token === "\x03" && underWay > 0) stop();
      else void typing.add(() => handle(token));
    }
  });
  relabel(labels);
  opener.observe(screen);
  // What is on the screen, for whoever looks at it from outside: a copy button that is pressed, or a test.
  Object.defineProperty(root, "screenText", { value: text });

  return {
    root,
    show(output) {
      const wasBusy = busy;
      prompt = printed(output.prompt);
      busy = output.isBusy;
      root.dataset["busy"] = String(busy);
      place.textContent = prompt.trimEnd();
      if (output.clears) terminal.write("\x1b[2J\x1b[3J\x1b[H");
      terminal.write(printed(output.text));
      ticks.after(output.goesOnAfterMilliseconds);
      if (!busy && (output.text !== "" || wasBusy || line === empty)) begin();
    },
    remark(words) {
      terminal.write(`\r\n\x1b[7m ${printed(words)} \x1b[0m\r\n`);
      busy = false;
      ticks.after(null);
      if (prompt !== "") begin();
    },
    type(words) {
      return typing.add(async () => {
        draw(lineOf(words));
        await enter();
      });
    },
    focus() {
      terminal.focus();
    },
    fit,
    relabel,
    retheme() {
      if (opened) terminal.options.theme = coloursOf(root);
    },
    dispose() {
      disposed = true;
      ticks.after(null);
      opener.disconnect();
      terminal.dispose();
      root.remove();
    },
  };
}
