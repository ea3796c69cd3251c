/** What reports in messages count: bounded, and what could not be read is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readMessage } from "../read.ts";
import { attachedMail, dmarcMail, dmarcXml, type ReportOptions } from "../testing/aggregate-report.ts";
import { zipOf } from "../testing/zip-of.ts";
import { type Counted, type CountedMail, countedIn } from "./counted.ts";

const FROM = Date.UTC(2026, 10, 25);
const UNTIL = Date.UTC(2026, 10, 25, 23, 59, 59);
const DAY: ReportOptions = {
  ...{ from: FROM, until: UNTIL },
  rows: [
    { source: "198.51.100.1", count: 9 },
    { source: "192.0.2.25", count: 40, dkim: "pass", spf: "pass" },
    { source: "192.0.2.25", count: 2, dkim: "pass" },
    { source: "2001:DB8::1", count: 3, spf: "pass", domain: "News.Example.org" },
  ],
};

function counted(mail: string): readonly Counted[] {
  return countedIn(readMessage(Buffer.from(mail, "latin1")));
}

function attached(
  content: Buffer,
  name = "receiver.example!example.org!1764028800!1764115199.xml.gz",
  subject = "report",
): readonly Counted[] {
  return counted(attachedMail({ subject, author: "dmarc@receiver.example", type: "application/octet-stream", name, content }));
}

function mailOf(found: readonly Counted[]): CountedMail {
  const [first] = found;
  assert.equal(first?.kind, "dmarc");
  return first as CountedMail;
}

test("a DMARC report: sums by host and domain, what was proved first", () => {
  const report = mailOf(counted(dmarcMail(DAY)));
  assert.deepEqual(
    [report.reporter, report.id, report.domain, report.from, report.until, report.damage],
    ["receiver.example", "1", "example.org", FROM, UNTIL, null],
  );
  assert.deepEqual(report.sources, [
    { source: "192.0.2.25", domain: "example.org", count: 42, byKey: 42, bySpf: 40 },
    { source: "2001:db8::1", domain: "news.example.org", count: 3, byKey: 0, bySpf: 3 },
    { source: "198.51.100.1", domain: "example.org", count: 9, byKey: 0, bySpf: 0 },
  ]);
  assert.deepEqual(report.others, { sources: 0, count: 0, byKey: 0, bySpf: 0 });
});

test("gzip, zip, bare, gzip in gzip, and gzip with bytes after its end", () => {
  const xml = Buffer.from(dmarcXml(DAY));
  const packed = [
    gzipSync(xml),
    gzipSync(gzipSync(xml)),
    xml,
    zipOf([{ name: "a.xml", content: xml, deflated: true }]),
    zipOf([{ name: "a.xml", content: xml }]),
    Buffer.concat([gzipSync(xml), Buffer.from("\r\n")]),
  ];
  for (const content of packed) assert.equal(mailOf(attached(content)).sources.length, 3);
});

test("a TLS report", () => {
  const json = {
    "organization-name": "Company-X",
    "date-range": { "start-datetime": "2026-11-25T00:00:00Z", "end-datetime": "2026-11-25T23:59:59Z" },
    "report-id": "5065427c",
    policies: [
      {
        policy: { "policy-type": "sts", "policy-domain": "Example.org" },
        summary: { "total-successful-session-count": 5_326, "total-failure-session-count": 303 },
        "failure-details": [
          { "result-type": "starttls-not-supported", "receiving-mx-hostname": "mx2.example.org", "failed-session-count": 200 },
          { "result-type": "certificate-expired", "failed-session-count": 103 },
        ],
      },
    ],
  };
  const name = "company-x.example!example.org!1764028800!1764115199.json.gz";
  assert.deepEqual(attached(gzipSync(JSON.stringify(json)), name), [
    {
      ...{ kind: "tls", reporter: "Company-X", id: "5065427c", from: FROM, until: UNTIL, domains: ["example.org"] },
      ...{ succeeded: 5_326, failed: 303 },
      failures: [
        { what: "starttls-not-supported", host: "mx2.example.org", sessions: 200 },
        { what: "certificate-expired", host: null, sessions: 103 },
      ],
    },
  ]);
});

test("ordinary mail with packed files is not opened; one that says it is a report is", () => {
  const content = gzipSync(dmarcXml(DAY));
  assert.deepEqual(attached(content, "photos.xml.gz", "holiday"), []);
  assert.equal(attached(content, "photos.xml.gz", "Fwd: Report Domain: example.org Submitter: x").length, 1);
  assert.equal(attached(content, "photos.xml.gz", "DMARC aggregate").length, 1);
});

test("what looks like a report and cannot be read is told, with why", () => {
  const why = (content: Buffer): string => {
    const [first] = attached(content);
    assert.equal(first?.kind, "unread");
    return first?.kind === "unread" ? first.why : "";
  };
  assert.equal(why(Buffer.from("hello")), "neither a DMARC report nor a TLS report");
  assert.equal(why(gzipSync("<feedback></feedback>")), "a DMARC report without dates");
  assert.equal(why(Buffer.from("\u001f\u008b\u0008\u0000 torn", "latin1")), "a packed report is damaged");
  assert.equal(why(Buffer.alloc(3_200_000, 97)), "larger than the 4 MB that are read of the reports in one message");
  assert.equal(why(gzipSync(Buffer.alloc(50_000_000, 97))), "a packed report grows beyond what may be unpacked and was left");
  assert.equal(why(gzipSync(`{"organization-name":"x","a":[${"[],".repeat(200_000)}[]]}`)), "larger than 256 KB");
});

test("numbers and times that cannot be are no report of anything", () => {
  const [odd] = attached(gzipSync(dmarcXml({ ...DAY, from: 9e20, until: 9e20 })));
  assert.equal(odd?.kind, "unread");
  const report = mailOf(attached(gzipSync(dmarcXml({ ...DAY, rows: [...DAY.rows, { source: "192.0.2.1", count: 1e300 }] }))));
  assert.equal(report.sources.length, 3);
});

test("many hosts and rows, entities, deep and torn XML: bounded, and what was read before stands", () => {
  const rows = Array.from({ length: 9_000 }, (_, i) => ({ source: `10.1.${i >> 8}.${i & 255}`, count: 1 }));
  const many = mailOf(attached(gzipSync(dmarcXml({ ...DAY, rows: [...rows, { source: "192.0.2.25", count: 5, dkim: "pass" }] }))));
  assert.equal(many.sources[0]?.source, "192.0.2.25");
  assert.deepEqual([many.sources.length, many.others], [100, { sources: 8_901, count: 8_901, byKey: 0, bySpf: 0 }]);
  const start = dmarcXml(DAY).replace("</feedback>", "");
  const damaged: readonly (readonly [string, RegExp])[] = [
    [dmarcXml({ ...DAY, rows: [...DAY.rows, ...rows, ...rows.slice(0, 1_500)] }), /more than 10000 rows/],
    [`${start}${"<a>".repeat(1_000)}`, /nested too deeply/],
    [`${start}<record><row>&boom;`, /./],
    [start, /./],
  ];
  for (const [xml, why] of damaged) {
    const report = mailOf(attached(gzipSync(xml)));
    assert.match(report.damage ?? "", why);
    assert.ok(report.sources.length >= 3);
  }
});

test("a message of many bombs costs no more than one", () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, 97));
  const inner = zipOf(Array.from({ length: 20 }, (_, i) => ({ name: `${i}.gz`, content: bomb })));
  const start = process.cpuUsage();
  assert.equal(attached(inner)[0]?.kind, "unread");
  const { user, system } = process.cpuUsage(start);
  assert.ok(user + system < 1_000_000, `${user + system} µs`);
});
