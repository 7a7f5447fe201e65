/** What tools print, as the screen takes it: names are other people's, so no control character of theirs reaches it. */
export function printed(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, "\ufffd").replace(/\n/g, "\r\n");
}

/** Choices in columns, as a shell lists them. */
export function columns(choices: readonly string[], width: number): string {
  const widest = Math.max(...choices.map((each) => each.length)) + 2;
  const perLine = Math.max(1, Math.floor(width / widest));
  const lines: string[] = [];
  for (let at = 0; at < choices.length; at += perLine)
    lines.push(
      choices
        .slice(at, at + perLine)
        .map((each) => each.padEnd(widest))
        .join("")
        .trimEnd(),
    );
  return lines.map((line) => `${line}\n`).join("");
}
