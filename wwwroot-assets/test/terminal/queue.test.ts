import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Queue } from "../../src/terminal/queue";
import { queue } from "../../src/terminal/queue";

/** A line that runs until the test ends it. */
function lineIn(typed: Queue): () => void {
  let end: (() => void) | undefined;
  const line = new Promise<void>((resolve) => {
    end = resolve;
  });
  void typed.add(() => line);
  return () => end?.();
}

describe("what is typed while a line runs", () => {
  const ran: string[] = [];
  const run = (name: string) => (): Promise<void> => {
    ran.push(name);
    return Promise.resolve();
  };
  beforeEach(() => {
    ran.length = 0;
  });

  it("waits for it", async () => {
    const typed = queue();
    const end = lineIn(typed);
    const after = typed.add(run("after"));
    await Promise.resolve();
    assert.deepEqual(ran, []);
    end();
    await after;
    assert.deepEqual(ran, ["after"]);
  });

  it("is gone with Ctrl-C, but not what is typed after that", async () => {
    const typed = queue();
    const end = lineIn(typed);
    void typed.add(run("before"));
    typed.drop();
    const after = typed.add(run("after"));
    end();
    await after;
    assert.deepEqual(ran, ["after"]);
  });

  it("runs though the line before it failed", async () => {
    const typed = queue();
    void typed.add(() => Promise.reject(new Error("no")));
    await typed.add(run("after"));
    assert.deepEqual(ran, ["after"]);
  });
});
