import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isHere, positionIn, sharedTrace } from "../../src/compare/steps";
import type { PlayableComparison } from "../../src/contracts/comparison";
import type { PlayableTrace } from "../../src/contracts/playable";
import { tiny } from "../../src/drawing/metrics";
import { scenesOf } from "../../src/drawing/scene";
import { flow } from "../fixtures/flows";

const [ebpf, kpr] = [flow("ebpf"), flow("kpr")];

/** The second variant does something between the first's rows 1 and 2, and has no reply. */
const comparison = (first: PlayableTrace | null = ebpf): PlayableComparison => ({
  key: "k",
  locale: "en",
  title: "t",
  variants: [
    { name: "a", trace: first },
    { name: "b", trace: kpr },
  ],
  packets: [
    {
      direction: "request",
      packets: [first === null ? null : 0, 0],
      rows: [
        [first === null ? null : 0, 0],
        [first === null ? null : 1, 1],
        [null, 2],
        [first === null ? null : 2, 3],
      ],
    },
    { direction: "reply", packets: [first === null ? null : 1, null], rows: first === null ? [] : [[0, null]] },
  ],
  taps: [],
  measures: [],
  labels: ebpf.labels,
  words: { tcpdumpOn: "", noDevice: "", noPath: "", flipped: "", differs: "", here: "" },
});

describe("comparison", () => {
  it("shares one line of steps, with the hop of the first variant that has it", () => {
    const shared = sharedTrace(comparison());
    assert.ok(shared);
    assert.deepEqual(
      shared.packets.map((packet) => packet.hops.map((hop) => hop.index)),
      [[0, 1, 2, 3], [0]],
    );
    assert.equal(shared.packets[0]?.hops[2]?.name, kpr.packets[0]?.hops[2]?.name);
    assert.equal(shared.packets[0]?.hops[3]?.name, ebpf.packets[0]?.hops[2]?.name);
  });

  it("lets a variant wait where only another one does something", () => {
    assert.deepEqual(positionIn(comparison(), 0, { packet: 0, hop: 2 }), { packet: 0, hop: 1 });
    assert.deepEqual(positionIn(comparison(), 1, { packet: 0, hop: 2 }), { packet: 0, hop: 2 });
    assert.ok(!isHere(comparison(), 0, { packet: 0, hop: 2 }));
    assert.ok(isHere(comparison(), 1, { packet: 0, hop: 2 }));
  });

  it("keeps a variant at its end while another one gets a reply", () => {
    assert.deepEqual(positionIn(comparison(), 1, { packet: 1, hop: 0 }), { packet: 0, hop: 3 });
    assert.deepEqual(positionIn(comparison(), 0, { packet: 1, hop: 0 }), { packet: 1, hop: 0 });
  });

  it("plays what has a path when the base has none", () => {
    assert.equal(sharedTrace(comparison(null))?.packets[0]?.hops.length, 4);
    assert.equal(sharedTrace({ ...comparison(null), variants: [{ name: "a", trace: null }] }), null);
  });

  it("gives all drawings the same rows, with room for what each needs", () => {
    const scenes = scenesOf(
      ["ebpf", "kpr", "vxlan"].map((name) => ({ trace: flow(name), packet: 0 })),
      false,
      tiny,
    );
    const [first] = scenes;
    assert.ok(first);
    for (const scene of scenes) {
      assert.equal(scene.rows, first.rows);
      assert.notEqual(scene.rows.tunnel, null);
      for (const lane of scene.lanes)
        for (const point of lane.path.points)
          assert.ok(point.x >= 0 && point.x <= scene.layout.width && point.y >= 0 && point.y <= scene.layout.height);
    }
  });
});
