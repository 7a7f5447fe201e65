import { element } from "../shared/dom";

/**
 * Runs what adds style elements of changing text, such as xterm.js, under a policy that allows no inline styles: each becomes a constructed style sheet, which
 * no policy forbids, with a template in its place.
 */
export function withSheets<Result>(run: () => Result): Result {
  const create = Reflect.get(document, "createElement") as (this: Document, tag: string, options?: unknown) => HTMLElement;
  Object.defineProperty(document, "createElement", {
    configurable: true,
    value: (tag: string, options?: unknown) => (tag === "style" ? standIn() : create.call(document, tag, options)),
  });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(document, "createElement");
  }

  function standIn(): HTMLElement {
    const sheet = new CSSStyleSheet();
    const template = create.call(document, "template");
    document.adoptedStyleSheets.push(sheet);
    Object.defineProperty(template, "textContent", {
      set: (text: string) => {
        sheet.replaceSync(text);
      },
    });
    template.remove = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      Element.prototype.remove.call(template);
    };
    return template;
  }
}

/** Loads a style sheet file of ours, once. */
export async function loadSheet(address: string): Promise<void> {
  if (document.querySelector(`link[href="${CSS.escape(address)}"], link[href="${address}"]`) !== null) return;
  const link = element("link", { rel: "stylesheet", href: address });
  const loaded = new Promise<void>((resolve) => {
    link.addEventListener("load", () => {
      resolve();
    });
    link.addEventListener("error", () => {
      resolve();
    });
  });
  document.head.append(link);
  await loaded;
}
