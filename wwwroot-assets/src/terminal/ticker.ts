/** The page, as far as it matters whether somebody sees it. */
export interface Watched {
  readonly hidden: boolean;
  addEventListener(type: "visibilitychange", listener: () => void): void;
  removeEventListener(type: "visibilitychange", listener: () => void): void;
}

/** Lets a program go on after a while. */
export interface Ticker {
  /** Runs once after so many milliseconds, in place of what was to run before; null: not at all. */
  after(milliseconds: number | null): void;
}

/** Runs what goes on by itself. On a page that nobody sees it waits, so that a forgotten tab costs nothing. */
export function ticker(run: () => void, page: Watched = document): Ticker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runIfSeen = (): void => {
    if (page.hidden) return;
    page.removeEventListener("visibilitychange", runIfSeen);
    run();
  };
  return {
    after(milliseconds) {
      clearTimeout(timer);
      page.removeEventListener("visibilitychange", runIfSeen);
      if (milliseconds === null) return;
      timer = setTimeout(() => {
        page.addEventListener("visibilitychange", runIfSeen);
        runIfSeen();
      }, milliseconds);
    },
  };
}
