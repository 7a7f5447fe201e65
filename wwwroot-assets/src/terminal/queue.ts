/** What is typed, in order: each waits for what is before it. */
export interface Queue {
  /** Runs once everything before it has ended. */
  add(run: () => Promise<void>): Promise<void>;
  /** What waits does not run any more; what runs is somebody else's to end. */
  drop(): void;
}

export function queue(): Queue {
  let last: Promise<void> = Promise.resolve();
  let generation = 0;
  return {
    add(run) {
      const own = generation;
      last = last.then(() => (own === generation ? run() : undefined)).catch(() => undefined);
      return last;
    },
    drop() {
      generation++;
    },
  };
}
