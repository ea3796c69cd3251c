/** What a stranger wrote must read as what it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toPieces, toPlain } from "./safe-text.ts";

test("marks that reorder or hide text are shown by name", () => {
  assert.equal(toPlain("invoice\u202egnp.exe"), "invoice[U+202E]gnp.exe");
  assert.equal(toPlain("pay\u200bpal \u2066x\u2069 \ufeff"), "pay[U+200B]pal [U+2066]x[U+2069] [U+FEFF]");
  assert.equal(toPlain("a\u0000b\u001b[31m\u009bc\u007f"), "a[U+0000]b[U+001B][31m[U+009B]c[U+007F]");
  assert.equal(toPlain("pay\u200dpal\u200c"), "pay[U+200D]pal[U+200C]");
  assert.equal(toPlain("tag \u{e0041}"), "tag [U+E0041]");
});

test("ordinary text of every language stays as it is, with its lines", () => {
  for (const text of ["Grüße, שלום, مرحبا, 你好", "two\n\tlines", "👩\u200d💻 <b>&amp;</b>", "می\u200cخواهم", ""])
    assert.equal(toPlain(text), text);
});

test("pieces put together are the text", () => {
  const pieces = toPieces("a\u202eb\u202c");
  assert.deepEqual(pieces, [
    { kind: "text", text: "a" },
    { kind: "mark", code: "U+202E" },
    { kind: "text", text: "b" },
    { kind: "mark", code: "U+202C" },
  ]);
});
