/** The page's C# wrapper; it is told ids only, after the fact. */
export interface Page {
  invokeMethodAsync(method: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** Calls that come at most four times a second, with the last value. */
export interface Lately<Value> {
  call(value: Value): void;
  /** What was not told yet is not told any more. */
  forget(): void;
}

/** Tells the page. A lost connection is no reason to stop: everything is here, and the page hears where the viewer stands once it is back. */
export function teller(page: Page): {
  /** Once; what cannot be told now is not told. */
  tell(method: string, ...args: readonly unknown[]): void;
  /** Until it was heard, or something newer is to be told by the same name. */
  keep(method: string, ...args: readonly unknown[]): void;
  lately<Value>(settle: (value: Value) => void): Lately<Value>;
  dispose(): void;
} {
  let disposed = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const latest = new Map<string, readonly unknown[]>();
  return {
    tell(method, ...args) {
      if (!disposed) page.invokeMethodAsync(method, ...args).catch(() => undefined);
    },
    keep(method, ...args) {
      latest.set(method, args);
      const attempt = (): void => {
        if (disposed || latest.get(method) !== args) return;
        const again = setTimeout(() => {
          timers.delete(again);
          attempt();
        }, AGAIN_MS);
        timers.add(again);
        // Without a connection the call neither ends nor fails.
        void page.invokeMethodAsync(method, ...args).then(
          () => {
            clearTimeout(again);
            timers.delete(again);
          },
          () => undefined,
        );
      };
      attempt();
    },
    lately<Value>(settle: (value: Value) => void): Lately<Value> {
      let waiting: { readonly value: Value } | null = null;
      let timer: ReturnType<typeof setTimeout> | null = null;
      return {
        call(value) {
          waiting = { value };
          if (timer !== null || disposed) return;
          const set = setTimeout(() => {
            timers.delete(set);
            timer = null;
            const last = waiting;
            waiting = null;
            if (last !== null && !disposed) settle(last.value);
          }, QUIET_MS);
          timer = set;
          timers.add(set);
        },
        forget() {
          waiting = null;
        },
      };
    },
    dispose() {
      disposed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const QUIET_MS = 250;
const AGAIN_MS = 2000;
