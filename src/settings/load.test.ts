/** From a file to settings: what good files become. Bad ones are in mistakes.test.ts. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { loadSettings, parseSettings } from "./load.ts";
import type { Settings } from "./settings.ts";

const GOOD = "domains: [example.org]\nnextHop: { inbound: 'smtp://127.0.0.1:10026', outbound: 'smtp://127.0.0.1:10027' }\n";

function parse(text: string): Settings {
  return parseSettings(text, { file: "/etc/postern/postern.yaml", dataFolder: "/var/lib/postern" });
}

test("the smallest useful file: everything else has its default, networks has none", () => {
  const settings = parse(GOOD);
  assert.deepEqual(settings.nextHop.inbound, {
    hosts: [{ kind: "smtp", host: "127.0.0.1", port: 10_026, implicitTls: false }],
    tls: "opportunistic",
    verify: true,
    ca: null,
    credentials: null,
    routes: {},
  });
  assert.deepEqual(settings.networks, []);
  assert.deepEqual(settings.doors.inbound.listen, ["127.0.0.1:2525"]);
  assert.deepEqual(settings.hold, { max: 300_000 });
  assert.equal(settings.keep.cap, 2_000_000_000);
  assert.equal(settings.users, "/var/lib/postern/users");
  assert.equal(settings.tls, null);
  assert.ok(settings.hostname.length > 0 && settings.scan.workers >= 1);
});

test("without any file: the embedded default trusts this machine only and delivers into a Maildir", (t) => {
  const folder = tempFolder(t);
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir(folder);
  const settings = loadSettings({ dataFolder: "state" });
  assert.equal(settings.file, null);
  assert.deepEqual(settings.domains, ["example.org", "localhost"]);
  assert.deepEqual(settings.networks, ["127.0.0.0/8", "::1/128"]);
  assert.deepEqual(settings.nextHop.outbound?.hosts, [{ kind: "maildir", folder: join(folder, "state", "maildir") }]);
  // a file in the folder is found by itself, and then nothing of the embedded default holds
  writeFileSync("postern.yaml", GOOD);
  assert.deepEqual(loadSettings({ dataFolder: "state" }).networks, []);
});

test("paths start at the folder of the file", (t) => {
  const folder = tempFolder(t);
  mkdirSync(join(folder, "tls"));
  for (const name of ["tls/cert.pem", "tls/key.pem", "secret"]) writeFileSync(join(folder, name), "x");
  writeFileSync(
    join(folder, "postern.yaml"),
    `domains: example.org
tls: { certificate: tls/cert.pem, key: tls/key.pem }
users: people
nextHop:
  inbound: maildir:mail/in
  outbound: { url: 'smtps://hop.example', user: me, passwordFile: secret, routes: { .Partner.example: 'smtp://other.example:2525' } }
`,
  );
  const settings = loadSettings({ file: join(folder, "postern.yaml"), dataFolder: "/data" });
  assert.deepEqual(settings.tls, { certificate: join(folder, "tls/cert.pem"), key: join(folder, "tls/key.pem") });
  assert.equal(settings.users, join(folder, "people"));
  assert.deepEqual(settings.nextHop.inbound?.hosts, [{ kind: "maildir", folder: join(folder, "mail/in") }]);
  assert.deepEqual(settings.nextHop.outbound?.credentials, { user: "me", passwordFile: join(folder, "secret") });
  assert.deepEqual(settings.nextHop.outbound?.routes[".partner.example"]?.credentials, null, "a route inherits no password");
});

test("one value stands for a list, off for an empty one, a key without value for nothing at all", () => {
  const settings = parse(
    `${GOOD}networks: 192.0.2.0/24\ndoors: { outbound: { listen: off } }\nconsole: { listen: off }\npolicy:\n  # none yet\ngroups:\n`,
  );
  assert.deepEqual(settings.networks, ["192.0.2.0/24"]);
  assert.deepEqual(settings.doors.outbound.listen, []);
  assert.equal(settings.console.listen, null);
  assert.deepEqual(settings.policy, []);
});

test("domains and networks take their canonical form", () => {
  const settings = parse(`${GOOD.replace("[example.org]", "[EXAMPLE.org., münchen.example]")}networks: ["2001:DB8:0::/32", 192.0.2.7]\n`);
  assert.deepEqual(settings.domains, ["example.org", "xn--mnchen-3ya.example"]);
  assert.deepEqual(settings.networks, ["2001:db8::/32", "192.0.2.7/32"]);
});

test("rules in all their forms", () => {
  const settings = parse(`${GOOD}
groups: { partners: [good.example, "anna@far.example"] }
policy:
  - do: accept
    when: { mailFrom: groups/partners, client: 198.51.100.0/24, probability: [">= 0.5", "< .9"], size: "> 20MB" }
  - name: tag it
    when: { class: [spam, bulk], attachment: pdf }
    do: { tag: { headers: { X-A: "{class}" }, subjectPrefix: "[x] " } }
  - { name: keep, when: { from: "<>" }, do: { quarantine: "odd" } }
  - { name: wait, when: { direction: outbound, submitter: bob@example.org }, do: hold }
  - { name: later, when: { recipient: postmaster@ }, do: { defer: { text: "later" } } }
  - { name: last, do: reject }
`);
  assert.deepEqual(settings.policy[0], {
    name: "rule 1",
    when: {
      mailFrom: ["groups/partners"],
      client: ["198.51.100.0/24"],
      probability: [
        { is: ">=", than: 0.5 },
        { is: "<", than: 0.9 },
      ],
      size: [{ is: ">", than: 20_000_000 }],
    },
    do: { kind: "accept" },
  });
  assert.deepEqual(
    settings.policy.slice(1).map((rule) => rule.do),
    [
      { kind: "tag", headers: [["X-A", "{class}"]], subjectPrefix: "[x] " },
      { kind: "quarantine", reason: "odd" },
      { kind: "hold", reason: null },
      { kind: "defer", text: "later" },
      { kind: "reject", text: null },
    ],
  );
});
