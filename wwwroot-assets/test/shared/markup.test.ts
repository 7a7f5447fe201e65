import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { partsOf, plain } from "../../src/shared/text";

const names = ["<img src=x onerror=alert(1)>", '"]]></script>', "&lt;b&gt;", "javascript:alert(1)"];

describe("names that look like markup", () => {
  for (const name of names)
    it(`${name} stays as it is in a sentence`, () => {
      const sentence = `The pod ${name} sends.`;
      assert.equal(plain(sentence), sentence);
      assert.equal(
        partsOf(sentence, { pattern: "(?<![A-Za-z0-9_/.-])(pod)", terms: { pod: "a group of containers" } })
          .map((part) => part.text)
          .join(""),
        sentence,
      );
    });

  // Elements are made by `shared/dom.ts`, whose strings are text nodes and attributes; nothing of the page is parsed.
  it("meet no parser: nothing in the sources makes elements of text", () => {
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    assert.ok(sources.length > 50);
    const parsing =
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|DOMParser|createContextualFragment|setHTMLUnsafe|document\.write|srcdoc)\b/;
    assert.deepEqual(
      sources.filter((name) => parsing.test(readFileSync(join("src", name), "utf8"))),
      [],
    );
  });
});
