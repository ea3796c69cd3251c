/** What is an address and what is not; relay tricks must be read in one way only. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePath } from "./paths.ts";

const GOOD: readonly (readonly [string, string, string])[] = [
  ["<>", "", ""],
  ["<a@b.example>", "a@b.example", ""],
  [" <a@b.example>", "a@b.example", ""],
  ["<a@b.example> SIZE=1 BODY=7BIT", "a@b.example", " SIZE=1 BODY=7BIT"],
  ["<Postmaster>", "Postmaster", ""],
  ["<a.b+c=d/e!f%g@b.example>", "a.b+c=d/e!f%g@b.example", ""],
  ['<"a b"@c.example>', '"a b"@c.example', ""],
  ['<"a@evil.example"@c.example>', '"a@evil.example"@c.example', ""],
  ['<"a>b\\"c"@d.example> RET=FULL', '"a>b\\"c"@d.example', " RET=FULL"],
  ["<a@[192.0.2.1]>", "a@[192.0.2.1]", ""],
  ["<a@[IPv6:2001:db8::1]>", "a@[IPv6:2001:db8::1]", ""],
  ["<@relay.example:a@b.example>", "a@b.example", ""],
  ["<@one.example,@[IPv6:::1],@two.example:a@b.example>", "a@b.example", ""],
  ["<a@mail_host.example>", "a@mail_host.example", ""],
  ["<a@b>", "a@b", ""],
];

const BAD: readonly string[] = [
  "",
  "a@b.example",
  "<a@b.example",
  "<a@b.example>x",
  "<a>",
  "<@b.example>",
  "<a@>",
  "<a@b@c.example>",
  "<a@b.example@>",
  "<.a@b.example>",
  "<a.@b.example>",
  "<a..b@c.example>",
  "<a b@c.example>",
  "<a@b c>",
  "<a@b..example>",
  "<a@-b.example>",
  "<a@b-.example>",
  "<a@b.example.>",
  "<a,c@b.example>",
  "<a@b.example,c@d.example>",
  "<a\\@evil.example@b.example>",
  '<""@b.example>',
  '<"a@b.example>',
  '<"a"b@c.example>',
  '<"a"@"b"@c.example>',
  "<a@[192.0.2.256]>",
  "<a@[192.0.2.1>",
  "<a@192.0.2.1]>",
  "<a@[IPv6:fe80::1%eth0]>",
  "<a@[]>",
  "<@relay.example>",
  "<@relay.example:>",
  "<@:a@b.example>",
  "<@relay.example,a@b.example>",
  "<relay.example:a@b.example>",
  "<@relay.example:@other.example:a@b.example>",
  "<a\tb@c.example>",
  "<a\u0085b@c.example>",
  "<<a@b.example>>",
  `<a@${"b".repeat(64)}.example>`,
  `<${"a".repeat(245)}@b.example>`,
];

for (const [text, address, rest] of GOOD) {
  test(`reads ${text}`, () => {
    assert.deepEqual(parsePath(text), { kind: "path", address, rest, utf8: false });
  });
}

for (const text of BAD) {
  test(`refuses ${text.slice(0, 60)}`, () => {
    assert.equal(parsePath(text).kind, "wrong");
  });
}

test("an address beyond ASCII is marked", () => {
  assert.deepEqual(parsePath("<jürgen@büro.example>"), { kind: "path", address: "jürgen@büro.example", rest: "", utf8: true });
});

test("long local parts of VERP and SRS pass", () => {
  assert.equal(parsePath(`<${"a".repeat(200)}@b.example>`).kind, "path");
});

test("hostile paths take no time worth measuring", () => {
  const begun = process.cpuUsage();
  for (const text of [`<${"@a,".repeat(600)}`, `<${'"'.repeat(2_000)}>`, `<${"a.".repeat(1_000)}@b>`, `<a@${"-".repeat(2_000)}>`]) {
    for (let i = 0; i < 100; i++) assert.equal(parsePath(text).kind, "wrong");
  }
  const { user } = process.cpuUsage(begun);
  assert.ok(user < 1_000_000, `${user} µs of CPU`);
});
