/** A bad file tells every mistake, each in one sentence and where it stands; whatever it is, it ends in sentences. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { OperatorError } from "../platform/errors.ts";
import { SettingsMistakes } from "./errors.ts";
import { loadSettings, parseSettings } from "./load.ts";

const GOOD = "domains: [example.org]\nnextHop: { inbound: 'smtp://127.0.0.1:10026', outbound: 'smtp://127.0.0.1:10027' }\n";

function mistakesOf(text: string): readonly string[] {
  try {
    parseSettings(text, { file: "/etc/postern/postern.yaml", dataFolder: "/var/lib/postern" });
  } catch (fault) {
    assert.ok(fault instanceof SettingsMistakes && fault instanceof OperatorError);
    assert.equal(fault.message, fault.mistakes.join("\n"));
    return fault.mistakes.map((mistake) => mistake.replace("/etc/postern/postern.yaml:", ""));
  }
  return [];
}

test("all mistakes of a file at once, in its order, of every kind", () => {
  const mistakes = mistakesOf(`domains: [example.org, "not one"]
netwroks: [192.0.2.0/24]
nextHop:
  inbound: smtp://me:secret@127.0.0.1
  outbound: { url: smtp://127.0.0.1:10027, tls: requird }
doors: { inbound: { listen: 127.0.0.1:2587 } }
policy:
  - when: { from: groups/nobody, class: spm }
    do: quarantin
hold: { max: 5 minutes }
log: debug
`);
  assert.deepEqual(mistakes, [
    '1:24 domains.1: expected a domain name, such as example.org, found "not one"',
    '2:1 netwroks: expected one of domains, networks, mailHosts, egress25, hostname, nextHop, doors, tls, users, bareNewlines, observeOnly, outbound, groups, policy, hold, keep, console, scan, checks, learning, rules or log, found "netwroks" (did you mean networks?)',
    '4:12 nextHop.inbound: expected smtp://HOST:PORT, smtps://HOST:PORT or maildir:FOLDER, without user and password, found "smtp://…@127.0.0.1"',
    '5:49 nextHop.outbound.tls: expected opportunistic, required or none, found "requird" (did you mean required?)',
    "6:1 doors.outbound: expected a port of its own, found 127.0.0.1:2587, which doors.inbound.listen has too",
    '8:19 policy.0.when.from: expected the name of a group under groups, found "nobody"',
    '8:41 policy.0.when.class: expected clean, bulk, spam, scam, phish, malware, dangerous-attachment, backscatter, policy or unscannable, found "spm" (did you mean spam?)',
    '9:5 policy.0.do: expected one of accept, tag, quarantine, hold, defer or reject, found "quarantin" (did you mean quarantine?)',
    '10:14 hold.max: expected a duration from 10s to 24h, such as 90s, 5m, 48h or 7d, found "5 minutes"',
    '11:6 log: expected a group of settings, found "debug"',
  ]);
});

// each text is added to a good file, which then has exactly this one mistake
const SINGLE: readonly (readonly [text: string, mistake: RegExp])[] = [
  ["hostname: localhost", /^3:11 hostname: expected a fully qualified host name/],
  ["networks: 192.0.2.7/24", /^3:11 networks: expected an address or a network/],
  ["networks: '::ffff:192.0.2.0/120'", /^3:11 networks: expected an address or a network/],
  ["networks: 0.0.0.0/0", /^3:11 networks: expected our own hosts only .* open relay$/],
  [
    "networks: [10.0.0.0/8, '2001:db8::/32', 10.1.0.0/16]",
    /^3:41 networks\.2: .* overlap, found 10\.1\.0\.0\/16, which overlaps 10\.0\.0\.0\/8$/,
  ],
  ["doors: { inbound: { listen: 127.0.0.1 } }", /expected off, one HOST:PORT|expected HOST:PORT/],
  ["doors: { inbound: { listen: '127.0.0.300:25' } }", /doors\.inbound\.listen: expected HOST:PORT.*found "127\.0\.0\.300:25"/],
  ["doors: { inbound: { listen: '127.0.0.1:70000' } }", /doors\.inbound\.listen: expected HOST:PORT/],
  ["doors: { inbound: { listenTls: 127.0.0.1:8080 } }", /console\.listen.*|a port of its own, found 127\.0\.0\.1:8080/],
  [
    "doors: { outbound: { listen: '0.0.0.0:2525' } }",
    /doors\.outbound\.listen: expected a port of its own, found 0\.0\.0\.0:2525, which doors\.inbound\.listen has too/,
  ],
  ["doors: { inbound: { maxMessage: 25000000 } }", /maxMessage: expected a size from 64KB to 200MB, such as .*, found 25000000/],
  ["doors: { inbound: { maxMessage: 1GB } }", /maxMessage: expected a size from 64KB to 200MB/],
  ["doors: { inbound: { maxRecipients: 1.5 } }", /maxRecipients: expected a whole number from 1 to 10,000, found 1\.5/],
  ["doors: { inbund: {} }", /^3:10 doors\.inbund: expected one of inbound or outbound, found "inbund" \(did you mean inbound\?\)/],
  ["tls: { certificate: cert.pem }", /^3:21 tls\.certificate: expected key beside certificate, found none/],
  ["tls: { key: key.pem }", /^3:13 tls\.key: expected certificate beside key, found none/],
  ["observeOnly: { inbound: yes }", /observeOnly\.inbound: expected true or false, found "yes"/],
  ["bareNewlines: normalize", /\(did you mean normalise\?\)/],
  ["keep: { outbound: 3w }", /keep\.outbound: expected 0 or a duration/],
  ["keep: { quota: 0 }", /keep\.quota: expected a size from 10MB/],
  ["console: { publicUrl: 'https://postern.example.org/path' }", /console\.publicUrl: expected an origin/],
  ["scan: { workers: 0 }", /scan\.workers: expected a whole number from 1 to 256, found 0/],
  ["checks: { scores: { X: high } }", /checks\.scores\.X: expected a number from -20 to 20, found "high"/],
  ["groups: { 'a b': [x.example] }", /^3:11 groups\.a b|groups\."a b": expected a name of letters/],
  ["groups: { a: ['groups/b'] }", /groups\.a\.0: expected user@example\.org/],
  ["policy: { when: { from: groups/x }, do: accept }", /^3:25 policy\.when\.from: expected the name of a group under groups, found "x"$/],
  ["policy: [{ do: hold }]", /^3:16 policy\.0\.do: expected hold only together with when\.direction outbound or internal/],
  ["policy: [{ when: { class: spam } }]", /policy\.0\.do: expected accept, tag, .* found nothing$/],
  ["policy: [{ do: { accept: {}, reject: no } }]", /policy\.0\.do: expected exactly one of accept/],
  [
    "policy: [{ do: { reject: 'see {subject}' } }]",
    /policy\.0\.do\.reject: expected one line of printable ASCII.*found "see \{subject\}"$/,
  ],
  [
    'policy: [{ do: { tag: { headers: { X-A: "a\\r\\nBcc: b" } } } }]',
    /headers\.X-A: expected one line of printable ASCII.*found "a\?\?Bcc: b"$/,
  ],
  [
    "policy: [{ do: { tag: { headers: { Subject: x } } } }]",
    /^3:36 policy\.0\.do\.tag\.headers\.Subject: expected a header name that begins with X-/,
  ],
  ["policy: [{ do: { tag: { headers: { X-Postern-Verdict: clean } } } }]", /not one of ours/],
  ["policy: [{ when: { size: '> 20' }, do: accept }]", /when\.size: expected a comparison with a size/],
  ["policy: [{ when: { probability: '> 2' }, do: accept }]", /when\.probability: expected a comparison with a probability/],
  ["policy: [{ when: { recipient: [] }, do: accept }]", /when\.recipient: expected .* with at least one entry, found an empty list/],
  ["policy: [{ name: a, when: { class: spam }, do: tag }, { name: a, do: accept }]", /policy\.1\.name: expected a name of its own/],
  [
    "policy: [{ do: accept }, { name: b, when: { class: spam }, do: tag }]",
    /policy\.1: expected a rule that can match, found one that "rule 1" before it covers/,
  ],
];

for (const [text, expected] of SINGLE) {
  test(`one mistake: ${text}`, () => {
    const mistakes = mistakesOf(`${GOOD}${text}\n`);
    assert.equal(mistakes.length, 1, mistakes.join("\n"));
    assert.match(mistakes[0] ?? "", expected);
  });
}

test("next hops: a password needs its file and TLS, and the gateway is not its own next hop", () => {
  const hop = (inner: string) => mistakesOf(`domains: example.org\nnextHop: { outbound: maildir:out, inbound: ${inner} }\n`);
  assert.match(
    hop("{ url: 'smtp://h.example', user: me }").join("\n"),
    /nextHop\.inbound\.user: expected passwordFile beside user, found none$/,
  );
  const secret = "{ url: 'smtp://h.example', user: me, passwordFile: /nowhere/pw, tls: none }";
  assert.match(
    hop(secret).join("\n"),
    /a file that can be read, found \/nowhere\/pw \(ENOENT\)\n.*tls: expected opportunistic or required/,
  );
  assert.match(hop("'smtp://127.0.0.1:2525'").join("\n"), /nextHop\.inbound: expected a server other than this gateway/);
  assert.match(hop("{ tls: none }").join("\n"), /nextHop\.inbound\.url: expected .*, found nothing$/);
  assert.match(hop("{ url: [] }").join("\n"), /at least one entry, found an empty list$/);
  assert.match(hop("{ url: 'smtp://h.example', routes: { 'a b': maildir:x } }").join("\n"), /expected a domain such as example\.org/);
});

test("an open door needs a next hop, and the inbound one domains; a closed one needs neither", () => {
  assert.equal(mistakesOf("").length, 3);
  assert.deepEqual(mistakesOf("doors: { inbound: { listen: off }, outbound: { listen: off } }"), []);
});

test("files that are no settings end in one sentence", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcde"[index]}`).join(",")}]`).join("\n")}`;
  const cases: readonly (readonly [string, RegExp])[] = [
    ["- a\n- b", /^1:1: expected settings/],
    [bomb, /^1:1: expected few aliases/],
    [`a: ${"[".repeat(50_000)}`, /^1:1: expected a few levels of nesting/],
    [`x${"y".repeat(8_000_001)}`, /^1:1: expected at most 8 MB/],
    ["domains: [a]\u0000", /^1:1: expected text, found NUL/],
    ["a: 1\n\tb: 2", /^2:1: expected spaces before the key, found a tab/],
    ["domains: [a.example]\ndomains: [b.example]", /^2:1: expected each key once/],
    ["a: !!js/function 'x'", /^1:4: expected YAML/],
    ["policy:\n- when: { size: > 20MB }", /comparisons need quotes/],
    ["a: 1\n---\nb: 2", /expected YAML/],
  ];
  for (const [text, expected] of cases) assert.match(mistakesOf(text)[0] ?? "", expected);
});

test("keys that a JavaScript object has by itself are unknown keys like any other", () => {
  for (const key of ["__proto__", "constructor", "toString"]) {
    assert.match(mistakesOf(`${GOOD}${key}: { domains: [evil.example] }\n`).join("\n"), new RegExp(`^3:1 ${key}: expected one of`));
  }
});

test("a file that cannot be read is one sentence", (t) => {
  const folder = tempFolder(t);
  assert.throws(
    () => loadSettings({ file: join(folder, "none.yaml"), dataFolder: folder }),
    /none\.yaml: expected a settings file, found none that can be read \(ENOENT/,
  );
  assert.throws(() => loadSettings({ file: folder, dataFolder: folder }), SettingsMistakes);
});

test("no half of a broken file is used, however many mistakes it has", () => {
  const many = `${GOOD}policy:\n${Array.from({ length: 1_500 }, (_, index) => `  - { name: n${index}, do: x${index} }`).join("\n")}\n`;
  const mistakes = mistakesOf(many);
  assert.ok(mistakes.length > 0 && mistakes.length <= 200);
});
