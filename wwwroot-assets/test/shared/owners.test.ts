import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stretches } from "../../src/shared/owners";
import { flow } from "../fixtures/flows";

const trace = { ...flow("ebpf"), owners: { "10.0.0.72": "node/worker:pod/evescn", "ca:8f:99:91:17:f2": "node/worker:pod/evescn:eth0" } };
const links = (text: string, netns = "host"): string[] =>
  stretches(text, trace, { node: trace.nodes[0]?.id ?? null, netns }).flatMap(({ text: word, place }) =>
    place === null ? [] : [`${word} ${place}`],
  );

describe("stretches", () => {
  it("finds addresses in whatever surrounds them, MAC addresses in either case", () => {
    assert.deepEqual(links("10.0.0.72:0 id=1718 mac=CA:8F:99:91:17:F2 via 10.0.0.72/32"), [
      "10.0.0.72 node/worker:pod/evescn",
      "CA:8F:99:91:17:F2 node/worker:pod/evescn:eth0",
      "10.0.0.72 node/worker:pod/evescn",
    ]);
  });

  it("finds the address before tcpdump's port", () => {
    assert.deepEqual(links("ca:8f:99:91:17:f2 > 02:42:ac:12:00:03, IPv4: 10.0.2.40.51000 > 10.0.0.72.80: Flags [S]"), [
      "ca:8f:99:91:17:f2 node/worker:pod/evescn:eth0",
      "10.0.0.72 node/worker:pod/evescn",
    ]);
  });

  it("leaves alone what nobody owns, and what only looks like an address", () => {
    assert.deepEqual(links("10.0.0.7 10.0.0.72.1.2 110.0.0.72 0:ca:8f:99:91:17:f2"), []);
  });

  it("finds names of interfaces of the netns that the text is from, taken whole", () => {
    const place = `node/${trace.nodes[0]?.id ?? ""}:host:eth0`;
    assert.deepEqual(links("default via 1.2.3.4 dev eth0 proto bpf_netdev_eth0.o"), [`eth0 ${place}`]);
    assert.deepEqual(links("dev eth0", "pod/nobody"), []);
  });

  it("keeps every character", () => {
    const text = "a 10.0.0.72, eth0\n(<img src=x>) ";
    assert.equal(
      stretches(text, trace, { node: trace.nodes[0]?.id ?? null, netns: "host" })
        .map((each) => each.text)
        .join(""),
      text,
    );
  });
});
