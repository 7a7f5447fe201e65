import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { elementsOf } from "../../src/canvas/elements";
import { lookedInto } from "../../src/canvas/looked-into";
import type { PlayableTrace } from "../../src/contracts/playable";
import { cellAt } from "../../src/drawing/fleet";
import { compact, wide } from "../../src/drawing/metrics";
import type { Scene } from "../../src/drawing/scene";
import { sceneOf } from "../../src/drawing/scene";
import { flow, flowNames } from "../fixtures/flows";
import { idleNode, withIdlePods } from "../fixtures/idle";

const mostElements = 300;

/** The same flow in a cluster with more pods on each node, more nodes beside it, or too many nodes to draw. */
function enlarged(name: string, pods: number, nodes: number, fleet: number): PlayableTrace {
  const trace = flow(name);
  const others = Array.from({ length: nodes }, (_, index) => ({ ...idleNode(`other-${index}`, pods), onPath: false }));
  const names = Array.from({ length: fleet }, (_, index) => trace.nodes[index]?.id ?? `node-${index}`);
  const grown = withIdlePods(trace, pods);
  return { ...grown, nodes: [...grown.nodes, ...others], fleet: fleet === 0 ? [] : names };
}

function drawn(scene: Scene): number {
  return elementsOf(scene).length + scene.lanes.length + scene.eyes.length + scene.ttls.length + scene.locks.length + scene.ends.length;
}

describe("large clusters", () => {
  for (const name of flowNames)
    for (const metrics of [wide, compact])
      it(`${name}, ${metrics.compact ? "compact" : "wide"}: never draw more than ${mostElements} elements`, () => {
        for (const [pods, nodes, fleet] of [
          [0, 0, 0],
          [110, 0, 0],
          [110, 12, 0],
          [3, 60, 0],
          [110, 0, 5000],
        ] as const)
          for (const showAll of [false, true]) {
            const scene = sceneOf(enlarged(name, pods, nodes, fleet), 0, showAll, metrics, showAll);
            assert.ok(drawn(scene) <= mostElements, `${drawn(scene)} with ${pods} pods on each node, ${nodes} more nodes, ${fleet} in all`);
          }
      });

  for (const count of [13, 200, 5000, 10000])
    for (const metrics of [wide, compact])
      it(`of ${count} nodes have a cell for each, ${metrics.compact ? "compact" : "wide"}`, () => {
        const scene = sceneOf(enlarged("ebpf", 0, 0, count), 0, false, metrics);
        const grid = scene.fleet;
        assert.ok(grid);
        assert.equal(scene.foldedNodes, count - 2);
        assert.ok(grid.x + grid.width <= scene.layout.width + 0.01 && grid.y + grid.height <= scene.layout.height);
        for (const index of [0, 1, grid.columns - 1, grid.columns, count - 1].filter((each) => each < count)) {
          const cell = cellAt(grid, index);
          const chosen = lookedInto(scene, "fleet", { x: cell.x + cell.width / 2, y: cell.y + cell.height / 2 });
          assert.deepEqual(chosen, { place: `node/${grid.names[index] ?? ""}` });
        }
        assert.equal(lookedInto(scene, "fleet", { x: grid.x - 1, y: grid.y }), null);
        assert.equal(lookedInto(scene, "fleet", { x: grid.x, y: grid.y + grid.height + 1 }), null);
      });

  it("are drawn node by node up to a dozen", () => {
    assert.equal(sceneOf(enlarged("ebpf", 0, 10, 0), 0, false, wide).fleet, null);
  });
});
