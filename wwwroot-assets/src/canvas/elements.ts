import type { Core, ElementDefinition } from "cytoscape";
import type { Box } from "../drawing/geometry";
import { centreX, centreY } from "../drawing/geometry";
import type { Scene } from "../drawing/scene";

/**
 * What Cytoscape carries: the topology's boxes at preset positions. Ids: `plate KEY`, `hop PACKET HOP`, `station NODE FAMILY`,
 * `idle HOOK KEY`, `fleet`, `node ID`, `pod NODE/NETNS`.
 */
export function elementsOf(scene: Scene): ElementDefinition[] {
  const { layout, kernelEntered, rows } = scene;
  const touched = new Set(scene.eyes.map((eye) => eye.plate.key));
  return [
    ...(layout.under === null ? [] : [box("under", "under", layout.under)]),
    ...layout.nodes.map((each) => box(`node ${each.node.id}`, each.node.kind === "external" ? "host external" : "host", each)),
    ...layout.pods.map((each) => box(`pod ${each.node}/${each.namespace.id}`, each.idle ? "pod idle" : "pod", each)),
    ...layout.kernels
      .filter((each) => kernelEntered.has(each.node))
      .map((each) => box(`kernel ${each.node}`, "kernel", { ...each, height: rows.kernel.height })),
    ...layout.plates.map((each) =>
      box(`plate ${each.key}`, `plate${each.small ? " small" : ""}${touched.has(each.key) ? "" : " idle"}`, each),
    ),
    ...scene.dots.map((each) => box(`hop ${each.packet} ${each.hop}`, "station", around(each, stationReach, stationReach))),
    ...scene.idleStations.map((each) => box(`station ${each.node} ${each.family}`, "station", around(each, each.width, each.height))),
    ...scene.idleHooks.map((each) => box(`idle ${each.hook} ${each.plate.key}`, "station", around(each, each.width, each.height))),
    ...(scene.fleet === null ? [] : [box("fleet", "fleet", scene.fleet)]),
    ...scene.hooks.map((each) => {
      const [first] = each.hops;
      return box(`hop ${first?.packet ?? 0} ${first?.hop ?? 0}`, "hook", around(each, each.width, each.height));
    }),
  ];
}

/** Makes the boxes of a drawing those of a scene. What it has already stays: from packet to packet that is most of it. */
export function elementsIn(cy: Core): (scene: Scene) => void {
  let placed = new Map<string, string>();
  return (scene) => {
    const wanted = new Map(elementsOf(scene).map((each) => [each.data.id ?? "", each]));
    const spelled = new Map([...wanted].map(([id, each]) => [id, JSON.stringify(each)]));
    cy.batch(() => {
      for (const [id, before] of placed) if (spelled.get(id) !== before) cy.getElementById(id).remove();
      cy.add([...wanted].filter(([id]) => spelled.get(id) !== placed.get(id)).map(([, each]) => each));
    });
    placed = spelled;
  };
}

/** Of a dot on a lane, so that a finger finds it. */
const stationReach = 14;

function around(at: { readonly x: number; readonly y: number }, width: number, height: number): Box {
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}

function box(id: string, classes: string, at: Box): ElementDefinition {
  return { group: "nodes", data: { id, width: at.width, height: at.height }, position: { x: centreX(at), y: centreY(at) }, classes };
}
