import type { PlayableComparison } from "../contracts/comparison";
import type { PlayableTrace, Position } from "../contracts/playable";
import { tiny } from "../drawing/metrics";
import { scenesOf } from "../drawing/scene";
import { player as makePlayer, spokenPosition } from "../panels/player";
import { element, setAttributes } from "../shared/dom";
import { clampPosition, lastPosition, stepFrom } from "../shared/progress";
import { format, plain } from "../shared/text";
import { listenForKeys } from "../workbench/keys";
import type { Track } from "../workbench/playback";
import { playback } from "../workbench/playback";
import type { State, Transport } from "../workbench/state";
import type { Column } from "./column";
import { column, laneAt } from "./column";
import { matrix as makeMatrix } from "./matrix";
import { ruler } from "./ruler";
import { isHere, positionIn, sharedTrace } from "./steps";

/** Elements that the page provides. Drawings go into the stage's descendants with `data-variant`, names of rows into the one with `data-ruler`. */
export interface CompareHosts {
  readonly root: HTMLElement;
  readonly stage: HTMLElement;
  readonly matrix: HTMLElement;
  readonly player: HTMLElement;
}

export interface CompareCallbacks {
  /** The player stands elsewhere; null at the end, where a comparison starts. */
  readonly positionChanged?: (position: Position | null) => void;
  readonly speedChanged?: (speed: number) => void;
  readonly helpRequested?: () => void;
}

/** A comparison on the page. It starts at the end of the way, where everything is to be seen. */
export interface Compare {
  /** At a position, and at a speed from 0.25 to 4. */
  show(comparison: PlayableComparison, position: Position | null, speed: number): void;
  setLetterKeys(enabled: boolean): void;
  dispose(): void;
}

/** Larger than this the small drawing looks empty. */
const largest = 1.75;

