import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearestTick, ticksOf } from "../../src/panels/rail";
import { groupsOf } from "../../src/shared/groups";
import { clampPosition, hasPassed, isAnswerKnown, lastPosition, stepFrom } from "../../src/shared/progress";
import { flow } from "../fixtures/flows";

const trace = flow("ebpf");
const tap = (place: string): (typeof trace.taps)[number] => {
  const found = trace.taps.find((each) => each.key.endsWith(place));
  assert.ok(found);
  return found;
};

describe("progress", () => {
  it("steps through all packets and stops at both ends", () => {
    assert.deepEqual(stepFrom(trace, { packet: 0, hop: 13 }, 1), { packet: 1, hop: 0 });
    assert.deepEqual(stepFrom(trace, { packet: 1, hop: 0 }, -1), { packet: 0, hop: 13 });
    assert.equal(stepFrom(trace, lastPosition(trace), 1), null);
    assert.equal(stepFrom(trace, { packet: 0, hop: 0 }, -1), null);
  });

  it("clamps positions of old links", () => {
    assert.deepEqual(clampPosition(trace, { packet: 9, hop: 99 }), { packet: 1, hop: 13 });
    assert.deepEqual(clampPosition({ ...trace, packets: [] }, { packet: 1, hop: 1 }), { packet: 0, hop: 0 });
  });

  it("counts a hop as passed when the player stands on it", () => {
    assert.ok(hasPassed({ packet: 0, hop: 3 }, 0, 3));
    assert.ok(!hasPassed({ packet: 0, hop: 3 }, 0, 4));
    assert.ok(hasPassed({ packet: 1, hop: 0 }, 0, 13));
  });

  it("reveals a sighting when the packet passes and a miss when it is jumped over", () => {
    const lxc = tap("worker/host/lxc56a9c4b40736");
    assert.ok(!isAnswerKnown(trace, { packet: 0, hop: 9 }, lxc, "request"));
    assert.ok(isAnswerKnown(trace, { packet: 0, hop: 10 }, lxc, "request"));
    assert.ok(!isAnswerKnown(trace, { packet: 0, hop: 13 }, lxc, "reply"));
  });

  it("reveals a tap that stays empty only at the end of the direction", () => {
    const idle = tap("worker/host/cilium_host");
    assert.ok(!isAnswerKnown(trace, { packet: 0, hop: 12 }, idle, "request"));
    assert.ok(isAnswerKnown(trace, { packet: 0, hop: 13 }, idle, "request"));
  });
});

describe("groups and rail", () => {
  it("groups hops by netns in order", () => {
    const [request] = trace.packets;
    assert.ok(request);
    assert.deepEqual(
      groupsOf(trace, request).map((group) => [group.name, group.last - group.first + 1]),
      [
        ["net", 4],
        ["worker2", 4],
        ["wire", 1],
        ["worker", 2],
        ["evescn-q7xhn", 3],
      ],
    );
  });

  it("finds the tick nearest to the pointer", () => {
    const ticks = ticksOf(trace.packets, { width: 900, narrow: false });
    assert.equal(ticks.length, 28);
    assert.deepEqual([nearestTick(ticks, -50)?.hop, nearestTick(ticks, 5000)?.packet], [0, 1]);
    assert.ok(ticks.every((tick) => tick.x > 0 && tick.x < 900));
  });
});
