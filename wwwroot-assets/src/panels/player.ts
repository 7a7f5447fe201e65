import type { PlayableTrace } from "../contracts/playable";
import { pairOf } from "../drawing/scene";
import { button, element, setAttributes, svg } from "../shared/dom";
import { drawer } from "../shared/sketch";
import { format } from "../shared/text";
import type { Panel, State, Transport } from "../workbench/state";
import { packetStrip } from "./packet-strip";
import type { Tick } from "./rail";
import { nearestTick, railHeight, railOf, ticksOf } from "./rail";

const speeds = [0.25, 0.5, 1, 2, 4];

/** Transport, packets, rail and keys. */
export function player(actions: Transport): Panel {
  const restart = button({}, actions.restart, icon("M3 3h2v12H3zM15 3v12L6 9z"));
  const back = button(
    {},
    () => {
      actions.step(-1);
    },
    icon("M12 3v12L4 9z"),
  );
  const play = button({ class: "wb-play" }, actions.togglePlay, icon("M5 2.5v13L15.5 9z"));
  const next = button(
    {},
    () => {
      actions.step(1);
    },
    icon("M6 3v12l8-6z"),
  );
  const speed = element("select", { class: "wb-speed" }, ...speeds.map((each) => element("option", { value: each }, `${each}×`)));
  speed.addEventListener("change", () => {
    actions.setSpeed(Number(speed.value));
  });
  const picture = svg("svg", { "aria-hidden": "true" });
  const drawRail = drawer(picture);
  const rail = element("div", { class: "wb-rail", role: "slider", tabindex: 0 }, picture);
  const strip = packetStrip(actions);
  const keys = element("div", { class: "wb-keys" });
  const root = element(
    "div",
    { class: "wb-player" },
    element("div", { class: "wb-controls" }, restart, back, play, next, speed),
    element("div", { class: "wb-tracks" }, strip.root, rail),
    keys,
  );
  let state: State | null = null;
  let ticks: Tick[] = [];
  let keysFor = "";
  // Measured when it changes, never between two writes of a step: that would lay out the page once more.
  let width = 0;

  const draw = (): void => {
    if (state === null || width === 0) return;
    const size = { width, narrow: width < 520 };
    ticks = ticksOf(pairOf(state.trace, state.position.packet), size);
    const height = railHeight(size);
    setAttributes(picture, { viewBox: `0 0 ${width} ${height}`, width, height });
    drawRail(railOf(state, ticks, size));
  };
  const jump = (event: PointerEvent): void => {
    // A page that is zoomed counts its own pixels otherwise than the pointer.
    const { left, width: shown } = rail.getBoundingClientRect();
    const tick = nearestTick(ticks, (event.clientX - left) * (rail.clientWidth / shown));
    if (tick !== null && (tick.packet !== state?.position.packet || tick.hop !== state.position.hop))
      actions.goTo({ packet: tick.packet, hop: tick.hop });
  };
  new ResizeObserver(() => {
    width = rail.clientWidth;
    draw();
  }).observe(rail);
  rail.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    rail.setPointerCapture(event.pointerId);
    jump(event);
  });
  rail.addEventListener("pointermove", (event) => {
    if (rail.hasPointerCapture(event.pointerId)) jump(event);
  });

  return {
    root,
    update(now) {
      state = now;
      const { labels } = now.trace;
      if (keysFor !== now.trace.key) {
        keysFor = now.trace.key;
        setAttributes(root, { role: "group", "aria-label": labels.player });
        name(restart, labels.restart);
        name(back, labels.back);
        name(next, labels.next);
        setAttributes(speed, { "aria-label": labels.speed });
        keys.replaceChildren(
          key(["←", "→"], labels.keyStep),
          key([labels.keySpace], labels.keyPlay),
          key(["R"], labels.keyRestart),
          button({ class: "wb-key-hint" }, actions.help, element("kbd", {}, "?"), ` ${labels.keyHelp}`),
        );
      }
      if (play.ariaLabel !== (now.playing ? labels.pause : labels.play)) {
        name(play, now.playing ? labels.pause : labels.play);
        play.replaceChildren(icon(now.playing ? "M4 3h3.6v12H4zM10.4 3H14v12h-3.6z" : "M5 2.5v13L15.5 9z"));
      }
      speed.value = String(now.speed);
      describe(rail, now);
      strip.update(now);
      draw();
    },
  };
}

function describe(rail: HTMLElement, { trace, position }: State): void {
  const all = trace.packets.flatMap((packet) => packet.hops.map((hop) => ({ packet: packet.index, hop: hop.index })));
  const index = all.findIndex((each) => each.packet === position.packet && each.hop === position.hop);
  setAttributes(rail, {
    "aria-label": trace.labels.timeline,
    "aria-valuemin": 1,
    "aria-valuemax": Math.max(1, all.length),
    "aria-valuenow": index + 1,
    "aria-valuetext": spokenPosition(trace, position.packet, position.hop),
  });
}

/** The position in words, for slider and live region. */
export function spokenPosition(trace: PlayableTrace, packetIndex: number, hopIndex: number): string {
  const packet = trace.packets[packetIndex];
  const hop = packet?.hops[hopIndex];
  if (packet === undefined || hop === undefined) return trace.dispositionText;
  const { labels } = trace;
  const way = packet.direction === "request" ? labels.requestWord : packet.direction === "reply" ? labels.replyWord : labels.otherWord;
  return format(labels.timelineValue, { way, n: hop.index + 1, count: packet.hops.length, name: hop.name, place: hop.place });
}

function name(target: HTMLElement, words: string): void {
  setAttributes(target, { "aria-label": words, title: words });
}

function icon(path: string): SVGSVGElement {
  return svg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, svg("path", { d: path }));
}

function key(signs: readonly string[], words: string): HTMLElement {
  return element("span", { class: "wb-key-hint" }, ...signs.map((sign) => element("kbd", {}, sign)), ` ${words}`);
}
