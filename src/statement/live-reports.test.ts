/** Reports that came in at the gateway: what they say can leave a doubt and never more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PosternEvent, ReportCounted } from "../events/event.ts";
import type { Counted, CountedMail, CountedSource } from "../mail/aggregates/counted.ts";
import type { Outgoing } from "../ports/event-log.ts";
import { reportsSince, reportsTold } from "./live-reports.ts";

const NOW = Date.UTC(2026, 10, 26, 12);
const HOUR = 3_600_000;
const FIRST = NOW - 100 * HOUR;
const SITE = { domains: ["example.org"], networks: ["192.0.2.0/24"], mailHosts: ["192.0.2.25"], egress25: "blocked" } as const;
const OTHERS = { sources: 0, count: 0, byKey: 0, bySpf: 0 };
const ALL: Outgoing = { recipients: 100, isAll: true };

function from(source: string, count: number, proved: Partial<CountedSource> = {}): CountedSource {
  return { source, domain: "example.org", count, byKey: 0, bySpf: 0, ...proved };
}

function report(sources: readonly CountedSource[], more: Partial<CountedMail> = {}): CountedMail {
  const about = { reporter: "receiver.example", id: "7", domain: "example.org", from: NOW - 36 * HOUR, until: NOW - 12 * HOUR } as const;
  return { kind: "dmarc", ...about, sources, others: OTHERS, damage: null, ...more };
}

function came(told: Counted, more: Partial<ReportCounted> = {}): ReportCounted {
  const about = { arrival: "x", author: "dmarc@receiver.example", clientAddress: "203.0.113.1", class: "clean" } as const;
  return { type: "report.counted", version: 1, at: NOW - 6 * HOUR, ...about, report: told, ...more };
}

function told(reports: readonly ReportCounted[], outgoing: Outgoing | null = ALL, site: typeof SITE | object = {}) {
  return reportsTold({ reports, isCut: false, outgoing }, { ...SITE, ...site }, NOW, FIRST);
}

test("hosts that send as us past the gateway leave a doubt; those that borrow our name or pass mail on do not", () => {
  const { doubts, hosts, notes, sensors, blindSpots } = told([
    came(
      report([
        from("192.0.2.25", 90, { byKey: 90, bySpf: 90 }),
        from("198.51.100.9", 3, { bySpf: 3 }),
        from("198.51.100.8", 40, { byKey: 40 }),
        from("203.0.113.7", 2, { byKey: 2 }),
        from("203.0.113.8", 500),
      ]),
    ),
  ]);
  assert.deepEqual(doubts, [
    "198.51.100.8 sends with your keys (40 messages by DMARC reports of receiver.example) and does not pass this gateway; name it in `mailHosts` when you know it",
    "198.51.100.9 sends from your SPF record (3 messages by DMARC reports of receiver.example) and does not pass this gateway; name it in `mailHosts` when you know it",
  ]);
  assert.deepEqual(
    hosts.map(({ address, role }) => `${address} ${role}`),
    ["198.51.100.8 sends-as-us", "198.51.100.9 sends-as-us", "203.0.113.7 passes-on", "203.0.113.8 forges-us"],
  );
  assert.match(notes.join("\n"), /500 messages from 1 host that only borrow your name[\s\S]*2 messages with your key from 1 other host/);
  assert.deepEqual(sensors, [{ name: "DMARC reports", covers: "1 report of receiver.example", silentSince: null }]);
  assert.match(blindSpots.join("\n"), /who wrote the DMARC reports: nobody proved it/);
});

test("a host inside that is no mail host is a doubt here: whoever wrote the report proved nothing", () => {
  const { doubts, hosts } = told([came(report([from("192.0.2.77", 30)]))]);
  assert.match(doubts.join(), /^192\.0\.2\.77 is no mail host and 30 messages of it reached the world/);
  assert.equal(hosts[0]?.role, "direct-to-mx");
  assert.deepEqual(told([came(report([from("192.0.2.77", 30)]))], ALL, { mailHosts: [] }).doubts, []);
});

test("reports in unwanted mail, of other domains, and sent twice", () => {
  const sources = [from("198.51.100.8", 40, { byKey: 40 })];
  const scam = told([came(report(sources), { class: "scam" })]);
  assert.deepEqual([scam.doubts, scam.hosts, scam.sensors], [[], [], []]);
  assert.match(scam.blindSpots.join(), /1 report in mail that was judged unwanted/);
  assert.deepEqual(told([came(report(sources, { domain: "evil-example.org" }))]).hosts, []);
  assert.deepEqual(told([came(report([{ ...sources[0]!, domain: "other.example" }]))]).hosts, []);
  const twice = told([came(report(sources)), came(report(sources), { at: NOW - HOUR }), came(report(sources, { id: "8" }))]);
  assert.match(twice.doubts.join(), /80 messages/);
});

test("more of our own hosts than left here is a doubt, unless not all is known", () => {
  const reports = [came(report([from("192.0.2.25", 500, { bySpf: 500 })]))];
  assert.match(
    told(reports).doubts.join(),
    /500 messages of your mail hosts from .* where 100 recipients got mail .*more left than passed here/,
  );
  assert.deepEqual(told(reports, { recipients: 100, isAll: false }).doubts, []);
  assert.deepEqual(told(reports, { recipients: 450, isAll: true }).doubts, []);
  assert.deepEqual(
    told([came(report([from("192.0.2.25", 500, { bySpf: 500 })], { from: FIRST - HOUR }))]).doubts,
    [],
    "of an earlier time",
  );
});

test("failing TLS is told to whoever can mend it; silence and what could not be read are named", () => {
  const about = { reporter: "Sender Inc.", id: "1", from: NOW - 36 * HOUR, until: NOW - 12 * HOUR } as const;
  const failures = [{ what: "certificate-expired", host: "mx.example.org", sessions: 12 }];
  const tls = { kind: "tls", ...about, domains: ["example.org"], succeeded: 288, failed: 12, failures } as const;
  const { notes, blindSpots, sensors } = told([
    came(tls),
    came({ ...tls, domains: ["other.example"] }),
    came({ kind: "unread", name: "a.zip", why: "a packed report is damaged" }),
    came(report([from("192.0.2.25", 5, { bySpf: 5 })]), { at: NOW - 90 * HOUR }),
  ]);
  assert.deepEqual(notes, [
    "TLS reports of Sender Inc.: 12 of 300 connections to your mail hosts could not be secured: certificate-expired at mx.example.org",
  ]);
  assert.match(blindSpots.join("\n"), /1 attachment that look/);
  assert.equal(sensors[0]?.silentSince, "2026-11-22T18:00:00Z");
});

test("text of strangers stays on its line", () => {
  const odd = told([came(report([from("198.51.100.8", 40, { byKey: 40 })], { reporter: "a\r\nfaked: line\u202e" }))]);
  assert.doesNotMatch(JSON.stringify([odd.doubts, odd.hosts, odd.sensors]), /\\r|\\n|\u202e/);
});

test("the reports of the period are read page by page, up to a bound", async () => {
  const events: PosternEvent[] = Array.from({ length: 5_000 }, (_, i) =>
    came(report([from("192.0.2.25", 1, { bySpf: 1 })], { id: `${i}` }), { at: NOW - i }),
  );
  const asked: unknown[] = [];
  const log = {
    latest: async ({ limit, before = events.length + 1 }: { readonly limit: number; readonly before?: number }) => {
      const skipped = events.length + 1 - before;
      return events.slice(skipped, skipped + limit).map((event, i) => ({ seq: events.length - skipped - i, event }));
    },
    outgoing: async (period: unknown) => {
      asked.push(period);
      return ALL;
    },
  };
  const all = await reportsSince(log, SITE, { from: NOW - 1_199, firstOutgoing: FIRST });
  assert.deepEqual([all.reports.length, all.isCut, all.outgoing], [1_200, false, ALL]);
  assert.deepEqual(asked, [{ since: NOW - 36 * HOUR, until: NOW - 12 * HOUR + 1 }]);
  const cut = await reportsSince(log, SITE, { from: 0, firstOutgoing: null });
  assert.deepEqual([cut.reports.length, cut.isCut, cut.outgoing], [2_000, true, null]);
  assert.match(reportsTold(cut, SITE, NOW, null).blindSpots.join(), /more than 2000 reports/);
});
