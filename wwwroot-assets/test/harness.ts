import { create } from "../src/workbench/index";
import { flow as flowOf } from "./fixtures/flows";

// Development only: shows a fixture with the parameters of the address, ?flow=ebpf&theme=dark&packet=0&hop=10&hidden=1&all=1&tap=…
const query = new URLSearchParams(location.search);
const host = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`No host ${id}`);
  return found;
};
document.documentElement.dataset["theme"] = query.get("theme") === "dark" ? "dark" : "light";
const workbench = create(
  { root: host("root"), stage: host("stage"), hops: host("hops"), inspector: host("inspector"), player: host("player") },
  {},
);
const flow = flowOf(query.get("flow") ?? "ebpf");
const named = query.get("tap");
const tap = named === null ? null : (flow.taps.find((each) => each.key.endsWith(named))?.key ?? null);
workbench.show(
  flow,
  { packet: Number(query.get("packet") ?? 0), hop: Number(query.get("hop") ?? 0) },
  { answersHidden: query.has("hidden"), showAll: query.has("all"), tap, card: query.has("card") ? tap : null },
);
if (query.has("play")) workbench.play();
