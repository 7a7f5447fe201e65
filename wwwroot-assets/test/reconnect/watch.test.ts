import assert from "node:assert/strict";
import { test } from "node:test";
import { mustReload } from "../../src/reconnect/watch";

function elementWith(...names: string[]) {
  return { classList: { contains: (name: string) => names.includes(name) } };
}

test("a refused circuit reloads the page", () => {
  assert.equal(mustReload(elementWith("components-reconnect-show", "components-reconnect-rejected")), true);
});

test("a page that is still trying to reconnect is left alone", () => {
  assert.equal(mustReload(elementWith("components-reconnect-show")), false);
  assert.equal(mustReload(elementWith("components-reconnect-failed")), false);
});
