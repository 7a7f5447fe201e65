import { element } from "../shared/dom";

/** Hands a file to the viewer. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the content once the click is through.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** The same for what the server made. */
export function saveOctets(name: string, type: string, octets: Uint8Array<ArrayBuffer>): void {
  save(name, new Blob([octets], { type }));
}

let saving = new AbortController();

/** Asks an endpoint for a file and hands it to the viewer, until they leave; says why it could not. */
export async function saveFrom(address: string, body: string, name: string): Promise<string | null> {
  saving = new AbortController();
  const { signal } = saving;
  try {
    const headers = { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang };
    const answer = await fetch(new URL(address, document.baseURI), { method: "POST", headers, body, signal });
    if (!answer.ok) return await reasonOf(answer);
    save(name, await answer.blob());
    return null;
  } catch (lost) {
    return signal.aborted ? null : String(lost);
  }
}

/** The viewer wants the file no more. */
export function leaveSave(): void {
  saving.abort();
}

async function reasonOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { readonly title?: string; readonly detail?: string };
  return problem.detail ?? problem.title ?? String(answer.status);
}

/** Puts a text on the clipboard; says whether the browser let it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
