/**
 * The whole of what the browser gets about one trace, once. The server fills it, texts rendered in the reader's language;
 * the browser computes nothing about networking from it, only where things are drawn. Property names are those of the
 * HTTP API (docs, "Trace") wherever both have the thing.
 */

import type { Labels } from "./labels";

export type { Labels } from "./labels";

/** Way of a packet between client and server; `null` for packets that are neither (ARP, handshakes). */
export type Direction = "request" | "reply";

/** One packet at one of its hops: where the player stands. Both are indexes. */
export interface Position {
  readonly packet: number;
  readonly hop: number;
}

/** A trace that can be played. */
export interface PlayableTrace {
  /** Differs whenever anything else here differs; equal keys mean that nothing needs drawing again. */
  readonly key: string;
  /** BCP 47 tag of the language that all texts are in: `en`, `zh-Hans`. */
  readonly locale: string;
  /** One sentence that names the flow; accessible name of the drawing. */
  readonly title: string;
  /** Nodes and external hosts in the order in which they are drawn: the client's first, then as the first request enters them, then the rest. */
  readonly nodes: readonly PlayableNode[];
  /** Names of all nodes of a cluster that is too large to draw node by node; empty for others. */
  readonly fleet: readonly string[];
  readonly underlay: PlayableUnderlay;
  readonly packets: readonly PlayablePacket[];
  /** In the order in which the first request passes them; those that it does not pass beside their neighbours. */
  readonly taps: readonly PlayableTap[];
  /** `delivered`, `denied`, `tooBig`, `unreachable`, `dropped`; null when refused or not modelled. */
  readonly disposition: string | null;
  /** What such a disposition is, from the glossary. */
  readonly dispositionMeans: string;
  /** The disposition and its reason as one sentence. */
  readonly dispositionText: string;
  readonly dropReason: string | null;
  readonly failedAt: Position | null;
  readonly client: PlayableClient | null;
  /** IPv4 and MAC addresses (lower case) of evidence and fields that the cluster knows the owner of, and the place to open: `node/worker:pod/net`. */
  readonly owners: Readonly<Record<string, string>>;
  readonly labels: Labels;
  readonly glossary: PlayableGlossary;
}

/** The glossary of the reader's language. */
export interface PlayableGlossary {
  /** Regular expression that finds a term, ignoring case; its first group is the term's form. */
  readonly pattern: string;
  /** Meanings by form, in small letters. Names that machines print stand between backticks. */
  readonly terms: Readonly<Record<string, string>>;
}

/** What the client's program printed. */
export interface PlayableClient {
  /** The command as the user would have typed it: `ping 10.0.0.72`. */
  readonly command: string;
  readonly output: string;
  readonly replyTtl: number | null;
}

/** The network beneath all nodes. */
export interface PlayableUnderlay {
  readonly name: string;
  readonly cidr: string;
}

/** A node of the cluster or a host beyond it. */
export interface PlayableNode {
  /** Full name, unique; hops and taps point here with it. `external/NAME` for an external host. */
  readonly id: string;
  readonly kind: "node" | "external";
  /** Short name: what is left without the prefix that all nodes share. */
  readonly name: string;
  /** The shared prefix, empty when there is none. */
  readonly prefix: string;
  readonly ip: string;
  /** Has an end of the flow or was entered by a packet with a direction. Others fold away. */
  readonly onPath: boolean;
  readonly namespaces: readonly PlayableNamespace[];
}

/** A network namespace of a node. Exactly one of a node has kind `host` (an external host's only one too). */
export interface PlayableNamespace {
  /** As in the API: `host`, `pod/NAME`, `pod/NAMESPACE/NAME`, `cilium-health`. */
  readonly id: string;
  readonly kind: "host" | "pod" | "health";
  /** Short name for people: the pod's name. */
  readonly name: string;
  readonly ip: string;
  /** Name of the netns file where there is one: `cni-…`; else empty. */
  readonly netnsName: string;
  /** What runs here when it is an end of the flow (`ping 10.0.0.72`, `kernel answers the echo`); null when it is none. */
  readonly process: string | null;
  readonly interfaces: readonly PlayableInterface[];
}

/** Decides the row in which an interface is drawn. */
export type InterfaceKind = "loopback" | "podEnd" | "hostEnd" | "ciliumHost" | "ciliumNet" | "tunnel" | "wireguard" | "uplink";

export interface PlayableInterface {
  readonly name: string;
  readonly kind: InterfaceKind;
  /** Colon form, lower case; empty for a device without link-layer header. */
  readonly mac: string;
  readonly addresses: readonly string[];
  readonly ifindex: number;
  readonly mtu: number;
  /** Other end of the veth pair on this node, null when there is none. */
  readonly peer: InterfaceRef | null;
  readonly programs: readonly HookProgram[];
  /** Key of its tap; null when the trace has none for it (nodes off the path). */
  readonly tap: string | null;
}

/** An interface by its names. */
export interface InterfaceRef {
  readonly node: string;
  readonly netns: string;
  readonly interface: string;
}

/** A program on a hook of an interface. */
export interface HookProgram {
  /** `xdp`, `tc-ingress`, `tc-egress`. */
  readonly hook: string;
  readonly program: string;
  readonly section: string;
}

export interface PlayablePacket {
  readonly index: number;
  readonly direction: Direction | null;
  /** `ICMP echo request, id 99, seq 0`. */
  readonly summary: string;
  /** A word or two for the packet strip: `SYN`, `GET`, `ACK`, `echo`, `ARP`. */
  readonly shortName: string;
  readonly hops: readonly PlayableHop[];
}

