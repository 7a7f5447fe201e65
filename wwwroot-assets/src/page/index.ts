import { watchTerms } from "../shared/term-tip";
import { keepEarlyLetters } from "./early-letters";
import { drawFirst, takeFirst } from "./first-picture";
import { keepPickerFocus } from "./picker-focus";
import { listenForPrint } from "./print";
import type { Page } from "./told";
import type { PageHandle } from "./workbench";
import { build } from "./workbench";

drawFirst();
watchTerms();
keepEarlyLetters();
keepPickerFocus();
listenForPrint();

/** The workbench in its hosts, which a component of the page has rendered: the one that is drawn already, or a new one. */
export function mount(
  root: HTMLElement,
  hops: HTMLElement,
  stage: HTMLElement,
  inspector: HTMLElement,
  player: HTMLElement,
  page: Page,
): PageHandle {
  const hosts = { root, hops, stage, inspector, player };
  return takeFirst(hosts, page) ?? build(hosts, page);
}

export { mountCompare } from "./compare";
export { closeDialog, focus, openDialog, reveal } from "./dialog";
export { drawInto } from "../export/print";
export { copy, leaveSave, saveFrom, saveOctets as save } from "../export/save";
export { followScroll, selectLine } from "./editor";
export { dismissHint, isHintDue, restoreHints } from "./hints";
export { startTour } from "../tour/index";
export { prefer, showLook } from "./preferences";
