/** Keeps a gutter of line numbers beside a text area at the same height. */
export function followScroll(text: HTMLTextAreaElement, gutter: HTMLElement): void {
  text.addEventListener("scroll", () => {
    gutter.scrollTop = text.scrollTop;
  });
}

/** Selects a line, counted from 1, and brings it into view. */
export function selectLine(text: HTMLTextAreaElement, line: number): void {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  text.scrollTop = (text.scrollHeight / Math.max(1, lines.length)) * Math.max(0, line - 4);
}
