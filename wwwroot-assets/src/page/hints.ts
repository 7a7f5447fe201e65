const key = "visualizer.hints";

/** Has the viewer not yet sent a hint away? Where nothing can be kept, nothing is asked twice: there are no hints. */
export function isHintDue(name: string): boolean {
  try {
    return !dismissed().includes(name);
  } catch {
    return false;
  }
}

export function dismissHint(name: string): void {
  if (isHintDue(name)) localStorage.setItem(key, [...dismissed(), name].join(" "));
}

/** All of them again, from the next page on. */
export function restoreHints(): void {
  localStorage.removeItem(key);
}

function dismissed(): string[] {
  return (localStorage.getItem(key) ?? "").split(" ");
}
