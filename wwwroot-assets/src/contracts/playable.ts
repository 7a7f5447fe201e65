/**
 * The whole of what the browser gets about one trace, once. The server fills it, texts rendered in the reader's language;
 * the browser computes nothing about networking from it, only where things are drawn. Property names are those of the
 * HTTP API (docs, "Trace") wherever both have the thing.
 */

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
  readonly underlay: PlayableUnderlay;
  readonly packets: readonly PlayablePacket[];
  /** In the order in which the first request passes them; those that it does not pass beside their neighbours. */
  readonly taps: readonly PlayableTap[];
  /** `delivered`, `denied`, `tooBig`, `unreachable`, `dropped`; null when refused or not modelled. */
  readonly disposition: string | null;
  /** The disposition and its reason as one sentence. */
  readonly dispositionText: string;
  readonly dropReason: string | null;
  readonly failedAt: Position | null;
  readonly client: PlayableClient | null;
  readonly labels: Labels;
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

/**
 * All texts of the panels. Values may hold named places in braces, `{n}`, filled by the browser; which ones, the English
 * example in the comment shows. Every key is required.
 */
export interface Labels {
  /** Request */
  readonly request: string;
  /** Reply */
  readonly reply: string;
  /** request (in the middle of a sentence, on badges and rails) */
  readonly requestWord: string;
  /** reply */
  readonly replyWord: string;
  /** other packets (ARP and handshakes) */
  readonly otherWord: string;
  /** tcpdump saw it */
  readonly legendSeen: string;
  /** will see it */
  readonly legendWillSee: string;
  /** not seen here */
  readonly legendNotSeen: string;
  /** travelled */
  readonly legendTravelled: string;
  /** to come */
  readonly legendToCome: string;
  /** encapsulated */
  readonly legendShell: string;
  /** encrypted */
  readonly legendLock: string;
  /** {n} interfaces folded */
  readonly folded: string;
  /** {n} nodes folded */
  readonly foldedNodes: string;
  /** Show all */
  readonly showAll: string;
  /** Show fewer */
  readonly showFewer: string;
  /** pods */
  readonly rowPods: string;
  /** netns cni-… */
  readonly rowPodNetns: string;
  /** eth0 */
  readonly rowPodEnd: string;
  /** host netns */
  readonly rowHost: string;
  /** lxc veth */
  readonly rowHostEnd: string;
  /** tc of lxc */
  readonly rowHostEndPrograms: string;
  /** cilium */
  readonly rowCilium: string;
  /** tunnel */
  readonly rowTunnel: string;
  /** kernel */
  readonly rowKernel: string;
  /** tc of eth0 */
  readonly rowUplinkPrograms: string;
  /** uplink */
  readonly rowUplink: string;
  /** underlay */
  readonly rowUnderlay: string;
  /** veth pair */
  readonly vethPair: string;
  /** routing */
  readonly kernelRouting: string;
  /** netfilter */
  readonly kernelNetfilter: string;
  /** XFRM */
  readonly kernelXfrm: string;
  /** not entered */
  readonly kernelNotEntered: string;
  /** forward (short name of a route plus forward through the stack) */
  readonly kernelForward: string;
  /** jumps over {name} */
  readonly jumpsOver: string;
  /** taken away here, before the tap */
  readonly takenAway: string;
  /** request not seen here */
  readonly requestNotSeenHere: string;
  /** reply not seen here */
  readonly replyNotSeenHere: string;
  /** reply will not be seen */
  readonly replyWillNotBeSeen: string;
  /** request will not be seen */
  readonly requestWillNotBeSeen: string;
  /** TTL {ttl} */
  readonly ttl: string;
  /** TTL */
  readonly ttlShort: string;
  /** was {ttl} */
  readonly ttlWas: string;
  /** TTL {before}→{after} */
  readonly ttlChange: string;
  /** not modelled */
  readonly notModelled: string;
  /** encapsulated here */
  readonly encapsulatedHere: string;
  /** decapsulated here */
  readonly decapsulatedHere: string;
  /** encrypted here */
  readonly encryptedHere: string;
  /** decrypted here */
  readonly decryptedHere: string;
  /** Cluster and the way of the packet (name of the drawing for screen readers, before the trace's title) */
  readonly drawing: string;
  /** Zoom in */
  readonly zoomIn: string;
  /** Zoom out */
  readonly zoomOut: string;
  /** Fit */
  readonly zoomFit: string;
  /** Hops */
  readonly hops: string;
  /** pod netns */
  readonly groupPod: string;
  /** host netns */
  readonly groupHost: string;
  /** health netns */
  readonly groupHealth: string;
  /** external host */
  readonly groupExternal: string;
  /** wire */
  readonly groupWire: string;
  /** {n} hops to come */
  readonly hopsToCome: string;
  /** {n} hops */
  readonly hopsTravelled: string;
  /** Inspector */
  readonly inspector: string;
  /** Evidence */
  readonly evidence: string;
  /** Packet after this hop */
  readonly packetAfter: string;
  /** {n} bytes, {m} changed */
  readonly bytesChanged: string;
  /** {n} bytes */
  readonly bytes: string;
  /** All fields */
  readonly allFields: string;
  /** Main fields */
  readonly mainFields: string;
  /** No packet yet: the program has only called connect(). */
  readonly noPacketYet: string;
  /** was */
  readonly was: string;
  /** tcpdump sees, with TTL */
  readonly tapsTitle: string;
  /** not seen */
  readonly notSeen: string;
  /** seen */
  readonly seen: string;
  /** will be seen */
  readonly willBeSeen: string;
  /** 0 packets */
  readonly zeroPackets: string;
  /** tcpdump -ne here printed: */
  readonly tcpdumpPrinted: string;
  /** tcpdump -ne here will print: */
  readonly tcpdumpWillPrint: string;
  /** Copy */
  readonly copy: string;
  /** Copied */
  readonly copied: string;
  /** inferred (the confidence, shown only for this one and the next) */
  readonly confidenceInferred: string;
  /** unverified */
  readonly confidenceUnverified: string;
  /** Observed in the lab. */
  readonly confidenceObserved: string;
  /** What the client prints */
  readonly clientOutput: string;
  /** Player */
  readonly player: string;
  /** Restart */
  readonly restart: string;
  /** Previous hop */
  readonly back: string;
  /** Play */
  readonly play: string;
  /** Pause */
  readonly pause: string;
  /** Next hop */
  readonly next: string;
  /** Speed */
  readonly speed: string;
  /** Timeline */
  readonly timeline: string;
  /** {way} hop {n} of {count}: {name}, {place} (value of the timeline, and what the live region reads before the headline) */
  readonly timelineValue: string;
  /** Packets of this flow */
  readonly packets: string;
  /** Packet {n} of {count}, {way}: {summary} */
  readonly packetName: string;
  /** {from}–{to} of {count} */
  readonly packetRange: string;
  /** Earlier packets */
  readonly packetsEarlier: string;
  /** Later packets */
  readonly packetsLater: string;
  /** step */
  readonly keyStep: string;
  /** play */
  readonly keyPlay: string;
  /** restart */
  readonly keyRestart: string;
  /** all keys */
  readonly keyHelp: string;
  /** Space (name of the key) */
  readonly keySpace: string;
  /** Interface */
  readonly cardInterface: string;
  /** Address */
  readonly cardAddress: string;
  /** MAC */
  readonly cardMac: string;
  /** ifindex */
  readonly cardIfindex: string;
  /** MTU */
  readonly cardMtu: string;
  /** Peer */
  readonly cardPeer: string;
  /** Programs */
  readonly cardPrograms: string;
  /** none */
  readonly cardNone: string;
  /** Close */
  readonly close: string;
  /** Guess first: is {way} seen on {name}? */
  readonly guessQuestion: string;
  /** hidden until you step past it */
  readonly guessHidden: string;
  /** Yes, seen */
  readonly guessYes: string;
  /** No, not seen */
  readonly guessNo: string;
  /** Right */
  readonly guessRight: string;
  /** Not so */
  readonly guessWrong: string;
  /** Reveal */
  readonly guessReveal: string;
  /** Nothing travelled: {reason} (empty drawing) */
  readonly nothingTravelled: string;
}
