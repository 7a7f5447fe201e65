import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { beneath, beside } from "../../src/shared/put";
import { lit } from "../../src/tour";

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

describe("a hint on a term", () => {
  it("is beneath it, and above it at the foot of the screen", () => {
    assert.deepEqual(beneath({ x: 100, y: 100, width: 40, height: 16 }, { width: 200, height: 60 }, desk), { x: 100, y: 124 });
    assert.deepEqual(beneath({ x: 100, y: 860, width: 40, height: 16 }, { width: 200, height: 60 }, desk), { x: 100, y: 792 });
  });

  it("never leaves a phone's screen", () => {
    assert.deepEqual(beneath({ x: 350, y: 10, width: 40, height: 16 }, { width: 300, height: 60 }, phone), { x: 82, y: 34 });
  });
});

describe("a card of the tour", () => {
  const card = { width: 340, height: 180 };

  it("is beside what it is about, on the side that has room", () => {
    assert.equal(beside({ x: 0, y: 80, width: 232, height: 700 }, card, desk).x, 248);
    assert.equal(beside({ x: 1056, y: 80, width: 384, height: 700 }, card, desk).x, 700);
    assert.equal(beside({ x: 0, y: 800, width: 1440, height: 100 }, card, desk).y, 604);
  });

  it("lies at the far end where there is room nowhere", () => {
    assert.deepEqual(beside({ x: 0, y: 160, width: 390, height: 684 }, card, phone), { x: 25, y: 8 });
    assert.deepEqual(beside({ x: 0, y: 0, width: 390, height: 700 }, card, phone), { x: 25, y: 656 });
  });

  it("lights only what is on the screen", () => {
    assert.deepEqual(lit({ x: -50, y: 800, width: 100, height: 400 }, desk), { x: 0, y: 794, width: 56, height: 106 });
    assert.equal(lit(null, desk).width, 0);
  });
});
