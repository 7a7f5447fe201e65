import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { angleAt, buildPath, pointAt, slice } from "../../src/drawing/path";

const straight = buildPath([
  { x: 0, y: 0, heading: "down", hop: 0 },
  { x: 0, y: 100, heading: "down", hop: 1 },
]);

describe("path", () => {
  it("goes straight between two knots in line", () => {
    assert.equal(straight.points.length, 2);
    assert.equal(straight.length, 100);
    assert.deepEqual(pointAt(straight, 25), { x: 0, y: 25 });
    assert.equal(angleAt(straight, 50), 90);
  });

  it("bends with the headings of its ends", () => {
    const bend = buildPath([
      { x: 0, y: 0, heading: "down", hop: null },
      { x: 20, y: 20, heading: "right", hop: null },
    ]);
    const first = bend.points[1];
    const last = bend.points.at(-2);
    assert.ok(first && last);
    assert.ok(first.y > first.x && 20 - last.x > 20 - last.y);
    assert.ok(bend.length > 28 && bend.length < 34);
  });

  it("cuts out a part and clamps what lies beyond the ends", () => {
    assert.equal(slice(straight, 20, 60), "M0 20L0 60");
    assert.equal(slice(straight, -5, 500), "M0 0L0 100");
    assert.equal(slice(straight, 60, 60), "");
    assert.deepEqual(pointAt(straight, 500), { x: 0, y: 100 });
  });
});
