import { signHint } from "../canvas/sign-hint";
import { stage as makeStage } from "../canvas/stage";
import type { PlayableTrace, Position } from "../contracts/playable";
import type { ChangedSighting, ShowOptions, Workbench, WorkbenchCallbacks, WorkbenchHosts } from "../contracts/workbench";
import { pointAt } from "../drawing/path";
import { clientPanel } from "../panels/client";
import { headline } from "../panels/headline";
import { interfaceHint, nameHint } from "../panels/hints";
import { hopCard } from "../panels/hop-card";
import { hopList } from "../panels/hop-list";
import { interfaceCards } from "../panels/interface-card";
import { packetPanel } from "../panels/packet";
import { player as makePlayer, spokenPosition } from "../panels/player";
import { tapTable } from "../panels/tap-table";
import { element, setAttributes } from "../shared/dom";
import { pictureOf } from "../export/picture";
import { clampPosition, lastPosition, stepFrom } from "../shared/progress";
import { placeText } from "../shared/place";
import { plain } from "../shared/text";
import { stageControls } from "./controls";
import { interfaces } from "./interfaces";
import { listenForKeys } from "./keys";
import type { Track } from "./playback";
import { playback } from "./playback";
import type { Actions, Panel, State } from "./state";

export type { Workbench, WorkbenchCallbacks, WorkbenchHosts } from "../contracts/workbench";

