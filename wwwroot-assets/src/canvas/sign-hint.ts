import type { Scene } from "../drawing/scene";
import type { Hint } from "../panels/hints";
import { hopHint, programHint, stationHint } from "../panels/hints";
import { hasPassed } from "../shared/progress";
import type { State } from "../workbench/state";

/** What a program or a station of the drawing is, by its element; null for what the viewer shall not know yet. */
export function signHint({ trace, position, hidden }: State, scene: Scene, id: string): Hint | null {
  const at = /^hop (\d+) (\d+)$/.exec(id);
  if (at !== null) {
    const [packet, index] = [Number(at[1]), Number(at[2])];
    const hop = trace.packets[packet]?.hops[index];
    return hop === undefined || (hidden && !hasPassed(position, packet, index)) ? null : hopHint(trace, hop);
  }
  const station = scene.idleStations.find((each) => id === `station ${each.node} ${each.family}`);
  if (station !== undefined) return stationHint(trace, station);
  const idle = scene.idleHooks.find((each) => id === `idle ${each.hook} ${each.plate.key}`);
  return idle === undefined ? null : programHint(trace, idle);
}
