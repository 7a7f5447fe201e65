import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Line } from "../../src/terminal/editing";
import { complete, empty, lineOf, press, redraw, tokens } from "../../src/terminal/editing";
import { history } from "../../src/terminal/history";
import { columns, printed } from "../../src/terminal/printed";

const type = (data: string, from: Line = empty): Line => tokens(data).reduce(press, from);

describe("a line that is typed", () => {
  it("takes letters where the cursor is", () => {
    assert.deepEqual(type("ip r\x1b[D\x1b[Dx"), { text: "ipx r", cursor: 3 });
    assert.deepEqual(type("a\x1b[H\x1bOHb"), { text: "ba", cursor: 1 });
  });

  it("knows the keys of a shell", () => {
    assert.deepEqual(type("ip route\x7f\x7f"), { text: "ip rou", cursor: 6 });
    assert.deepEqual(type("ip route\x01\x1b[3~"), { text: "p route", cursor: 0 });
    assert.deepEqual(type("ip route\x17"), { text: "ip ", cursor: 3 });
    assert.deepEqual(type("ip route show\x1b[1;5D\x0b"), { text: "ip route ", cursor: 9 });
    assert.deepEqual(type("ip route\x1bb\x15"), { text: "route", cursor: 0 });
    assert.deepEqual(type("ip route\x01\x1bf"), { text: "ip route", cursor: 2 });
  });

  it("does nothing at its ends, and takes no control characters", () => {
    assert.deepEqual(type("\x7f\x1b[D\x1b[3~"), empty);
    assert.deepEqual(type("a\x1b[C\x05"), lineOf("a"));
    assert.deepEqual(type("a\x07\x00\x1b[20~\u009b"), lineOf("a"));
  });

  it("takes a pasted text apart into lines", () => {
    assert.deepEqual(tokens("a\r\nb\n"), ["a", "\r", "b", "\r"]);
  });
});

describe("Tab", () => {
  it("adds the only choice and a blank", () => {
    assert.deepEqual(complete(lineOf("kube"), ["kubectl"]), { line: lineOf("kubectl "), listed: [] });
  });

  it("adds what several share, then lists them", () => {
    assert.deepEqual(complete(lineOf("exec ev"), ["evescn-a", "evescn-b"]), { line: lineOf("exec evescn-"), listed: [] });
    assert.deepEqual(complete(lineOf("evescn-"), ["evescn-a", "evescn-b"]).listed, ["evescn-a", "evescn-b"]);
    assert.deepEqual(complete(lineOf("x"), []), { line: lineOf("x"), listed: [] });
  });

  it("lists in columns as wide as the widest", () => {
    assert.equal(columns(["aa", "b", "cccc"], 13), "aa    b\ncccc\n");
    assert.equal(columns(["a long word"], 4), "a long word\n");
  });
});

describe("what is drawn of a line", () => {
  it("goes to the place of the cursor, over rows", () => {
    assert.deepEqual(redraw("$ ", { text: "abc", cursor: 1 }, 80, 0), { text: "\r\x1b[J$ abc\r\x1b[3C", row: 0 });
    assert.deepEqual(redraw("$ ", { text: "abcdefgh", cursor: 8 }, 5, 0), { text: "\r\x1b[J$ abcdefgh \r\x1b[K\r", row: 2 });
    assert.deepEqual(redraw("$ ", { text: "abcdef", cursor: 0 }, 5, 1), { text: "\x1b[1A\r\x1b[J$ abcdef\x1b[1A\r\x1b[2C", row: 0 });
  });

  it("has no control characters of what tools print", () => {
    assert.equal(printed("a\x1b[31mb\tc\n\x07\u009b"), "a\ufffd[31mb\tc\r\n\ufffd\ufffd");
  });
});

describe("lines typed before", () => {
  it("are leafed through, and what was begun comes back", () => {
    const typed = history();
    typed.add("one");
    typed.add("two");
    typed.add("two");
    typed.add("  ");
    assert.equal(typed.leaf(1, "x"), null);
    assert.equal(typed.leaf(-1, "beg"), "two");
    assert.equal(typed.leaf(-1, "two"), "one");
    assert.equal(typed.leaf(-1, "one"), null);
    assert.equal(typed.leaf(1, "one"), "two");
    assert.equal(typed.leaf(1, "two"), "beg");
  });
});
