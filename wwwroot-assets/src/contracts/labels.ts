/**
 * All texts of the panels. Values may hold named places in braces, `{n}`, filled by the browser; which ones, the English
 * example in the comment shows. Every key is required.
 */
export interface Labels {
  /** Run in the terminal: */
  readonly cardCapture: string;
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
  /** {n} folded */
  readonly folded: string;
  /** interfaces: {n} */
  readonly foldedInterfaces: string;
  /** nodes: {n} */
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
  /** All {n} nodes, a cell for each */
  readonly fleet: string;
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
  /** More to the left */
  readonly moreLeft: string;
  /** More to the right */
  readonly moreRight: string;
  /** More above */
  readonly moreAbove: string;
  /** More below */
  readonly moreBelow: string;
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
  /** was seen */
  readonly wasSeen: string;
  /** was not seen */
  readonly wasNotSeen: string;
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
  /** Save what this tap sees, for Wireshark */
  readonly saveCapture: string;
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
  /** Tables and programs */
  readonly cardTables: string;
  /** none */
  readonly cardNone: string;
  /** interface of the pod */
  readonly kindPodEnd: string;
  /** lxc device */
  readonly kindHostEnd: string;
  /** Cilium's own veth pair */
  readonly kindCilium: string;
  /** tunnel device */
  readonly kindTunnel: string;
  /** WireGuard device */
  readonly kindWireguard: string;
  /** uplink of the node */
  readonly kindUplink: string;
  /** loopback */
  readonly kindLoopback: string;
  /** Close */
  readonly close: string;
  /** Between the parts of a place. */
  readonly comma: string;
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
