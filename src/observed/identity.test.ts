/** Who is named for a message, from what is known about it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enclosingOf, identityOf, kindOf, toClientName } from "./identity.ts";
import type { Clues } from "./observed.ts";

const NAMED: readonly (readonly [why: string, clues: Clues, identity: string])[] = [
  ["a login", { submitter: "Anna@Example.org", client: "192.0.2.7", author: "other@example.org" }, "user:anna@example.org"],
  ["a script rather than its host", { script: "/var/www/a/x.php", client: "192.0.2.9" }, "script:192.0.2.9/var/www/a/x.php"],
  ["a script rather than the account of the whole site", { script: "33:mail.php", submitter: "web1" }, "script:web1/33:mail.php"],
  ["X-PHP-Script without the visitor", { script: "shop.example/send.php for 198.51.100.3, 198.51.100.4" }, "script:shop.example/send.php"],
  ["a local user", { localUser: "www-data", client: "192.0.2.9" }, "user:www-data@192.0.2.9"],
  ["not the mail program's own account", { localUser: "postfix", client: "192.0.2.9" }, "host:192.0.2.9"],
  ["the device behind an address", { lease: "52:54:00:AB:CD:EF", client: "192.0.2.7" }, "lease:52:54:00:ab:cd:ef"],
  ["an address", { client: "2001:db8::7", helo: "pc7" }, "host:2001:db8::7"],
  ["the author when nothing better is known", { author: "Bo@Example.org" }, "author:bo@example.org"],
  ["nobody", {}, "unknown:"],
  ["control characters do not get in", { submitter: "a\r\nb\u0000c" }, "user:abc"],
];

test("the most specific identity is named", () => {
  for (const [why, clues, identity] of NAMED) assert.equal(identityOf(clues), identity, why);
});

test("an identity is bounded and tells its kind", () => {
  assert.ok(identityOf({ submitter: "x".repeat(100_000) }).length < 400);
  assert.equal(kindOf("script:web1/x.php"), "script");
  assert.equal(kindOf("nonsense"), "unknown");
  assert.equal(kindOf(":"), "unknown");
});

test("an update is no new mail client", () => {
  assert.equal(toClientName("Mozilla Thunderbird 102.1"), "Mozilla Thunderbird");
  assert.equal(toClientName("Apple Mail (2.3696.120.41.1.1)"), "Apple Mail");
  assert.equal(toClientName("Mutt/1.10.1 (2018-07-13)"), "Mutt");
  assert.equal(toClientName("Microsoft Outlook 16.0"), "Microsoft Outlook");
});

test("around a script is the account or host that it runs in", () => {
  assert.equal(enclosingOf({ script: "1000:x.php", submitter: "Anna@example.org", client: "192.0.2.7" }), "user:anna@example.org");
  assert.equal(enclosingOf({ script: "1000:x.php", client: "192.0.2.7", author: "a@example.org" }), "host:192.0.2.7");
  assert.equal(enclosingOf({ script: "1000:x.php", author: "a@example.org" }), null);
  assert.equal(enclosingOf({ submitter: "anna@example.org" }), null);
});
