import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { teller } from "../../src/page/told";

describe("what the page is told", () => {
  it("is told again until it was heard, the newest only", async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const heard: unknown[][] = [];
    let isConnected = false;
    const told = teller({
      invokeMethodAsync: (method, ...args) => {
        if (!isConnected) return new Promise(() => undefined);
        heard.push([method, ...args]);
        return Promise.resolve();
      },
    });

    told.keep("ReachPosition", 0, 1);
    told.keep("ReachPosition", 0, 2);
    context.mock.timers.tick(5000);
    isConnected = true;
    context.mock.timers.tick(2000);
    await Promise.resolve();
    context.mock.timers.tick(10_000);

    assert.deepEqual(heard, [["ReachPosition", 0, 2]]);
    told.dispose();
  });
});
