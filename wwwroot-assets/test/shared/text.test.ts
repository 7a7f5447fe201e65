import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partsOf } from "../../src/shared/text";

const glossary = {
  pattern: "(?<![A-Za-z0-9_/.-])(xfrm state|netns|tap|邻居)(?:e?s)?(?![A-Za-z0-9_/-])",
  terms: { "xfrm state": "how to encrypt", netns: "a network namespace", tap: "where sockets listen", 邻居: "地址" },
};
const terms = (text: string): string[] => partsOf(text, glossary).flatMap((part) => (part.means === null ? [] : [part.text]));

describe("terms of a sentence", () => {
  it("are found whatever their case and number, each the first time", () => {
    assert.deepEqual(terms("Netns and XFRM states, and a netns again"), ["Netns", "XFRM states"]);
  });

  it("are no parts of names", () => {
    assert.deepEqual(terms("`netns` tapestry my-tap tap-1 a/tap"), []);
    assert.deepEqual(terms("没有邻居，`tap`"), ["邻居"]);
  });

  it("leave every other letter as it was", () => {
    const sentence = "It enters the netns at `eth0`: one tap.";
    assert.equal(
      partsOf(sentence, glossary)
        .map((part) => part.text)
        .join(""),
      sentence.replaceAll("`", ""),
    );
  });
});
