/** From files to the statement: hosts that bypass the mail server, reports beside what passed, sensors that are cut, and hostile lines on a page. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import { tempFolder } from "../../../test/support/temp.ts";
import { dmarcXml, type ReportRow } from "../../mail/testing/aggregate-report.ts";
import type { Statement } from "../../statement/statement.ts";
import { toHtml } from "./html.ts";
import { toAnswer } from "./run.ts";
import type { Site } from "./statement.ts";
import { toText } from "./text.ts";

const SITE: Site = { networks: [], mailHosts: [], egress25: "blocked" };

function mailLog(user = "anna@example.org"): string {
  return Array.from({ length: 24 }, (_, hour) => {
    const id = `4F1A2B3C${hour.toString(16).padStart(2, "0").toUpperCase()}`;
    const at = `2026-10-05T${String(hour).padStart(2, "0")}:00:00+00:00 mail`;
    return [
      `${at} postfix/smtpd[1]: ${id}: client=pc[192.168.1.7], sasl_method=PLAIN, sasl_username=${user}`,
      `${at} postfix/qmgr[2]: ${id}: from=<${user}>, size=900, nrcpt=1 (queue active)`,
      `${at} postfix/smtp[3]: ${id}: to=<bo@example.com>, relay=mx.example.com[198.51.100.9]:25, delay=1, dsn=2.0.0, status=sent (250 ok)`,
      `${at} postfix/qmgr[2]: ${id}: removed`,
    ].join("\n");
  }).join("\n");
}

async function answer(t: TestContext, files: Readonly<Record<string, string | Buffer>>, site: Partial<Site> = {}): Promise<Statement> {
  const folder = tempFolder(t);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, "in"), { recursive: true });
    writeFileSync(join(folder, "in", name), typeof text === "string" && text !== "" ? `${text}\n` : text);
  }
  const options = { since: null, until: null, domains: ["example.org"], judge: async () => null, onProgress: () => {} };
  return toAnswer([join(folder, "in")], { ...SITE, ...site }, options);
}

const packet = (from: string, hour: number, prefix = "egress"): string =>
  `2026-10-05T${String(hour).padStart(2, "0")}:00:01+00:00 gw kernel: [ 1.5] ${prefix} IN=eth1 OUT=eth0 SRC=${from} DST=198.51.100.25 LEN=60 PROTO=TCP SPT=4711 DPT=25 SYN`;

test("clean: nobody crossed, and every needed sensor was seen", async (t) => {
  const statement = await answer(t, { "mail.log": mailLog() });
  assert.equal(statement.answer, "no", JSON.stringify(statement.because));
  assert.deepEqual(statement.identities, []);
});

test("the first packet to port 25 of a host that is no mail host is named; a mail host may, and so may whoever the firewall stopped", async (t) => {
  const firewall = [
    packet("192.168.1.25", 0),
    packet("192.168.1.77", 5),
    packet("192.168.1.90", 6, "egress DROP"),
    packet("192.168.1.25", 23),
  ];
  const files = { "mail.log": mailLog(), "kern.log": firewall.join("\n") };
  const guilty = await answer(t, files, { egress25: "unknown", mailHosts: ["192.168.1.25"] });
  assert.equal(guilty.answer, "yes");
  assert.deepEqual(
    guilty.hosts.map(({ address, role }) => `${address} ${role}`),
    ["192.168.1.77 direct-to-mx", "192.168.1.90 stopped-by-firewall"],
  );
  assert.match(guilty.hosts[0]?.evidence ?? "", /198\.51\.100\.25 at 2026-10-05 05:00:01/);
  assert.match(toText(guilty), /^NOT CLEAN[\s\S]*Take 192\.168\.1\.77 off port 25/);

  const clean = await answer(t, files, { egress25: "unknown", mailHosts: ["192.168.1.25", "192.168.1.77"] });
  assert.equal(clean.answer, "no", JSON.stringify(clean.because));
});

test("a question for mail hosts is shown and makes nobody guilty", async (t) => {
  const statement = await answer(t, {
    "mail.log": mailLog(),
    "dns.log": "2026-10-05T05:00:00+00:00 gw dnsmasq[33]: query[MX] example.com from 192.168.1.77",
  });
  assert.equal(statement.answer, "no");
  assert.deepEqual(
    statement.hosts.map(({ address, role }) => `${address} ${role}`),
    ["192.168.1.77 asks-for-mx"],
  );
});

test("without a proof of what leaves on port 25, or without the log of the mail host, nobody can know", async (t) => {
  const noProof = await answer(t, { "mail.log": mailLog() }, { egress25: "unknown" });
  assert.equal(noProof.answer, "cannot-know");
  assert.match(noProof.because.join("\n"), /cannot know: what other hosts send straight to the world/);
  const noLog = await answer(t, { "kern.log": packet("192.168.1.25", 0) }, { mailHosts: ["192.168.1.25"] });
  assert.equal(noLog.answer, "cannot-know");
  assert.match(noLog.because.join("\n"), /the log of the host that sends mail for you is missing/);
});

test("where nothing tells a time, no period is told", async (t) => {
  const empty = await answer(t, { "README.md": "# about these files\n" });
  assert.equal(empty.answer, "cannot-know");
  assert.match(toText(empty), /\nNothing that was read tells a time\n/);
  assert.doesNotMatch(toHtml(empty), / to <|: {2}to /);
});

/** A report of the day of the log. */
const report = (...rows: readonly ReportRow[]): string =>
  dmarcXml({ reporter: "receiver.test", from: Date.UTC(2026, 9, 5), until: Date.UTC(2026, 9, 6) - 1_000, rows });

