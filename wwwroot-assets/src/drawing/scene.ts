import type { PlayablePacket, PlayableTrace } from "../contracts/playable";
import type { Cast } from "./columns";
import { castOf } from "./columns";
import type { Eye } from "./eyes";
import { eyesOf } from "./eyes";
import type { Fleet } from "./fleet";
import { fleetOf, withFleet } from "./fleet";
import type { HookSign, StationDot } from "./hooks";
import { hookSigns, stationDots } from "./hooks";
import type { Lane } from "./lanes";
import { laneOf } from "./lanes";
import type { Layout } from "./layout";
import { layoutOf } from "./layout";
import type { Leg, Way } from "./legs";
import { legsOf, slotsOf } from "./legs";
import type { EndSign, Interval, LockSign, TtlLabel } from "./marks";
import { endOf, locksOf, shellsOf, ttlLabels } from "./marks";
import type { Metrics } from "./metrics";
import type { Place } from "./places";
import { interfaceIndex, placesOf } from "./places";
import type { Demand, Rows } from "./rows";
import { rowsOf } from "./rows";
import type { IdleHook, IdleStation } from "./stations";
import { idleHooks, idleStations } from "./stations";

/** Everything that is drawn for one pair of packets, in model coordinates. */
export interface Scene {
  readonly trace: PlayableTrace;
  readonly metrics: Metrics;
  readonly rows: Rows;
  readonly layout: Layout;
  readonly lanes: readonly Lane[];
  readonly hooks: readonly HookSign[];
  readonly dots: readonly StationDot[];
  readonly eyes: readonly Eye[];
  readonly ttls: readonly TtlLabel[];
  readonly shells: readonly Interval[];
  readonly locks: readonly LockSign[];
  readonly ends: readonly EndSign[];
  /** Parts of the kernel and programs that nothing passes, where everything is shown. */
  readonly idleStations: readonly IdleStation[];
  readonly idleHooks: readonly IdleHook[];
  readonly fleet: Fleet | null;
  readonly foldedInterfaces: number;
  readonly foldedNodes: number;
  readonly kernelEntered: ReadonlySet<string>;
}

/** The packets that are drawn together: the current one, and the one of the other direction that belongs to it. */
export function pairOf(trace: PlayableTrace, current: number): PlayablePacket[] {
  const packet = trace.packets[current];
  if (packet === undefined) return [];
  const other = packet.direction === "reply" ? "request" : "reply";
  if (packet.direction === null) return [packet];
  const isOther = (each: PlayablePacket): boolean => each.direction === other;
  const after = trace.packets.slice(current + 1).find(isOther);
  const before = trace.packets.slice(0, current).reverse().find(isOther);
  const partner = packet.direction === "request" ? (after ?? before) : (before ?? after);
  if (partner === undefined) return [packet];
  return packet.direction === "request" ? [packet, partner] : [partner, packet];
}

/** `stations`: parts of the kernel and programs that nothing passes are drawn too. */
export function sceneOf(trace: PlayableTrace, current: number, showAll: boolean, metrics: Metrics, stations = false): Scene {
  const plan = planOf(trace, current, showAll, stations);
  return sceneIn(plan, rowsOf(plan.demand, metrics), metrics);
}

/** Scenes that stand side by side: every row has its place in all of them. */
export function scenesOf(
  traces: readonly { readonly trace: PlayableTrace; readonly packet: number }[],
  showAll: boolean,
  metrics: Metrics,
): Scene[] {
  const plans = traces.map(({ trace, packet }) => planOf(trace, packet, showAll, false));
  const demands = plans.map((plan) => plan.demand);
  const rows = rowsOf(
    {
      places: demands.flatMap((demand) => demand.places),
      tunnelExists: demands.some((demand) => demand.tunnelExists),
      ciliumOpen: demands.some((demand) => demand.ciliumOpen),
      tagged: demands.some((demand) => demand.tagged),
      showAll,
      stations: false,
    },
    metrics,
  );
  return plans.map((plan) => sceneIn(plan, rows, metrics));
}

/** What is drawn, before there is a place for it. */
interface Plan {
  readonly trace: PlayableTrace;
  readonly cast: Cast;
  readonly planned: readonly {
    readonly packet: PlayablePacket;
    readonly places: readonly Place[];
    readonly way: Way;
    readonly legs: readonly Leg[];
  }[];
  readonly demand: Demand;
}

function planOf(trace: PlayableTrace, current: number, showAll: boolean, stations: boolean): Plan {
  const packets = pairOf(trace, current);
  const cast = castOf(trace, packets, showAll);
  const find = interfaceIndex(trace);
  const planned = packets.map((packet) => {
    const places = placesOf(packet.hops, cast.columns, find);
    const way: Way = packet.direction ?? "other";
    return { packet, places, way, legs: legsOf(places, way) };
  });
  const isCilium = (key: string): boolean =>
    trace.nodes.some((node) =>
      node.namespaces.some((namespace) =>
        namespace.interfaces.some((each) => each.tap === key && (each.kind === "ciliumHost" || each.kind === "ciliumNet")),
      ),
    );
  const demand = {
    places: planned.map((each) => each.places),
    tunnelExists: cast.nodes.some((node) =>
      node.namespaces.some((namespace) => namespace.interfaces.some((each) => each.kind === "tunnel" || each.kind === "wireguard")),
    ),
    ciliumOpen: trace.taps.some((tap) => !tap.untouched && isCilium(tap.key)),
    tagged: true,
    showAll,
    stations,
  };
  return { trace, cast, planned, demand };
}

function sceneIn({ trace, cast, planned, demand }: Plan, rows: Rows, metrics: Metrics): Scene {
  const slots = slotsOf(cast.columns, planned, metrics);
  const bare = layoutOf(cast, rows, slots, metrics);
  const fleet = fleetOf(trace, bare, metrics);
  const layout = withFleet(bare, fleet);
  const lanes = planned.map((each) => laneOf({ ...each, layout, rows, slots, metrics }));
  const hooks = hookSigns(lanes, layout, metrics);
  const drawn = new Set(layout.plates.map((plate) => plate.key));
  const kernelEntered = new Set(
    planned.flatMap((each) =>
      each.packet.hops.flatMap((hop, index) => (each.places[index]?.row === "kernel" && hop.node !== null ? [hop.node] : [])),
    ),
  );
  const ends = lanes.map((lane) => endOf(lane, metrics)).filter((end) => end !== null);
  return {
    trace,
    metrics,
    rows,
    layout,
    lanes,
    hooks,
    idleStations: demand.stations ? idleStations(layout, lanes, metrics) : [],
    idleHooks: demand.stations ? idleHooks(layout, rows, hooks, metrics) : [],
    fleet,
    dots: stationDots(lanes, metrics),
    eyes: eyesOf(trace, layout, lanes, metrics),
    ttls: lanes.flatMap((lane) => ttlLabels(lane, lanes, layout, metrics)),
    shells: lanes.flatMap(shellsOf),
    locks: lanes.flatMap(locksOf),
    ends,
    foldedInterfaces: trace.taps.filter((tap) => !drawn.has(tap.key)).length,
    foldedNodes: fleet === null ? cast.hiddenNodes : fleet.names.length - fleet.open.length,
    kernelEntered,
  };
}
