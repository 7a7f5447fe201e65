import type { PlayableTrace } from "../contracts/playable";
import { element } from "../shared/dom";
import { watchTerms } from "../shared/term-tip";
import { create } from "../workbench/index";

// The script of a file that plays one trace with no server: the trace lies beside it as JSON.
const holder = document.getElementById("trace");
const root = document.getElementById("workbench");
if (holder !== null && root !== null) {
  const [hops, stage, inspector, player] = ["hops", "stage", "inspector", "player"].map((name) => {
    const host = element("div", { class: `bench-${name}` });
    root.append(host);
    return host;
  });
  if (hops !== undefined && stage !== undefined && inspector !== undefined && player !== undefined) {
    const { packet, hop } = holder.dataset;
    watchTerms();
    create({ root, hops, stage, inspector, player }).show(JSON.parse(holder.textContent) as PlayableTrace, {
      packet: Number(packet ?? 0),
      hop: Number(hop ?? 0),
    });
  }
}
