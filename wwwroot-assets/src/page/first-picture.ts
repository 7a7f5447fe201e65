import type { FirstPicture, WorkbenchHosts } from "../contracts/workbench";
import type { Page } from "./told";
import type { PageHandle } from "./workbench";
import { build } from "./workbench";

/** A workbench that waits for the component that will own it. */
interface Waiting {
  readonly handle: PageHandle;
  /** The component is there: what was told meanwhile reaches it now. */
  arrive(hosts: WorkbenchHosts, page: Page): void;
}

let waiting: Waiting | null = null;

/**
 * Draws the trace that came in the page's markup, before there is a connection. The page's components replace their prerendered markup once
 * they are connected; the drawing moves over to the hosts that take its place, in the same frame.
 */
export function drawFirst(): void {
  const data = document.querySelector("script.first-picture");
  const prerendered = hostsInPage();
  if (data === null || prerendered === null) return;
  let welcome: (page: Page) => void = () => undefined;
  const owner = new Promise<Page>((resolve) => {
    welcome = resolve;
  });
  const handle = build(prerendered, { invokeMethodAsync: async (method, ...args) => (await owner).invokeMethodAsync(method, ...args) });
  const first = JSON.parse(data.textContent) as FirstPicture;
  handle.draw(first.trace, first.position, first.options);

  let hosts = prerendered;
  let focused: HTMLElement | null = null;
  const remember = ({ target }: FocusEvent): void => {
    if (!isHeading(target)) focused = target instanceof HTMLElement ? target : null;
  };
  const move = (to: WorkbenchHosts): void => {
    if (to.root !== hosts.root) handle.moveTo(to);
    hosts = to;
    const active = document.activeElement;
    if (focused !== null && to.root.contains(focused) && (active === document.body || isHeading(active))) focused.focus();
  };
  const replaced = new MutationObserver(() => {
    const next = hosts.root.isConnected ? null : hostsInPage();
    if (next !== null) move(next);
  });
  replaced.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", remember);
  waiting = {
    handle,
    arrive(final, page) {
      replaced.disconnect();
      document.removeEventListener("focusin", remember);
      move(final);
      welcome(page);
    },
  };
}

/** The page's components give it the focus when they start, as if nobody had been there. */
const isHeading = (target: EventTarget | null): boolean => target instanceof HTMLHeadingElement;

/** Hands the first picture over to its component; null: there is none, or somebody has it. */
export function takeFirst(hosts: WorkbenchHosts, page: Page): PageHandle | null {
  const taken = waiting;
  waiting = null;
  taken?.arrive(hosts, page);
  return taken?.handle ?? null;
}

function hostsInPage(): WorkbenchHosts | null {
  const [root, hops, stage, inspector, player] = [
    ".bench-hosts .bench-hosts",
    ".bench-hops",
    ".bench-stage",
    ".bench-inspector",
    ".bench-player",
  ].map((selector) => document.querySelector<HTMLElement>(selector));
  return root && hops && stage && inspector && player ? { root, hops, stage, inspector, player } : null;
}
