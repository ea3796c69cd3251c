/** Hosts and people that a text names without a scheme, and what only looks like them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mentionsIn } from "./mentions.ts";

const hosts = (text: string) => mentionsIn(text, 100).hosts;

test("hosts with a public suffix, to the end of their path", () => {
  assert.deepEqual(hosts("See evil.com/login?x=1, (pay.example.co.uk) or Shop.Example.NET."), ["evil.com/login?x=1", "pay.example.co.uk"]);
  assert.deepEqual(hosts("SHOP.NET, cheap.top/a_b. example.pl/x"), ["SHOP.NET", "cheap.top/a_b", "example.pl/x"]);
});

test("files, code, sentences without their space, parts of other things are none", () => {
  assert.deepEqual(hosts("README.md node.js foo.py sys.exit(1) console.info(x) e.g.this v1.2.3 192.0.2.1 the end.Click here.It is"), []);
  assert.deepEqual(hosts("http://a.com/b.com me@example.com x=y.com a.com@b www.a.com $a.com foo.com(1) ... a.invalid"), []);
});

test("hosts written so as not to be links", () => {
  assert.deepEqual(mentionsIn("evil[.]com/x, bad(dot)example[.]org hxxp://c[.]test a[.]", 100).defanged, [
    "evil[.]com/x",
    "bad(dot)example[.]org",
  ]);
});

test("people", () => {
  const text = "write to Barrister.Lee@evil.com today, see http://a.com/x?me=you@b.com or http://1@c.com, not a@b or a@b.invalid";
  assert.deepEqual(mentionsIn(text, 100).addresses, ["Barrister.Lee@evil.com"]);
});

test("bounded in number and linear in hostile text", () => {
  assert.equal(hosts("a.com ".repeat(500)).length, 100);
  for (const text of ["a.", "a[.]", "-", ".", "a(dot)", "a.com", "x@"].map((piece) => piece.repeat(50_000)))
    mentionsIn(`${text} b[.]c`, 100);
});