/** Builds one workbench into the hosts; it shows nothing before the first `show`. */
export function create(firstHosts: WorkbenchHosts, callbacks: WorkbenchCallbacks = {}): Workbench {
  let hosts = firstHosts;
  let state: State | null = null;
  let letters = true;
  let disposed = false;
  let browsed: string | null = null;

  const change = (next: Partial<State>): void => {
    if (state === null || disposed) return;
    const before = state;
    state = { ...before, ...next };
    render(before);
  };
  const actions: Actions = {
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
      if (state?.playing === true) pause();
      else play();
    },
    setSpeed: (speed) => {
      change({ speed });
      callbacks.speedChanged?.(speed);
    },
    setShowAll: (showAll) => {
      change({ showAll });
      callbacks.showAllChanged?.(showAll);
    },
    chooseTap: (chosenTap) => {
      change({ chosenTap });
      callbacks.tapChosen?.(chosenTap);
    },
    openCard: (card) => {
      if (state === null || state.card === card) return;
      change({ card });
      callbacks.interfaceOpened?.(card);
    },
    openPlace: callbacks.placeOpened ?? null,
    guess: (tap, way, seen) => {
      if (state !== null) change({ guesses: new Map([...state.guesses, [`${tap} ${way}`, seen]]) });
    },
    capture: callbacks.captureRequested ?? null,
    saveCapture: callbacks.captureFileRequested ?? null,
    help: () => callbacks.helpRequested?.(),
  };

  const canvas = makeStage({
    plateChosen: (key) => {
      plates.unmark();
      if (browsed !== null && key !== null) plates.open(key);
      else actions.openCard(state?.card === key ? null : key);
    },
    plateOpened: (key) => {
      if (browsed === null) plates.open(key);
    },
    plateHovered: (key) => {
      cards.hint(state === null || key === null ? null : interfaceHint(state.trace, key), key === null ? null : canvas.placeOf(key));
    },
    signHovered: (id, at) => {
      cards.hint(state === null || id === null || canvas.scene === null ? null : signHint(state, canvas.scene, id), at);
    },
    placeChosen: (place, table) => callbacks.placeOpened?.(place, table),
    nodeHovered: (name, at) => {
      cards.hint(name === null ? null : nameHint(name), at);
    },
    hopChosen: (packet, hop) => {
      actions.goTo({ packet, hop });
      callbacks.hopOpened?.();
    },
    redrawn: () => {
      run.repaint();
    },
  });
  const track = (position: Position): Track => ({
    overlay: canvas.overlay,
    lane: canvas.scene?.lanes.find((each) => each.packet.index === position.packet),
    position,
  });
  const run = playback(
    () => (state === null ? [] : [track(state.position)]),
    () => state,
    {
      step: actions.step,
      ended: () => {
        pause();
      },
    },
  );
  const cards = interfaceCards(actions);
  const live = element("div", { class: "wb-hidden", role: "status", "aria-live": "polite" });
  const head = headline(actions, () => canvas.scene);
  const controls = stageControls(canvas);
  const hops = hopList(actions);
  const inspected: readonly Panel[] = [hopCard(actions), packetPanel(actions), tapTable(actions), clientPanel(actions)];
  const transport = makePlayer(actions);
  const panels: readonly Panel[] = [head, hops, ...inspected, transport];
  setAttributes(canvas.root, { tabindex: 0, role: "group" });
  canvas.root.append(controls.root, cards.root);
  const stage = element("div", { class: "wb-stage" }, head.root, canvas.root, live);
  const inspector = element("div", { class: "wb-inspector" }, ...inspected.map((panel) => panel.root));
  settle();
  const stopKeys = listenForKeys([canvas.root, transport.root], actions, () => letters);
  const plates = interfaces(
    canvas,
    () => state,
    actions,
    () => letters,
    (plate) => {
      select();
      const hint = state === null || plate === null ? null : interfaceHint(state.trace, plate.key);
      cards.hint(hint, plate === null ? null : canvas.placeOf(plate.key));
      if (hint !== null) live.textContent = hint.map((each) => each.textContent).join(", ");
    },
  );
  const observer = new ResizeObserver(() => {
    resize();
  });
  observer.observe(canvas.root);

  function settle(): void {
    hosts.root.classList.add("wb");
    hosts.stage.replaceChildren(stage);
    hosts.hops.replaceChildren(hops.root);
    hosts.inspector.replaceChildren(inspector);
    hosts.player.replaceChildren(transport.root);
  }

  function leave(): void {
    for (const host of [hosts.stage, hosts.hops, hosts.inspector, hosts.player]) host.replaceChildren();
    hosts.root.classList.remove("wb");
  }

  function render(before: State | null): void {
    if (state === null) return;
    canvas.show(state.trace, state.position.packet, state.showAll, state.stations);
    for (const panel of panels) panel.update(state);
    run.repaint();
    select();
    cards.update(state, state.card === null ? null : canvas.placeOf(state.card));
    if (before?.trace !== state.trace) {
      setAttributes(canvas.root, { "aria-label": `${state.trace.labels.drawing}: ${state.trace.title}` });
      controls.name(state.trace.labels);
    }
    const moved = before === null || before.position.packet !== state.position.packet || before.position.hop !== state.position.hop;
    if (moved || before.trace !== state.trace) {
      keepInSight(state.position);
      announce(state);
    }
  }

  function keepInSight(position: Position): void {
    const { lane } = track(position);
    const rest = lane?.rests[position.hop];
    if (lane !== undefined && rest !== undefined) canvas.viewport.show(pointAt(lane.path, rest));
  }

  function select(): void {
    const plate = canvas.scene?.layout.plates.find((each) => placeText(each.node, each.netns, each.interface.name) === browsed);
    canvas.select(plates.marked?.key ?? state?.card ?? plate?.key ?? null);
  }

  function announce({ trace, position, playing }: State): void {
    const hop = trace.packets[position.packet]?.hops[position.hop];
    live.textContent =
      hop === undefined ? trace.dispositionText : `${spokenPosition(trace, position.packet, position.hop)}. ${plain(hop.headline)}`;
    setAttributes(live, { "aria-live": playing ? "off" : "polite" });
  }

  /** One hop on slides, everything else jumps. */
  function move(to: Position, slide: boolean, also: Partial<State> = {}): void {
    if (state === null) return;
    const position = clampPosition(state.trace, to);
    const { packet: fromPacket, hop: fromHop } = state.position;
    if (position.packet === fromPacket && position.hop === fromHop) return;
    run.aim(position, slide);
    change({ ...also, position });
    callbacks.positionChanged?.(position.packet, position.hop);
  }

  function play(): void {
    if (state === null || state.playing) return;
    const next = stepFrom(state.trace, state.position, 1);
    if (next === null) return;
    move(next, true, { playing: true });
    callbacks.playingChanged?.(true);
  }

  function pause(): void {
    if (state?.playing !== true) return;
    change({ playing: false });
    callbacks.playingChanged?.(false);
  }

  /** What options change of a state; what does not belong to a state changes at once. */
  function shownWith(now: State, options: ShowOptions): Partial<State> {
    letters = options.letterKeys ?? letters;
    browsed = options.browsed === undefined ? browsed : options.browsed;
    const hidden = options.answersHidden ?? now.hidden;
    return {
      speed: options.speed ?? now.speed,
      hidden,
      guesses: hidden && !now.hidden ? new Map() : now.guesses,
      showAll: options.showAll ?? now.showAll,
      stations: options.stations ?? now.stations,
      changes: options.changes === undefined ? now.changes : turned(options.changes),
      chosenTap: options.tap === undefined ? now.chosenTap : options.tap,
      card: browsed !== null ? null : options.card === undefined ? now.card : options.card,
    };
  }

  function resize(): void {
    canvas.resize();
    if (state !== null) keepInSight(state.position);
    if (state !== null && state.card !== null) cards.update(state, canvas.placeOf(state.card));
  }

  return {
    show(trace: PlayableTrace, position: Position, options: ShowOptions = {}) {
      if (disposed) return;
      const before = state;
      const same = before !== null && before.trace.key === trace.key && before.trace.locale === trace.locale;
      const shown = same ? before.trace : trace;
      const at = clampPosition(shown, position);
      if (!same) pause();
      run.aim(at, false);
      const asBefore: State = {
        trace: shown,
        position: at,
        playing: same && before.playing,
        speed: before?.speed ?? 1,
        hidden: before?.hidden ?? false,
        guesses: same ? before.guesses : new Map(),
        showAll: before?.showAll ?? false,
        stations: before?.stations ?? false,
        changes: new Map(),
        chosenTap: same ? before.chosenTap : null,
        card: same ? before.card : null,
      };
      state = { ...asBefore, ...shownWith(asBefore, options) };
      render(before);
    },
    goTo(position) {
      move(position, false);
    },
    play,
    pause,
    setOptions(options) {
      if (state !== null) change(shownWith(state, options));
    },
    focus() {
      canvas.root.focus();
    },
    moveTo(others) {
      leave();
      hosts = others;
      settle();
    },
    resize,
    picture() {
      return canvas.scene === null ? null : pictureOf(canvas.scene, canvas.overlay.root, hosts.root);
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      observer.disconnect();
      stopKeys();
      plates.dispose();
      run.dispose();
      canvas.dispose();
      leave();
    },
  };
}

function turned(changes: readonly ChangedSighting[]): ReadonlyMap<string, boolean> {
  return new Map(changes.map((each) => [`${each.tap} ${each.way}`, each.seen]));
}
