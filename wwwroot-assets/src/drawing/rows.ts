import type { Metrics } from "./metrics";
import type { Place, PlaceRow } from "./places";

/** A band of the cross-section, the same on every node. */
export interface Band {
  readonly y: number;
  readonly height: number;
}

/** All bands, top down. `null`: folded, nothing of it is drawn. */
export interface Rows {
  readonly top: number;
  readonly process: Band;
  readonly podEnd: Band;
  readonly hostEnd: Band;
  readonly hostEndHook: Band | null;
  readonly cross: Band | null;
  readonly cilium: Band;
  /** Entered or taken from: plates with eyes. Otherwise one quiet box. */
  readonly ciliumOpen: boolean;
  readonly ciliumHook: Band | null;
  readonly tunnelHook: Band | null;
  readonly tunnel: Band | null;
  readonly kernel: Band;
  readonly uplinkHook: Band | null;
  readonly uplink: Band;
  readonly uplinkXdp: Band | null;
  readonly under: Band | null;
  readonly bottom: number;
}

/** What the drawing has to make room for. */
export interface Demand {
  readonly places: readonly (readonly Place[])[];
  readonly tunnelExists: boolean;
  /** Some cilium_host or cilium_net is seen, jumped over or taken from. */
  readonly ciliumOpen: boolean;
  /** Some lxc has to say why it was not seen. */
  readonly tagged: boolean;
  readonly showAll: boolean;
  /** What nothing passes is drawn too: stations of the kernel, programs. */
  readonly stations: boolean;
}

export function rowsOf(demand: Demand, metrics: Metrics): Rows {
  const used = new Set<PlaceRow>(demand.places.flat().map((place) => place.row));
  const size = metrics.tiny ? tinySizes : metrics.compact ? compactSizes : wideSizes;
  const stations = Math.max(0, ...demand.places.map(longestKernelRun));
  const crossing = demand.places.some(crossesWithinNode);
  const every = demand.stations && !metrics.compact;
  const ciliumOpen = demand.ciliumOpen || used.has("cilium") || used.has("ciliumHook") || demand.showAll || every;
  let y = metrics.top;
  const take = (height: number, gap: number): Band => {
    const band = { y: y + gap, height };
    y = band.y + height;
    return band;
  };
  const when = (wanted: boolean, height: number, gap: number): Band | null => (wanted ? take(height, gap) : null);
  const process = take(size.pill, size.pillTop);
  const podEnd = take(size.plate, size.podGap);
  const hostEnd = take(size.hostEnd, size.vethGap);
  const hostEndHook = when(used.has("hostEndHook") || !metrics.compact, metrics.hookHeight, size.gap);
  const cross = when(crossing, size.cross, size.gap);
  const cilium = take(ciliumOpen ? size.ciliumOpen : size.ciliumShut, size.gap);
  const ciliumHook = when(used.has("ciliumHook") || every, size.smallHook, size.tight);
  const tunnelHook = when(used.has("tunnelHook") || (every && demand.tunnelExists), metrics.hookHeight, size.gap);
  const tunnel = when(used.has("tunnel") || ((demand.showAll || every) && demand.tunnelExists), size.plate, size.gap);
  const kernelHeight = used.has("kernel")
    ? Math.max(size.kernelShut, (stations + 1) * metrics.stationStep)
    : every
      ? size.kernelOpen
      : size.kernelShut;
  const kernel = take(kernelHeight, used.has("kernel") ? size.kernelGap : size.tight);
  const uplinkHook = when(
    used.has("uplinkHook") || every || (!metrics.compact && used.has("wire")),
    metrics.hookHeight,
    used.has("kernel") ? size.kernelGap : size.gap,
  );
  const uplink = take(size.uplink, size.gap);
  const uplinkXdp = when(used.has("uplinkXdp"), size.smallHook, size.tight);
  const under = when(used.has("wire") || demand.showAll, size.under, size.underGap);
  return {
    top: metrics.top,
    process,
    podEnd,
    hostEnd,
    hostEndHook,
    cross,
    cilium,
    ciliumOpen,
    ciliumHook,
    tunnelHook,
    tunnel,
    kernel,
    uplinkHook,
    uplink,
    uplinkXdp,
    under,
    bottom: y + size.margin,
  };
}

export const middle = (band: Band): number => band.y + band.height / 2;

/** Where a wire runs: the request below, the reply above it. */
export function wireLevel(band: Band, reply: boolean): number {
  return band.y + band.height * (reply ? 0.2 : 0.8);
}

const wideSizes = {
  pill: 36,
  pillTop: 46,
  podGap: 30,
  plate: 44,
  hostEnd: 60,
  vethGap: 36,
  gap: 20,
  tight: 9,
  kernelGap: 30,
  cross: 46,
  ciliumOpen: 46,
  ciliumShut: 26,
  smallHook: 24,
  kernelShut: 46,
  kernelOpen: 66,
  uplink: 46,
  under: 84,
  underGap: 30,
  margin: 6,
};

const compactSizes = {
  pill: 0,
  pillTop: 44,
  podGap: 1,
  plate: 26,
  hostEnd: 26,
  vethGap: 22,
  gap: 12,
  tight: 5,
  kernelGap: 14,
  cross: 26,
  ciliumOpen: 34,
  ciliumShut: 0,
  smallHook: 14,
  kernelShut: 30,
  kernelOpen: 30,
  uplink: 26,
  under: 40,
  underGap: 14,
  // The token at its lowest, on the wire, has two lines and a halo.
  margin: 15,
};

const tinySizes = {
  pill: 0,
  pillTop: 26,
  podGap: 1,
  plate: 18,
  hostEnd: 18,
  vethGap: 14,
  gap: 7,
  tight: 3,
  kernelGap: 9,
  cross: 16,
  ciliumOpen: 22,
  ciliumShut: 0,
  smallHook: 8,
  kernelShut: 22,
  kernelOpen: 22,
  uplink: 18,
  under: 30,
  underGap: 10,
  margin: 9,
};

/** Stations that lie one under the other: a run that turns round needs half the height. */
function longestKernelRun(places: readonly Place[]): number {
  let longest = 0;
  let run = 0;
  for (const place of places) {
    run = place.row === "kernel" ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return Math.min(longest, 12);
}

function crossesWithinNode(places: readonly Place[]): boolean {
  return places.some((place, index) => {
    const next = places[index + 1];
    return next !== undefined && place.column >= 0 && next.column >= 0 && next.column !== place.column;
  });
}