/** Sign of a hop in list and rail. */
export type HopSign = "kernel" | "tap" | "program" | "wire";

/** What is wrapped round the packet: tunnels and ciphers, outermost first; empty when it is plain. */
export type Wrapper = "vxlan" | "geneve" | "esp" | "wireguard";

export interface PlayableHop {
  readonly index: number;
  /** Names of the place; null on the wire. */
  readonly node: string | null;
  readonly netns: string | null;
  readonly interface: string | null;
  readonly stage: string;
  readonly program: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly sign: HopSign;
  /** Name in the hop list: the program's on a hook, else the stage's. */
  readonly name: string;
  /** A word beside it: interface, table, action; may be empty. */
  readonly detail: string;
  /** The place in words, without stage: `worker, host netns, eth0`. */
  readonly place: string;
  readonly code: string;
  /** At most 70 characters, one sentence without full stop. Parts between backticks are names, set in monospace. */
  readonly headline: string;
  readonly explanation: string;
  readonly evidence: readonly PlayableEvidence[];
  readonly citation: PlayableCitation | null;
  readonly confidence: "source" | "observed" | "inferred" | "unverified";
  readonly ttl: number | null;
  /** TTL on entering, only where it differs. */
  readonly ttlBefore: number | null;
  readonly mark: string | null;
  /** Octets when the stage is left, lower-case hex without blanks; empty where there is no packet yet. */
  readonly frame: string;
  readonly frameStart: "ethernet" | "ipv4" | null;
  /** Outermost first. */
  readonly layers: readonly PlayableLayer[];
  /** Octets of `frame` that differ from the previous hop's, counted in `frame`; empty at the first hop. */
  readonly changes: readonly ByteRange[];
  readonly wrappers: readonly Wrapper[];
  /** The interface that this hop's redirect jumps over; else null. */
  readonly skips: InterfaceRef | null;
  /** The interface that this hop takes the packet away from before its tap (redirect at TC egress); else null. */
  readonly takenFrom: InterfaceRef | null;
  /** The packet ends here otherwise than at a socket: drawn as a cross. `unknown`: not modelled, drawn as a question mark. */
  readonly end: "dropped" | "unknown" | null;
  /** Name of the reason at such an end, else empty. */
  readonly endReason: string;
}

export interface PlayableEvidence {
  /** The command and where it was typed, in words: `cilium bpf endpoint list, worker`. */
  readonly source: string;
  /** One line as it is printed. */
  readonly entry: string;
}

export interface PlayableCitation {
  /** `Cilium` or `Kernel`. */
  readonly project: string;
  readonly file: string;
  readonly symbol: string;
  readonly version: string;
  /** Address of that file in that version; null when there is none. */
  readonly url: string | null;
}

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

export interface PlayableLayer {
  /** Name as people write it: `Ethernet`, `IPv4`, `UDP`, `VXLAN`, `ESP`, `ICMP`, `Payload`. */
  readonly kind: string;
  /** Octets of the hop's frame. */
  readonly offset: number;
  readonly length: number;
  readonly fields: readonly PlayableField[];
}

export interface PlayableField {
  /** The header's own word: `dst`, `ttl`, `checksum`. */
  readonly name: string;
  /** As tcpdump would write it. */
  readonly value: string;
  /** Octets of the hop's frame that hold it; of a bit field, the octets that contain it. */
  readonly offset: number;
  readonly width: number;
  readonly changed: boolean;
  /** Value at the previous hop when it changed and had one; else null. */
  readonly was: string | null;
  /** Shown at once; others only when the layer is opened. A changed field is always shown. */
  readonly primary: boolean;
}

/** An interface as a place where tcpdump listens. */
export interface PlayableTap {
  /** Unique: `NODE/NETNS/INTERFACE`. */
  readonly key: string;
  readonly node: string;
  readonly netns: string;
  readonly interface: string;
  readonly role: string;
  /** Short name of where it is, beside the interface's: pod or node. */
  readonly place: string;
  readonly request: boolean;
  readonly reply: boolean;
  /** In order of time. */
  readonly frames: readonly PlayableFrame[];
  readonly reasons: { readonly request: NotSeen | null; readonly reply: NotSeen | null };
  /** Neither seen nor on the way nor jumped over nor taken from: folds in drawing and table. */
  readonly untouched: boolean;
}

/** A frame as a tap saw it. */
export interface PlayableFrame {
  readonly packet: number;
  /** Hop of that packet at which the tap saw it. */
  readonly hop: number;
  /** Of the packet, null for packets without one. */
  readonly way: Direction | null;
  /** As `tcpdump -Q`: of this interface in its own netns. */
  readonly direction: "in" | "out";
  /** Seconds since the first packet left the client's socket. */
  readonly time: number;
  readonly seq: number;
  /** Innermost TTL, null where it cannot be read (encrypted) or there is none. */
  readonly ttl: number | null;
  /** Outermost TTL that tcpdump could read. */
  readonly outerTtl: number | null;
  readonly form: "plain" | Wrapper;
  /** What the badge says: `63`, `ESP`, `UDP`. */
  readonly badge: string;
  readonly length: number;
  /** May hold line feeds. */
  readonly tcpdump: string;
}

/** Why a tap does not show a direction. */
export interface NotSeen {
  readonly kind: "never" | "takenAway" | "jumpedOver" | "otherDirection" | "noPacket";
  readonly sentence: string;
  /** The hop that made it so, null with `never`, `otherDirection` and `noPacket`. */
  readonly at: Position | null;
}