test("a part of the mail log that nobody could read leaves a doubt; an empty one does not", async (t) => {
  const older = gzipSync(mailLog().replaceAll("2026-10-05", "2026-10-04"));
  const parts = {
    "mail.log.2.xz": [Buffer.from("\u00fd7zXZ\u0000\u0000\u0004", "latin1"), /not read, it is packed with xz/],
    "mail.log.3.bz2": [Buffer.from("BZh91AY&SY", "latin1"), /not read, it is packed with bzip2/],
    "mail.log.1.gz": [older.subarray(0, older.length / 2), /mail\.log\.1\.gz: damaged or unreadable/],
  } as const;
  for (const [name, [bytes, why]] of Object.entries(parts)) {
    const statement = await answer(t, { "mail.log": mailLog(), [name]: bytes });
    assert.equal(statement.answer, "cannot-know", name);
    assert.match(statement.because.join(), /a part of the mail log is missing: /);
    assert.match(statement.because.join(), why);
    assert.equal(statement.period.to.slice(0, 10), "2026-10-05", "what can be read was read");
  }
  const empty = { "mail.log.1": "", "mail.log.2.gz": gzipSync(""), "mail.log.3.xz": "" };
  assert.equal((await answer(t, { "mail.log": mailLog(), ...empty })).answer, "no");
});

test("DMARC reports: a source with our keys or in our SPF that no log knows is a doubt, one that borrows our name is not", async (t) => {
  const told = (...rows: readonly ReportRow[]) => answer(t, { "mail.log": mailLog(), "report.xml": report(...rows) });
  const keys = await told({ source: "203.0.113.5", count: 70, dkim: "pass" });
  assert.equal(keys.answer, "cannot-know");
  assert.match(keys.because.join("\n"), /203\.0\.113\.5 sends with your keys/);
  const spf = await told({ source: "203.0.113.5", count: 1, spf: "pass" });
  assert.equal(spf.answer, "cannot-know");
  assert.match(spf.because.join("\n"), /203\.0\.113\.5 sends from your SPF record/);
  const forged = await told({ source: "203.0.113.6", count: 900 });
  assert.equal(forged.answer, "no", JSON.stringify(forged.because));
  assert.match(forged.because.join("\n"), /900 messages from 1 host that only borrow your name/);
  assert.deepEqual(
    forged.hosts.map(({ role }) => role),
    ["forges-us"],
  );
});

test("DMARC reports: a few signed messages from elsewhere are mail that was passed on", async (t) => {
  const rows = [
    { source: "192.0.2.25", count: 24, dkim: "pass", spf: "pass" },
    { source: "203.0.113.7", count: 9, dkim: "pass" },
  ] as const;
  const statement = await answer(t, { "mail.log": mailLog(), "report.xml": report(...rows) }, { mailHosts: ["192.0.2.25"] });
  assert.equal(statement.answer, "no", JSON.stringify(statement.because));
  assert.match(statement.because.join("\n"), /9 messages with your key from 1 other host, a few each/);
  assert.deepEqual(
    statement.hosts.map(({ address, role }) => `${address} ${role}`),
    ["203.0.113.7 passes-on"],
  );
});

test("DMARC reports: a host inside that is no mail host and whose mail reached the world is named", async (t) => {
  const files = { "mail.log": mailLog(), "report.xml": report({ source: "192.0.2.77", count: 30, spf: "pass" }) };
  const guilty = await answer(t, files, { networks: ["192.0.2.0/24"], mailHosts: ["192.0.2.25"] });
  assert.equal(guilty.answer, "yes");
  assert.match(
    guilty.because[0] ?? "",
    /192\.0\.2\.77 is no mail host and 30 messages of it reached the world, by DMARC reports of receiver\.test/,
  );
  assert.match(toText(guilty), /Take 192\.0\.2\.77 off port 25/);
  const unnamed = await answer(t, files, { networks: ["192.0.2.0/24"] });
  assert.equal(unnamed.answer, "no", "which hosts send mail was never said");
});

test("more mail of our own hosts by reports than passed here is a doubt", async (t) => {
  const told = (count: number) =>
    answer(
      t,
      { "mail.log": mailLog(), "report.xml": report({ source: "192.0.2.25", count, dkim: "pass" }) },
      { mailHosts: ["192.0.2.25"] },
    );
  const more = await told(5_000);
  assert.equal(more.answer, "cannot-know");
  assert.match(more.because.join("\n"), /5000 messages of your mail hosts where only 24 deliveries passed here/);
  assert.equal((await told(24)).answer, "no");
});

test("what hostile lines say is escaped on the page and tamed on the terminal", async (t) => {
  const odd = '2026-10-05T10:00:00+00:00 mail <script>alert(1)</script>"[1]: \u001b[2J&lt;\u202e';
  const statement = await answer(t, { "mail.log": `${mailLog('"><script>alert(2)</script>@example.org')}\n${odd}` });
  const page = toHtml(statement);
  assert.doesNotMatch(page, /<script/i);
  assert.doesNotMatch(page + toText(statement), /[\u001b\u202e]/);
  assert.match(statement.blindSpots.join("\n"), /1 lines or records .* were not understood/);
});
