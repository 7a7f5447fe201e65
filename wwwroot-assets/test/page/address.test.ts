import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressWith } from "../../src/page/address";

const home = "http://127.0.0.1/";

describe("the page's address", () => {
  it("says what the viewer chose, and leaves defaults out", () => {
    assert.equal(addressWith(`${home}?v=1&hop=7&card=a`, { packet: 1, hop: 0, card: null }), `${home}?v=1&packet=1`);
  });

  it("of a compressed state says what is no longer so", () => {
    assert.equal(addressWith(`${home}?v=1&state=x#doc=B&all=A`, { hop: 0, card: null }), `${home}?v=1&state=x&hop=0&card=#doc=B&all=A`);
    assert.equal(addressWith(`${home}?v=1#doc=all`, { hop: 0 }), `${home}?v=1#doc=all`);
  });

  for (const version of ["2", "17"])
    it(`of version ${version} stays as it is`, () => {
      assert.equal(addressWith(`${home}?v=${version}&hop=7`, { hop: 8 }), `${home}?v=${version}&hop=7`);
    });

  for (const version of ["1", "", "x", "-3"])
    it(`of version '${version}' is this one's`, () => {
      assert.equal(addressWith(`${home}?v=${version}&hop=7`, { hop: 8 }), `${home}?v=${version}&hop=8`);
    });
});
