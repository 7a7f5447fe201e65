import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ASIDE, asidesOf } from "../../src/drawing/asides";
import { centreX } from "../../src/drawing/geometry";
import { compact, tiny, wide } from "../../src/drawing/metrics";
import { pointAt } from "../../src/drawing/path";
import { sceneOf } from "../../src/drawing/scene";
import { flow } from "../fixtures/flows";

/** Half of a phone's token, and half of ten letters of an address. */
const halfToken = 18;
const halfAddress = 31;

/** Half of its two lines and its halo. */
const halfHeight = 23;

describe("a packet in its pod", () => {
  for (const name of ["ebpf", "same-node", "vxlan", "ipsec"])
    it(`${name}: stands clear of the pod's address on a phone, and inside the drawing`, () => {
      const scene = sceneOf(flow(name), 0, false, compact);
      let seen = 0;
      for (const lane of scene.lanes) {
        const asides = asidesOf(lane, scene);
        lane.packet.hops.forEach((hop, index) => {
          const pod = scene.layout.pods.find((each) => each.node === hop.node && each.namespace.id === hop.netns);
          if (pod === undefined || hop.sign !== "kernel") return;
          const x = pointAt(lane.path, lane.rests[index] ?? 0).x + (asides[index] ?? 0) * ASIDE;
          assert.ok(Math.abs(x - centreX(pod)) >= halfToken + halfAddress, `hop ${index + 1} at ${x}, the pod at ${centreX(pod)}`);
          assert.ok(x >= halfToken - 4 && x <= scene.layout.width - halfToken + 4, `hop ${index + 1} at ${x} of ${scene.layout.width}`);
          seen++;
        });
      }
      assert.ok(seen > 0);
    });

  for (const name of ["ebpf", "vxlan", "ipsec"])
    for (const [metrics, half] of [
      [compact, halfHeight],
      [tiny, halfHeight * 0.62],
    ] as const)
      it(`${name}: is whole wherever it rests, on the wire too, ${metrics.tiny ? "in a comparison" : "on a phone"}`, () => {
        const scene = sceneOf(flow(name), 0, false, metrics);
        for (const { path, rests } of scene.lanes)
          for (const rest of rests) {
            const { y } = pointAt(path, rest);
            assert.ok(y >= half && y <= scene.layout.height - half, `${y} of ${scene.layout.height}`);
          }
      });

  it("stays on its lane where the address stands elsewhere", () => {
    const scene = sceneOf(flow("ebpf"), 0, false, wide);
    const [lane] = scene.lanes;
    assert.ok(lane);
    assert.ok(asidesOf(lane, scene).every((aside) => [-1, 0, 1].includes(aside)));
  });
});
