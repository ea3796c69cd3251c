/**
 * End of DATA against a reference that reads the RFCs' words slowly: every cut into pieces, every smuggling spelling,
 * and what our client would make of the result when it stuffs dots for the next hop.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DataScanner } from "./data.ts";

interface Scanned {
  readonly message: string;
  readonly used: number | null;
  readonly bare: number;
}

/** Scans pieces until the message ends. */
function scan(pieces: readonly Buffer[]): Scanned {
  const kept: Buffer[] = [];
  // copied: the scanner hands out parts of the wire's own Buffers
  const scanner = new DataScanner((bytes) => kept.push(Buffer.from(bytes)));
  let before = 0;
  for (const piece of pieces) {
    const end = scanner.scan(piece);
    if (end !== null) return { message: Buffer.concat(kept).toString("latin1"), used: before + end, bare: scanner.bareNewlines };
    before += piece.length;
  }
  return { message: Buffer.concat(kept).toString("latin1"), used: null, bare: scanner.bareNewlines };
}

function whole(wire: string): Scanned {
  return scan([Buffer.from(wire, "latin1")]);
}

/** What a client that knows RFC 5321 4.5.2 sends on: a dot before each line that begins with one, then the end. */
function stuffed(message: string): string {
  const body = message.replace(/(^|\r\n)\./g, "$1..");
  return body === "" || body.endsWith("\r\n") ? `${body}.\r\n` : `${body}\r\n.\r\n`;
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ["<LF>.<LF>", "\n.\n"],
  ["<LF>.<CRLF>", "\n.\r\n"],
  ["<CRLF>.<LF>", "\r\n.\n"],
  ["<CR>.<CR>", "\r.\r"],
  ["<CR>.<CRLF>", "\r.\r\n"],
  ["<CRLF>.<CR>", "\r\n.\r"],
  ["<LF>.<CR>", "\n.\r"],
  ["<CR>.<LF>", "\r.\n"],
  ["<CRLF>NUL.<CRLF>", "\r\n\0.\r\n"],
  ["<CRLF>NUL NUL.<CRLF>", "\r\n\0\0.\r\n"],
  ["<CRLF>.NUL<CRLF>", "\r\n.\0\r\n"],
  ["<CRLF>..NUL<CRLF>", "\r\n..\0\r\n"],
  ["<CRLF>.NUL.<CRLF>", "\r\n.\0.\r\n"],
  ["<LF>NUL.<CRLF>", "\n\0.\r\n"],
  ["<CRLF>.<CR><CR><LF>", "\r\n.\r\r\n"],
  ["<CR>NUL<LF>.<CRLF>", "\r\0\n.\r\n"],
  ["<CRLF>. <CRLF>", "\r\n. \r\n"],
  ["<CRLF>..<CRLF>", "\r\n..\r\n"],
];

for (const [name, spelling] of ENDINGS) {
  test(`${name} neither ends a message nor leaves as an end of one`, () => {
    const wire = `Subject: a\r\n\r\nfirst${spelling}MAIL FROM:<evil@example.test>\r\n.\r\nNOOP\r\n`;
    const result = whole(wire);
    assert.equal(result.used, wire.length - "NOOP\r\n".length, "only the true end ends it");
    assert.match(result.message, /MAIL FROM:<evil@example\.test>\r\n$/);
    assert.doesNotMatch(result.message, /\r(?!\n)|(?<!\r)\n/, "no bare CR or LF");
    const on = stuffed(result.message);
    // a next hop that also believes in bare newlines, or strips NULs first, still sees one end: the last one
    for (const seen of [on, on.replaceAll("\0", "")]) {
      assert.equal(seen.search(/(?:^|\r\n|\r|\n)\.(?:\r\n|\r|\n)/), seen.length - 5, JSON.stringify(seen));
    }
  });
}

test("every cut of every spelling gives the same as one piece", () => {
  for (const [name, spelling] of [["plain", "\r\n"] as const, ...ENDINGS]) {
    const wire = Buffer.from(`.${spelling}..x${spelling}y\r\n.z${spelling}\r\n.\r\nREST`, "latin1");
    const expected = scan([wire]);
    for (let cut = 1; cut < wire.length; cut++) {
      assert.deepEqual(scan([wire.subarray(0, cut), wire.subarray(cut)]), expected, `${name} cut at ${cut}`);
    }
    assert.deepEqual(scan(Array.from(wire, (_, i) => wire.subarray(i, i + 1))), expected, `${name} byte by byte`);
  }
});

test("dots are un-stuffed at the start of lines only", () => {
  const { message, used, bare } = whole("..a\r\n.b\r\nc.d\r\n...\r\n.\r\n");
  assert.deepEqual({ message, bare }, { message: ".a\r\nb\r\nc.d\r\n..\r\n", bare: 0 });
  assert.equal(used, 22);
});

test("an empty message ends at once", () => {
  assert.deepEqual(whole(".\r\nQUIT\r\n"), { message: "", used: 3, bare: 0 });
});

test("bare CR and LF are counted and become CRLF", () => {
  assert.deepEqual(whole("a\nb\rc\r\r\nd\r\n.\r\n"), { message: "a\r\nb\r\nc\r\n\r\nd\r\n", used: 14, bare: 3 });
});

test("what is clean passes through unchanged, NULs inside lines included", () => {
  const body = Array.from({ length: 500 }, (_, i) => `line ${i} a\0b ${"x".repeat(i % 90)}`).join("\r\n");
  assert.equal(whole(`${body}\r\n.\r\n`).message, `${body}\r\n`);
});

test("random wires: what was stuffed comes back, whatever the cuts", () => {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const words = ["a", ".", "..", "\r\n", "\r\n", "bc", "\r\n.", "d."];
  for (let round = 0; round < 300; round++) {
    const message = `${Array.from({ length: next(30) }, () => words[next(words.length)]).join("")}\r\n`;
    const wire = Buffer.from(stuffed(message), "latin1");
    const pieces: Buffer[] = [];
    for (let at = 0; at < wire.length; ) {
      const length = 1 + next(5);
      pieces.push(wire.subarray(at, at + length));
      at += length;
    }
    assert.deepEqual(scan(pieces), { message, used: wire.length, bare: 0 });
  }
});
