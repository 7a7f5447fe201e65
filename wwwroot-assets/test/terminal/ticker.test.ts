import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import type { Watched } from "../../src/terminal/ticker";
import { ticker } from "../../src/terminal/ticker";

class Page extends EventTarget implements Watched {
  hidden = false;

  show(isSeen: boolean): void {
    this.hidden = !isSeen;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

describe("what goes on by itself", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it("runs once for each time that it is asked", () => {
    let runs = 0;
    const ticks = ticker(() => runs++, new Page());
    ticks.after(1000);
    mock.timers.tick(999);
    assert.equal(runs, 0);
    mock.timers.tick(1);
    mock.timers.tick(5000);
    assert.equal(runs, 1);
    ticks.after(1000);
    ticks.after(null);
    mock.timers.tick(5000);
    assert.equal(runs, 1);
  });

  it("waits while nobody sees the page, and goes on where it stopped", () => {
    let runs = 0;
    const page = new Page();
    const ticks = ticker(() => runs++, page);
    page.show(false);
    ticks.after(1000);
    mock.timers.tick(60_000);
    assert.equal(runs, 0);
    page.show(true);
    page.show(true);
    assert.equal(runs, 1);
  });

  it("does not run any more once it is stopped while it waits", () => {
    let runs = 0;
    const page = new Page();
    const ticks = ticker(() => runs++, page);
    page.show(false);
    ticks.after(1000);
    mock.timers.tick(1000);
    ticks.after(null);
    page.show(true);
    assert.equal(runs, 0);
  });
});
