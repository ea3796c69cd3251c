/** What a gateway answers: clean only when everything needed was seen, not clean as long as nobody dealt with it, and why. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasDealtWith } from "../incidents/dealt-with.ts";
import type { MessageCount } from "../ports/event-log.ts";
import type { Incident, Turn } from "../ports/incidents.ts";
import { mostEvents } from "./estimate.ts";
import { liveStatement, type Sight, type Site, toLiveStatement } from "./live.ts";
import type { ReportSight } from "./live-reports.ts";

const NOW = Date.UTC(2026, 10, 26, 12);
const HOUR = 3_600_000;

function count(change: Partial<MessageCount> = {}): MessageCount {
  return { direction: "outbound", class: "clean", action: "accept", messages: 1_000, first: NOW - 90 * HOUR, last: NOW - HOUR, ...change };
}

const turn: Turn = { at: NOW - HOUR, from: "watch", to: "suspended", by: null, note: null, until: null, evidence: 9.5 };

function incident(change: Partial<Incident> = {}): Incident {
  return {
    id: "I7",
    identity: "user:anna@example.org",
    ...{ openedAt: NOW - HOUR, closedAt: null, state: "suspended", worst: "suspended", observed: false, turns: [turn] },
    ledger: [{ at: NOW - 2 * HOUR, signal: "content", title: "Content", value: "0.97", llr: 3, messages: ["M1"] }],
    messages: [],
    counts: { gone: 1, held: 2, deferred: 0, refused: 4 },
    recipientsReached: 3,
    evidence: [],
    ...change,
  };
}

const site: Site = { domains: ["example.org"], networks: ["192.0.2.0/24"], mailHosts: [], egress25: "blocked" };
const NO_REPORTS: ReportSight = { reports: [], isCut: false, outgoing: null };

function sight(change: Partial<Sight> = {}): Sight {
  return {
    ...{ from: NOW - 168 * HOUR, now: NOW, watch: "on", incidents: [], lastSignIn: NOW - HOUR },
    counts: [count(), count({ direction: "inbound" })],
    reports: NO_REPORTS,
    site,
    ...change,
  };
}

test("clean: mail passed, nobody crossed, port 25 is blocked", () => {
  const { answer, because, estimate, sensors, period } = toLiveStatement(sight());
  assert.equal(answer, "no");
  assert.match(because.join("\n"), /each of 1000 outgoing messages was judged and weighed/);
  assert.deepEqual(
    sensors.map(({ name }) => name),
    ["outbound door", "inbound door", "sign-ins"],
  );
  assert.equal(period.from, "2026-11-22T18:00:00Z", "it speaks of the time that was seen");
  assert.ok(estimate.upper95 !== null && estimate.upper95 > 0.003 && estimate.upper95 < 0.01, `${estimate.upper95}`);
});

test("cannot know: each sensor that is needed and missing is named", () => {
  const cases: readonly (readonly [Partial<Sight>, RegExp])[] = [
    [{ site: { ...site, egress25: "unknown" } }, /cannot know: what other hosts send straight to the world/],
    [{ watch: "off" }, /cannot know: nobody weighs outgoing mail/],
    [{ counts: [count({ direction: "inbound" })] }, /cannot know: no mail has passed the outbound door/],
    [{ counts: [count({ last: NOW - 100 * HOUR })] }, /cannot know: the outbound door is silent since 22 November 2026/],
  ];
  for (const [change, why] of cases) {
    const { answer, because } = toLiveStatement(sight(change));
    assert.equal(answer, "cannot-know", String(why));
    assert.match(because.join("\n"), why);
  }
});

test("not clean: who, since when, whom it reached; a missing sensor does not hide it", () => {
  const { answer, because, identities } = toLiveStatement(sight({ incidents: [incident()], site: { ...site, egress25: "unknown" } }));
  assert.equal(answer, "yes");
  assert.match(
    because[0] ?? "",
    /user:anna@example\.org is suspended: since .* it reached 3 recipients outside, and 6 messages of it did not leave \(incident I7\)/,
  );
  assert.deepEqual(
    identities.map(({ state, crossedAt, messages, recipients, ledger }) => ({
      state,
      crossedAt,
      messages,
      recipients,
      rows: ledger.length,
    })),
    [{ state: "suspended", crossedAt: "2026-11-26T11:00:00Z", messages: 7, recipients: 3, rows: 1 }],
  );
});

test("what only observing would have stopped is not clean either, and goes on", () => {
  const { answer, because, blindSpots } = toLiveStatement(sight({ watch: "observing", incidents: [incident({ observed: true })] }));
  assert.equal(answer, "yes");
  assert.match(because[0] ?? "", /would be suspended/);
  assert.match(blindSpots.join("\n"), /what it would stop leaves/);
});

test("once a person has dealt with it, it is told and does not count; what ended by itself counts", () => {
  const released: Turn = { ...turn, at: NOW, from: "suspended", to: "normal", by: "olga", note: "new password" };
  const dealt = toLiveStatement(sight({ incidents: [incident({ closedAt: NOW, state: "normal", turns: [turn, released] })] }));
  assert.equal(dealt.answer, "no");
  assert.match(dealt.because.join("\n"), /was suspended after 3 recipients outside; olga ended that on 26 November 2026.*: "new password"/);
  const faded = toLiveStatement(
    sight({ incidents: [incident({ closedAt: NOW, state: "normal", turns: [turn, { ...released, by: null }] })] }),
  );
  assert.equal(faded.answer, "yes");
  assert.match(faded.because[0] ?? "", /was stopped for a time, and nobody has looked at it/);
});

test("held and no more: unknown until a person looks, as what was held leaves after some minutes", () => {
  const toHeld: Turn = { ...turn, to: "held" };
  const held = incident({ worst: "held", state: "held", turns: [toHeld] });
  const open = toLiveStatement(sight({ incidents: [held] }));
  assert.equal(open.answer, "cannot-know");
  assert.match(
    open.because.join("\n"),
    /cannot know: user:anna@example\.org is held: too little .* reached 3 recipients outside, and 2 messages of it wait/,
  );
  assert.doesNotMatch(open.because.join("\n"), /nobody stands as/);
  assert.equal(open.identities.length, 1);
  const over = { ...held, closedAt: NOW, state: "normal", turns: [toHeld, { ...turn, from: "held", to: "normal" }] } as const;
  const faded = toLiveStatement(sight({ incidents: [over] }));
  assert.equal(faded.answer, "cannot-know");
  assert.match(faded.because.join("\n"), /was held for a time: too little was seen to stop it, and nobody has looked at it/);
  const answered = toLiveStatement(sight({ incidents: [{ ...over, answered: { at: NOW, by: "olga", note: "a mailing" } }] }));
  assert.equal(answered.answer, "no");
  assert.match(answered.because.join("\n"), /was held after 3 recipients outside; olga looked at it after it had ended on .*: "a mailing"/);
  const byHand = toLiveStatement(sight({ incidents: [{ ...held, turns: [{ ...toHeld, by: "olga" }] }] }));
  assert.equal(byHand.answer, "no", "a person holds it and knows");
  const ended: Turn = { ...turn, from: "held", to: "normal" };
  const handEnded = incident({ worst: "held", state: "normal", closedAt: NOW, turns: [{ ...toHeld, by: "olga" }, ended] });
  assert.equal(toLiveStatement(sight({ incidents: [handEnded] })).answer, "no", "it had an end from the start");
  const again = incident({ worst: "held", state: "normal", closedAt: NOW, turns: [{ ...toHeld, by: "olga" }, toHeld, ended] });
  assert.equal(wasDealtWith(again), false, "the evidence held it after that");
});

test("a stop that faded is not clean until a person has looked at it", () => {
  const faded = incident({ closedAt: NOW, state: "normal", turns: [turn, { ...turn, from: "suspended", to: "normal" }] });
  assert.equal(toLiveStatement(sight({ incidents: [faded] })).answer, "yes");
  const looked = toLiveStatement(sight({ incidents: [{ ...faded, answered: { at: NOW, by: "olga", note: null } }] }));
  assert.equal(looked.answer, "no");
});

test("more incidents than can be looked at are told of", async () => {
  const many = Array.from({ length: 1_500 }, (_, i) =>
    incident({ id: `I${i}`, openedAt: NOW - i, worst: "held", answered: { at: NOW, by: "olga", note: null }, closedAt: NOW }),
  );
  const list = async ({ limit, before = Number.POSITIVE_INFINITY }: { readonly limit: number; readonly before?: number }) => {
    const rows = many.filter(({ openedAt }) => openedAt < before);
    return { rows: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1]!.openedAt : null };
  };
  const events = { counts: async () => [count()], latest: async () => [], outgoing: async () => ({ recipients: 0, isAll: true }) };
  const told = await liveStatement({ events, incidents: { list }, watch: "on", site, now: NOW });
  assert.equal(told.answer, "cannot-know");
  assert.match(told.because.join("\n"), /more than 1000 incidents/);
});

test("spam that policy kept back did not leave; spam that left raises the bound", () => {
  const kept = toLiveStatement(sight({ counts: [count(), count({ class: "spam", action: "quarantine", messages: 50 })] }));
  assert.deepEqual([kept.estimate.messages, kept.estimate.spamShare], [1_000, 0]);
  const left = toLiveStatement(sight({ counts: [count(), count({ class: "phish", action: "tag", messages: 50 })] }));
  assert.equal(left.estimate.messages, 1_050);
  assert.ok((left.estimate.spamShare ?? 0) > 0.03);
});

test("text of strangers stays on its line", () => {
  const { because } = toLiveStatement(sight({ incidents: [incident({ identity: "user:a\r\nfaked: line\u202e" })] }));
  assert.doesNotMatch(because.join(""), /[\r\n\u202e]/);
});

test("the bound of nothing seen is three", () => {
  assert.ok(Math.abs(mostEvents(0) - 3) < 0.01);
});
