/** From files to the statement: hosts that bypass the mail server, reports beside what passed, sensors that are cut, and hostile lines on a page. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import { tempFolder } from "../../../test/support/temp.ts";
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

const record = (source: string, count: number, dkim: string): string =>
  `<record><row><source_ip>${source}</source_ip><count>${count}</count><policy_evaluated><disposition>none</disposition><dkim>${dkim}</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>example.org</header_from></identifiers></record>`;
const DMARC = (records: string): string =>
  `<?xml version="1.0"?><feedback><report_metadata><org_name>receiver.test</org_name><report_id>1</report_id><date_range><begin>${Date.UTC(2026, 9, 5) / 1000}</begin><end>${Date.UTC(2026, 9, 6) / 1000 - 1}</end></date_range></report_metadata><policy_published><domain>example.org</domain><p>none</p></policy_published>${records}</feedback>`;

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

test("DMARC reports: a source with our keys that no log knows is a doubt, one that borrows our name is not", async (t) => {
  const doubtful = await answer(t, { "mail.log": mailLog(), "report.xml": DMARC(record("203.0.113.5", 70, "pass")) });
  assert.equal(doubtful.answer, "cannot-know");
  assert.match(doubtful.because.join("\n"), /203\.0\.113\.5 sends with your keys/);
  const forged = await answer(t, { "mail.log": mailLog(), "report.xml": DMARC(record("203.0.113.6", 900, "fail")) });
  assert.equal(forged.answer, "no", JSON.stringify(forged.because));
  assert.match(forged.because.join("\n"), /900 messages from 1 sources that only borrow your name/);
  assert.deepEqual(
    forged.hosts.map(({ role }) => role),
    ["forges-us"],
  );
});

test("more mail of our own hosts by reports than passed here is said", async (t) => {
  const statement = await answer(
    t,
    { "mail.log": mailLog(), "report.xml": DMARC(record("192.0.2.25", 5_000, "pass")) },
    { mailHosts: ["192.0.2.25"] },
  );
  assert.match(statement.because.join("\n"), /5000 messages of your mail hosts where only 24 deliveries passed here/);
});

test("what hostile lines say is escaped on the page and tamed on the terminal", async (t) => {
  const odd = '2026-10-05T10:00:00+00:00 mail <script>alert(1)</script>"[1]: \u001b[2J&lt;\u202e';
  const statement = await answer(t, { "mail.log": `${mailLog('"><script>alert(2)</script>@example.org')}\n${odd}` });
  const page = toHtml(statement);
  assert.doesNotMatch(page, /<script/i);
  assert.doesNotMatch(page + toText(statement), /[\u001b\u202e]/);
  assert.match(statement.blindSpots.join("\n"), /1 lines or records .* were not understood/);
});
