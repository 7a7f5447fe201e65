import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wide } from "../../src/drawing/metrics";
import { sceneOf } from "../../src/drawing/scene";
import { plateChoice } from "../../src/workbench/plate-choice";
import { flow } from "../fixtures/flows";

describe("interfaces by the keyboard", () => {
  const scene = sceneOf(flow("ebpf"), 0, false, wide);
  const taps = scene.trace.taps.filter((tap) => scene.layout.plates.some((plate) => plate.key === tap.key));

  it("come in the order in which the request passes them, and end at the ends", () => {
    const choice = plateChoice(
      () => scene,
      () => undefined,
    );
    const met = Array.from({ length: taps.length + 3 }, () => {
      choice.move(1, null);
      return choice.chosen?.key;
    });
    assert.deepEqual(
      [...new Set(met)].slice(0, taps.length),
      taps.map((tap) => tap.key),
    );
    for (let step = 0; step < 40; step += 1) choice.move(-1, null);
    assert.equal(choice.chosen?.key, taps[0]?.key);
  });

  it("start where the packet is, and say when none is marked any more", () => {
    const said: (string | null)[] = [];
    const choice = plateChoice(
      () => scene,
      (plate) => said.push(plate?.key ?? null),
    );
    const here = taps[2]?.key ?? "";
    choice.move(1, here);
    choice.move(1, here);
    choice.clear();
    choice.clear();
    assert.deepEqual(said, [here, taps[3]?.key, null]);
  });
});
