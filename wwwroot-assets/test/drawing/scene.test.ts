import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Lane } from "../../src/drawing/lanes";
import { compact, wide } from "../../src/drawing/metrics";
import { pointAt } from "../../src/drawing/path";
import type { Scene } from "../../src/drawing/scene";
import { pairOf, sceneOf } from "../../src/drawing/scene";
import { flow, flowNames } from "../fixtures/flows";

const scene = (name: string): Scene => sceneOf(flow(name), 0, false, wide);
const lane = (of: Scene, way: Lane["way"]): Lane => {
  const found = of.lanes.find((each) => each.way === way);
  assert.ok(found, `no ${way} lane`);
  return found;
};
const eyes = (of: Scene, place: string): string[] =>
  of.eyes.filter((eye) => eye.tap.key.endsWith(place)).map((eye) => `${eye.way} ${eye.frames.length}`);

describe("sceneOf", () => {
  for (const name of flowNames)
    for (const metrics of [wide, compact])
      it(`${name}, ${metrics.compact ? "compact" : "wide"}: stays inside the picture, moves forward only and is the same twice`, () => {
        const drawn = sceneOf(flow(name), 0, false, metrics);
        for (const each of drawn.lanes) {
          each.path.points.forEach((point) => {
            assert.ok(Number.isFinite(point.x) && Number.isFinite(point.y));
            assert.ok(
              point.x >= 0 && point.x <= drawn.layout.width && point.y >= 0 && point.y <= drawn.layout.height,
              `${point.x} ${point.y}`,
            );
          });
          each.rests.forEach((rest, index) => {
            assert.ok(rest >= (each.rests[index - 1] ?? 0), `hop ${index} rests before the hop ahead of it`);
          });
          assert.equal(each.rests.length, each.packet.hops.length);
        }
        const again = sceneOf(flow(name), 0, false, metrics);
        assert.deepEqual(
          again.lanes.map((each) => each.path.points),
          drawn.lanes.map((each) => each.path.points),
        );
      });

  for (const name of ["ebpf", "kpr", "vxlan", "same-node"])
    it(`${name}: request and reply never cross`, () => {
      const drawn = scene(name);
      assert.equal(crossings(lane(drawn, "request"), lane(drawn, "reply")), 0);
    });

  it("draws an arc with its apex at the height of the plate it skips, outside of it", () => {
    const drawn = scene("ebpf");
    for (const each of drawn.lanes) {
      const [arc] = each.arcs;
      assert.ok(arc);
      const skipped = each.packet.hops[arc.hop]?.skips?.interface;
      const plate = drawn.layout.plates.find((one) => one.interface.name === skipped);
      assert.ok(plate);
      const apex = pointAt(each.path, arc.apex);
      assert.equal(apex.y, plate.y + plate.height / 2);
      assert.ok(apex.x > plate.x + plate.width);
      assert.equal(each.rests[arc.hop], arc.apex);
    }
  });

  it("bends a lane into the kernel's box only when the packet enters the stack", () => {
    const inBox = (drawn: Scene): boolean =>
      drawn.lanes.some((each) =>
        each.path.points.some((point) =>
          drawn.layout.kernels.some(
            (box) => point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height,
          ),
        ),
      );
    assert.equal(inBox(scene("ebpf")), false);
    assert.equal(inBox(scene("kpr")), true);
  });

  it("turns a packet away under the plate that it is taken from", () => {
    const drawn = scene("kpr");
    const request = lane(drawn, "request");
    const hop = request.packet.hops.findIndex((each) => each.takenFrom !== null);
    const stop = request.stops[hop];
    const plate = drawn.layout.plates.find((each) => each.interface.kind === "ciliumHost" && each.node === request.packet.hops[hop]?.node);
    assert.ok(stop && plate);
    assert.ok(stop.y > plate.y + plate.height);
    const top = Math.min(
      ...request.path.points
        .filter((point) => point.x > plate.x && point.x < plate.x + plate.width && point.y < stop.y + 20)
        .map((point) => point.y),
    );
    assert.ok(top >= plate.y + plate.height, "the lane touches the plate");
  });

  it("shows an eye where a tap saw a packet, a crossed one where it was jumped over or taken away, none where nothing happened", () => {
    const ebpf = scene("ebpf");
    assert.deepEqual(eyes(ebpf, "worker2/host/lxcbf5cb1e7ceb0"), ["request 1", "reply 0"]);
    assert.deepEqual(eyes(ebpf, "worker2/host/cilium_host"), []);
    assert.deepEqual(eyes(scene("kpr"), "worker2/host/cilium_host"), ["reply 0"]);
  });

  it("counts two frames at one place when the packet is put in again, and two places when a node hands it on", () => {
    assert.deepEqual(eyes(scene("ipsec"), "worker/host/eth0"), ["request 2", "reply 1"]);
    assert.deepEqual(eyes(scene("load-balanced"), "worker2/host/eth0"), ["request 1", "request 1", "reply 1", "reply 1"]);
  });

  it("wraps a shell from encapsulation to decapsulation", () => {
    const drawn = scene("vxlan");
    const request = lane(drawn, "request");
    const at = (stage: string): number => request.stations[request.packet.hops.findIndex((hop) => hop.stage === stage)] ?? -1;
    assert.deepEqual(
      drawn.shells.filter((each) => each.packet === 0).map((each) => [each.from, each.to]),
      [[at("tunnel-encap"), at("tunnel-decap")]],
    );
  });

  it("locks where it encrypts and on the wire, and opens where it decrypts", () => {
    const locks = scene("ipsec").locks.filter((each) => each.packet === 0);
    assert.deepEqual(
      locks.map((each) => each.open),
      [false, false, true],
    );
  });

  it("writes the TTL where it changed", () => {
    const written = scene("ebpf")
      .ttls.filter((each) => each.way === "request")
      .map((each) => each.ttl);
    assert.deepEqual([...new Set(written)], [64, 63, 62]);
  });

  it("writes no TTL across a lane", () => {
    for (const name of flowNames) {
      const drawn = scene(name);
      for (const each of drawn.ttls) {
        const middle = each.x + (each.anchor === "start" ? 22 : -22);
        for (const { path, arcs } of drawn.lanes) {
          if (arcs.length > 0) continue;
          const crossed = path.points.some((point) => Math.abs(point.x - middle) < 20 && Math.abs(point.y - (each.y - 4)) < 7);
          assert.ok(!crossed, `${name}: TTL ${each.ttl} at ${middle} ${each.y}`);
        }
      }
    }
  });

  it("ends a dropped packet with its reason and draws no reply", () => {
    const drawn = scene("dropped");
    assert.deepEqual(
      drawn.ends.map((each) => each.reason),
      ["Policy denied"],
    );
    assert.deepEqual(
      drawn.lanes.map((each) => each.way),
      ["request"],
    );
  });

  it("folds what nobody touches, and unfolds it in the same places", () => {
    const folded = scene("ebpf");
    const open = sceneOf(flow("ebpf"), 0, true, wide);
    assert.ok(folded.foldedInterfaces > open.foldedInterfaces);
    const names = (of: Scene): string[] => of.layout.plates.map((each) => each.interface.name);
    assert.ok(!names(folded).includes("cilium_host") && names(open).includes("cilium_host"));
  });

  it("does not draw an empty trace", () => {
    const empty = sceneOf({ ...flow("ebpf"), packets: [], taps: [] }, 0, false, wide);
    assert.equal(empty.lanes.length, 0);
    assert.equal(empty.layout.nodes.length, 2);
  });
});

describe("pairOf", () => {
  it("pairs a request with the next reply and a reply with the request before it", () => {
    const trace = flow("load-balanced");
    assert.deepEqual(
      pairOf(trace, 4).map((packet) => packet.index),
      [4, 5],
    );
    assert.deepEqual(
      pairOf(trace, 5).map((packet) => packet.index),
      [4, 5],
    );
  });
});

function crossings(a: Lane, b: Lane): number {
  let found = 0;
  for (let i = 1; i < a.path.points.length; i += 1)
    for (let j = 1; j < b.path.points.length; j += 1) {
      const [p, q, r, s] = [a.path.points[i - 1], a.path.points[i], b.path.points[j - 1], b.path.points[j]];
      if (p === undefined || q === undefined || r === undefined || s === undefined) continue;
      const side = (u: typeof p, v: typeof p, w: typeof p): number => Math.sign((v.x - u.x) * (w.y - u.y) - (v.y - u.y) * (w.x - u.x));
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) found += 1;
    }
  return found;
}
