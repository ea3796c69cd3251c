/** Character references as browsers read them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeEntities } from "./entities.ts";

test("names and numbers", () => {
  assert.equal(
    decodeEntities("&lt;&amp;&gt;&quot;&apos;&nbsp;&euro;&Omega;&zwnj;&colon;&Tab;", "text"),
    `<&>"'\u00a0\u20ac\u03a9\u200c:\t`,
  );
  assert.equal(decodeEntities("&#65;&#x42;&#X43&#68 &#128;&#150;", "text"), "ABCD \u20ac\u2013");
});

test("invalid numbers become the replacement character", () => {
  assert.equal(decodeEntities("&#0;&#xD800;&#x110000;&#99999999;", "text"), "\ufffd\ufffd\ufffd\ufffd");
});

test("without semicolon: old names in text, not before letters in attributes", () => {
  assert.equal(decodeEntities("a &amp b &copy2002 &ampfoo; &hearts", "text"), "a & b \u00a92002 &foo; &hearts");
  assert.equal(decodeEntities("?a=1&copy=2&lt", "attribute"), "?a=1&copy=2<");
});

test("what is no reference stays", () => {
  assert.equal(decodeEntities("a & b &; &#; &#x; &nosuchname; &", "text"), "a & b &; &#; &#x; &nosuchname; &");
});
