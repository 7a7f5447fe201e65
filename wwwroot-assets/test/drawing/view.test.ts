import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PlayableTrace } from "../../src/contracts/playable";
import { compact, wide } from "../../src/drawing/metrics";
import type { Scene } from "../../src/drawing/scene";
import { sceneOf } from "../../src/drawing/scene";
import { beyond, fitted, flowBox, kept, showing, textScale } from "../../src/drawing/view";
import type { Size, View } from "../../src/drawing/view";
import { flow, flowNames } from "../fixtures/flows";
import { withIdlePods } from "../fixtures/idle";

const desk: Size = { width: 780, height: 620 };
const phone: Size = { width: 366, height: 420 };
const everything = (of: PlayableTrace, metrics = wide): Scene => sceneOf(withIdlePods(of, 4), 0, true, metrics, true);

/** The part of the drawing that is in the window. */
function inSight({ zoom, pan }: View, room: Size): { readonly left: number; readonly right: number } {
  return { left: -pan.x / zoom, right: (room.width - pan.x) / zoom };
}

describe("the window on the drawing", () => {
  it("shows everything as large as it fits while nothing is drawn around the flow", () => {
    for (const name of flowNames) {
      const { layout, metrics } = sceneOf(flow(name), 0, false, wide);
      const view = fitted(layout, metrics, desk);
      assert.deepEqual(beyond(view, layout, desk), { left: false, right: false, top: false, bottom: false });
    }
  });

  for (const [metrics, room] of [
    [wide, desk],
    [compact, phone],
  ] as const)
    for (const name of flowNames)
      it(`${name}, ${metrics.compact ? "compact" : "wide"}: shows the flow as large as without the rest, where the rest does not fit`, () => {
        const { layout } = everything(flow(name), metrics);
        const view = fitted(layout, metrics, room);
        const box = flowBox(layout, metrics);
        const sight = inSight(view, room);
        assert.ok(box.x >= sight.left - 0.5 && box.x + box.width <= sight.right + 0.5, "the flow is out of sight");
        const alone = Math.min(room.width / box.width, metrics.compact ? 2 : room.height / layout.height);
        assert.ok(view.zoom >= Math.min(0.85, alone) - 0.001, `${view.zoom} where the flow alone would be ${alone}`);
        const more = beyond(view, layout, room);
        assert.ok(more.left || more.right || view.zoom * layout.width <= room.width + 6);
      });

  it("stays readable in a window that is low, and leaves the rest of the height to be reached", () => {
    const { layout, metrics } = sceneOf(flow("ipsec"), 0, false, wide);
    const view = fitted(layout, metrics, { width: 780, height: 330 });
    assert.ok(view.zoom >= 0.7 || view.zoom >= 780 / layout.width - 0.001, `${view.zoom}`);
    assert.deepEqual(beyond(view, layout, { width: 780, height: 330 }), { left: false, right: false, top: false, bottom: true });
  });

  it("keeps what the flow touches together", () => {
    for (const name of flowNames) {
      const touched = everything(flow(name)).layout.columns.map((each) => each.touched);
      const inner = touched.slice(touched.indexOf(true), touched.lastIndexOf(true) + 1);
      const nodes = new Set(
        everything(flow(name))
          .layout.columns.filter((each) => each.touched)
          .map((each) => each.node),
      );
      // Pods of a node in the middle of three have nowhere else to stand.
      if (nodes.size <= 2) assert.ok(!inner.includes(false), name);
    }
  });

  it("leaves no empty room beside a larger drawing, and puts a smaller one in the middle", () => {
    const size = { width: 1000, height: 300 };
    assert.deepEqual(kept({ zoom: 1, pan: { x: 50, y: 0 } }, size, { width: 400, height: 400 }).pan, { x: 0, y: 50 });
    assert.deepEqual(kept({ zoom: 1, pan: { x: -900, y: -90 } }, size, { width: 400, height: 400 }).pan, { x: -600, y: 50 });
  });

  it("moves just so far that a point can be seen beside the gutter", () => {
    const room = { width: 500, height: 300 };
    const still = { zoom: 1, pan: { x: -100, y: 0 } };
    assert.deepEqual(showing(still, { x: 400, y: 150 }, room, 86), still);
    for (const x of [0, 150, 900]) {
      const { pan } = showing(still, { x, y: 150 }, room, 86);
      assert.ok(x + pan.x > 86 && x + pan.x < room.width, `${x}`);
    }
  });

  it("writes names larger where a high drawing had to shrink, as far as their boxes go", () => {
    assert.equal(textScale(1.2), 1);
    assert.ok(13 * 0.76 * textScale(0.76) > 11);
    assert.equal(textScale(0.3), textScale(0.2));
  });
});
