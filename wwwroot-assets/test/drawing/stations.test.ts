import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lookedInto } from "../../src/canvas/looked-into";
import { compact, wide } from "../../src/drawing/metrics";
import { sceneOf } from "../../src/drawing/scene";
import { familyOf } from "../../src/drawing/stations";
import { flow, flowNames } from "../fixtures/flows";

const at = { x: 0, y: 0 };

describe("stations of the kernel", () => {
  it("are folded while nothing passes them, and on a phone", () => {
    for (const drawn of [sceneOf(flow("ebpf"), 0, false, wide), sceneOf(flow("ebpf"), 0, true, compact, true)]) {
      assert.deepEqual(drawn.idleStations, []);
      assert.deepEqual(drawn.idleHooks, []);
    }
  });

  it("are all shown on request, those that are passed on the lanes and the others in the box", () => {
    for (const name of flowNames) {
      const drawn = sceneOf(flow(name), 0, false, wide, true);
      for (const box of drawn.layout.kernels) {
        const passed = drawn.lanes.flatMap((lane) =>
          lane.packet.hops.flatMap((hop) => (hop.node === box.node && hop.netns === "host" ? [familyOf(hop.stage)] : [])),
        );
        const idle = drawn.idleStations.filter((each) => each.node === box.node);
        assert.deepEqual(
          idle.map((each) => each.family).filter((family) => passed.includes(family)),
          [],
        );
        assert.equal(new Set([...passed, ...idle.map((each) => each.family)].filter((each) => each !== null)).size, 3);
        for (const each of idle)
          assert.ok(each.y - each.height / 2 >= box.y && each.y + each.height / 2 <= box.y + box.height, `${each.family} leaves its box`);
      }
    }
  });

  it("draw programs that nothing meets where none is drawn yet", () => {
    for (const name of flowNames) {
      const drawn = sceneOf(flow(name), 0, false, wide, true);
      const all = [...drawn.hooks, ...drawn.idleHooks];
      for (const idle of drawn.idleHooks)
        for (const other of all) {
          if (other === idle || Math.abs(other.y - idle.y) > 12) continue;
          assert.ok(Math.abs(other.x - idle.x) >= (other.width + idle.width) / 2, `${name}: ${idle.name} lies on ${other.name}`);
        }
    }
  });

  it("lead to what prints their state", () => {
    const drawn = sceneOf(flow("ebpf"), 0, false, wide, true);
    const node = drawn.layout.nodes[0]?.node.id ?? "";
    assert.deepEqual(lookedInto(drawn, `station ${node} netfilter`, at), { place: `node/${node}:host`, table: "iptables-save" });
    assert.deepEqual(lookedInto(drawn, `node ${node}`, at), { place: `node/${node}` });
    const pod = drawn.layout.pods[0];
    assert.deepEqual(lookedInto(drawn, `pod ${pod?.node}/${pod?.namespace.id}`, at), { place: `node/${node}:${pod?.namespace.id}` });
    const [hook] = drawn.idleHooks;
    assert.ok(hook);
    assert.deepEqual(lookedInto(drawn, `idle ${hook.hook} ${hook.plate.key}`, at), {
      place: `node/${hook.plate.node}:${hook.plate.netns}:${hook.plate.interface.name}`,
    });
    assert.equal(lookedInto(drawn, "under", at), null);
  });
});