export function create(hosts: CompareHosts, callbacks: CompareCallbacks = {}): Compare {
  let comparison: PlayableComparison | null = null;
  let shared: PlayableTrace | null = null;
  let state: State | null = null;
  let columns: (Column | null)[] = [];
  let drawnFor = "";
  let letters = true;

  const actions: Transport = {
    goTo: (position) => {
      move(position, false);
    },
    step: (by) => {
      const next = state === null ? null : stepFrom(state.trace, state.position, by);
      if (next !== null) move(next, true);
    },
    restart: () => {
      move({ packet: 0, hop: 0 }, false);
    },
    toEnd: () => {
      if (state !== null) move(lastPosition(state.trace), false);
    },
    togglePlay: () => {
      if (state?.playing === true) change({ playing: false });
      else play();
    },
    setSpeed: (speed) => {
      change({ speed });
      callbacks.speedChanged?.(speed);
    },
    help: () => callbacks.helpRequested?.(),
  };
  const table = makeMatrix();
  const transport = makePlayer(actions);
  const live = element("div", { class: "wb-hidden", role: "status", "aria-live": "polite" });
  const run = playback(tracks, () => state, {
    step: actions.step,
    ended: () => {
      change({ playing: false });
    },
  });
  hosts.root.classList.add("wb");
  setAttributes(hosts.stage, { tabindex: 0, role: "group" });
  hosts.matrix.replaceChildren(table.root);
  hosts.player.replaceChildren(transport.root, live);
  const stopKeys = listenForKeys([hosts.stage, hosts.player], actions, () => letters);
  const observer = new ResizeObserver(() => {
    fit();
  });
  observer.observe(hosts.stage);
  observer.observe(hosts.player);

  function tracks(): readonly Track[] {
    const at = state?.position;
    if (comparison === null || at === undefined) return [];
    const now = comparison;
    return columns.flatMap((each, variant) => {
      if (each === null) return [];
      const position = positionIn(now, variant, at);
      return [{ overlay: each.overlay, lane: laneAt(each.scene, position), position }];
    });
  }

  function change(next: Partial<State>): void {
    if (state === null) return;
    state = { ...state, ...next };
    render();
  }

  function move(to: Position, slide: boolean, also: Partial<State> = {}): void {
    if (state === null) return;
    const position = clampPosition(state.trace, to);
    if (position.packet === state.position.packet && position.hop === state.position.hop) return;
    run.aim(position, slide);
    change({ ...also, position });
    callbacks.positionChanged?.(isLast(state) ? null : position);
  }

  /** At the end there is nothing left to play: it starts over. */
  function play(): void {
    if (state === null) return;
    if (stepFrom(state.trace, state.position, 1) === null) move({ packet: 0, hop: 0 }, false);
    const next = stepFrom(state.trace, state.position, 1);
    if (next !== null) move(next, true, { playing: true });
  }

  function render(): void {
    if (state === null || comparison === null) return;
    const [now, at] = [comparison, state.position];
    const anew = draw(now, at);
    transport.update(state);
    table.update(now, at);
    if (anew) fit();
    const arrived = isLast(state);
    columns.forEach((each, variant) => each?.mark(arrived ? "arrived" : isHere(now, variant, at) ? "moves" : "waits"));
    run.repaint();
    announce(comparison, state);
  }

  function isLast({ trace, position }: State): boolean {
    const last = lastPosition(trace);
    return position.packet === last.packet && position.hop === last.hop;
  }

  /** Scenes are of a pair of packets: they are made anew only when another one is on its way. */
  function draw(now: PlayableComparison, at: Position): boolean {
    const traced = now.variants.flatMap(({ trace }, variant) =>
      trace === null ? [] : [{ trace, variant, packet: positionIn(now, variant, at).packet }],
    );
    const key = `${now.key} ${traced.map((each) => each.packet).join(" ")}`;
    if (key === drawnFor) return false;
    drawnFor = key;
    const scenes = scenesOf(traced, false, tiny);
    columns = now.variants.map((_, variant) => {
      const index = traced.findIndex((each) => each.variant === variant);
      const host = hosts.stage.querySelector<HTMLElement>(`[data-variant="${variant}"]`);
      const [scene, trace] = [scenes[index], traced[index]?.trace];
      return host === null || scene === undefined || trace === undefined ? null : column(host, trace, scene);
    });
    return true;
  }

  /** One zoom for all, so that rows stay level; no larger than leaves the matrix in view. */
  function fit(): void {
    const drawn = columns.filter((each) => each !== null);
    const room = drawn.map((each) => each.overlay.root.parentElement?.clientWidth ?? 0).filter((width) => width > 0);
    const [first] = drawn;
    if (room.length === 0 || comparison === null || first === undefined) return;
    const { width, height } = first.scene.layout;
    const widest = Math.max(width, ...drawn.map((each) => each.scene.layout.width));
    const above = hosts.stage.offsetHeight - (first.overlay.root.parentElement?.offsetHeight ?? 0);
    const left = hosts.root.clientHeight - hosts.player.offsetHeight - table.root.offsetHeight - above - 16;
    const zoom = Math.min(largest, Math.min(...room) / widest, Math.max(1, left / height));
    for (const each of drawn) each.fit(zoom);
    const gutter = hosts.stage.querySelector<HTMLElement>("[data-ruler]");
    if (gutter !== null) gutter.replaceChildren(ruler(first.scene.rows, comparison.labels, gutter.clientWidth, zoom));
  }

  function announce(now: PlayableComparison, { trace, position, playing }: State): void {
    const hop = trace.packets[position.packet]?.hops[position.hop];
    const names = now.variants.filter((_, variant) => isHere(now, variant, position)).map((variant) => variant.name);
    const words =
      hop === undefined ? trace.dispositionText : `${spokenPosition(trace, position.packet, position.hop)}. ${plain(hop.headline)}`;
    live.textContent = `${words}. ${format(now.words.here, { names: names.join(", ") })}`;
    setAttributes(live, { "aria-live": playing ? "off" : "polite" });
  }

  return {
    show(next, position, speed) {
      const same = comparison?.key === next.key;
      comparison = next;
      shared = same ? shared : sharedTrace(next);
      if (!same) drawnFor = "";
      hosts.stage.setAttribute("aria-label", next.title);
      if (shared === null) {
        state = null;
        columns = [];
        return;
      }
      const at = position === null ? lastPosition(shared) : clampPosition(shared, position);
      run.aim(at, false);
      state = {
        trace: shared,
        position: at,
        playing: same && state?.playing === true,
        speed,
        hidden: false,
        guesses: new Map(),
        changes: new Map(),
        showAll: false,
        stations: false,
        chosenTap: null,
        card: null,
      };
      render();
    },
    setLetterKeys(enabled) {
      letters = enabled;
    },
    dispose() {
      observer.disconnect();
      stopKeys();
      run.dispose();
      hosts.matrix.replaceChildren();
      hosts.player.replaceChildren();
      hosts.root.classList.remove("wb");
    },
  };
}
