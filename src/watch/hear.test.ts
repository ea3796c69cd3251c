/** What is heard of each event: replies of next hops, bounces and who may write them, correspondents, sign-ins. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hashOf } from "../detectors/outbound/familiar.ts";
import type { MessageIntended, PosternEvent } from "../events/event.ts";
import type { CountedMail } from "../mail/aggregates/counted.ts";
import type { ReportSummary } from "../mail/summary.ts";
import { toWhose } from "../observed/whose.ts";
import { toNetworks } from "../platform/net.ts";
import { type Hearing, hear, parseReply } from "./hear.ts";

const AT = 1_000;
const OURS = "01JDCHM0000000000000000000";
const RELAY = "192.0.2.99";
const client = { address: "192.0.2.7", port: 1, helo: "pc7", protocol: "ESMTP", tls: null, ours: true } as const;
const hearing: Hearing = {
  isRelay: toNetworks([RELAY]),
  whose: toWhose({ networks: ["192.0.2.0/24"], mailHosts: [RELAY] }),
  domains: ["example.org"],
  sentAs: (messageId) => (messageId === "<one@example.org>" ? { arrival: OURS, recipients: [hashOf("dead@far.example")] } : undefined),
  isOurs: (arrival) => arrival === OURS,
};
const refusal: PosternEvent = {
  ...{ type: "recipient.refused", version: 1, at: AT, door: "smtp-outbound", client, submitter: "anna", mailFrom: "Anna@example.org" },
  ...{ recipient: "Dead@far.example", by: "next-hop", reply: "550 5.1.1 no such user" },
};
const said = { kind: "reply", at: AT, recipient: "dead@far.example", via: "smtp" } as const;
const unknownUser = { result: "refused", enhanced: "5.1.1", text: "no such user" } as const;

test("a next hop's no is a reply about the sender that is known", () => {
  const by = { submitter: "anna", client: "192.0.2.7", author: "anna@example.org" };
  assert.deepEqual(hear(refusal, hearing), [{ ...said, message: null, by, ...unknownUser }]);
  const relayed = hear({ ...refusal, client: { ...client, address: RELAY } } as PosternEvent, hearing);
  assert.deepEqual(relayed, [{ ...said, message: null, by: { author: "anna@example.org" }, ...unknownUser }]);
  assert.deepEqual(hear({ ...refusal, by: "us" } as PosternEvent, hearing), [], "our own refusal is no news");
  assert.deepEqual(hear({ ...refusal, door: "smtp-inbound" } as PosternEvent, hearing), []);
});

test("one word about a whole transaction counts once; a 250 and a broken connection say nothing", () => {
  const handover = { hop: "hop", queueId: null, recipients: ["dead@far.example", "other@far.example"] } as const;
  const handled = (arrival: string, result: "accepted" | "refused" | "failed", reply: string): PosternEvent => ({
    ...{ type: "message.handled", version: 1, at: AT, arrival, outcome: "refused", reply: "", kept: [], outbox: [], milliseconds: 1 },
    handovers: [{ ...handover, result, reply }],
  });
  assert.deepEqual(hear(handled(OURS, "refused", "550 5.1.1 no such user"), hearing), [{ ...said, message: OURS, by: {}, ...unknownUser }]);
  assert.deepEqual(hear(handled(OURS, "accepted", "250 2.0.0 queued"), hearing), []);
  assert.deepEqual(hear(handled(OURS, "failed", "connection lost"), hearing), []);
  assert.deepEqual(hear(handled("somebody else's", "refused", "550 5.1.1 no such user"), hearing), []);
});

test("what becomes of mail in the outbox is heard as well", () => {
  const tried = (result: "delivered" | "retry", reply: string): PosternEvent => ({
    ...{ type: "outbox.tried", version: 1, at: AT, arrival: OURS, entry: "e", hop: "hop", nextAttempt: null },
    ...{ recipients: ["dead@far.example"], result, reply },
  });
  const later = { ...said, message: OURS, by: {}, result: "deferred", enhanced: "4.7.1", text: "greylisted" };
  assert.deepEqual(hear(tried("retry", "450 4.7.1 greylisted"), hearing), [later]);
  assert.deepEqual(hear(tried("delivered", "250 2.0.0 queued"), hearing), []);
});

function inbound(more: Partial<MessageIntended>, reports: readonly ReportSummary[] = []): MessageIntended {
  const summary = {
    ...{ bytes: 1, subject: "", from: [{ name: null, address: "Carl@partner.example" }], to: [], messageId: null, date: null },
    ...{ parts: [], linkHosts: [], defects: [], reports },
  };
  const envelope = { mailFrom: "carl@partner.example", mailParameters: {}, rcptTo: [{ address: "Anna@example.org" }] };
  return {
    ...{ type: "message.intended", version: 1, at: AT, arrival: "x", door: "smtp-inbound", direction: "inbound", client, submitter: null },
    ...{ envelope, sha256: "", summary, facts: {}, findings: [], class: "clean", probability: 0, range: [0, 0], rulings: [] },
    ...more,
  };
}

test("of spam that came in the text alone is heard: somebody may pass it on", () => {
  const { summary } = inbound({});
  const told = hear(inbound({ class: "spam", summary: { ...summary, campaign: { sketch: "ab", build: "b", domains: [] } } }), hearing);
  assert.deepEqual(told, [{ kind: "received", at: AT, from: null, to: ["anna@example.org"], template: "ab", isReply: false }]);
});

test("wanted mail from outside makes a correspondent; spam, bounces and mail of our own do not", () => {
  assert.deepEqual(hear(inbound({}), hearing), [
    { kind: "received", at: AT, from: "carl@partner.example", to: ["anna@example.org"], template: null, isReply: false },
  ]);
  assert.deepEqual(hear(inbound({ class: "spam" }), hearing), []);
  assert.deepEqual(hear(inbound({ direction: "outbound" }), hearing), []);
  assert.deepEqual(hear(inbound({ envelope: { mailFrom: null, mailParameters: {}, rcptTo: [] } }), hearing), []);
});

test("a bounce counts for a message of ours and a recipient that it had, and for nothing else", () => {
  const bounce = (messageId: string, address: string, action = "failed"): MessageIntended => {
    const report = {
      kind: "delivery-status",
      type: null,
      recipients: [{ address, action, status: "5.1.1" }],
      messageId,
      from: null,
    } as const;
    return inbound({ envelope: { mailFrom: null, mailParameters: {}, rcptTo: [{ address: "anna@example.org" }] } }, [report]);
  };
  const told = { ...said, message: OURS, by: {}, result: "refused", enhanced: "5.1.1", text: "", via: "dsn" };
  assert.deepEqual(hear(bounce("<one@example.org>", "Dead@far.example"), hearing), [told]);
  assert.deepEqual(hear(bounce("<one@example.org>", "dead@far.example", "delayed"), hearing), [{ ...told, result: "deferred" }]);
  assert.deepEqual(hear(bounce("<one@example.org>", "dead@far.example", "delivered"), hearing), []);
  assert.deepEqual(hear(bounce("<one@example.org>", "made-up@far.example"), hearing), [], "it never went there");
  assert.deepEqual(hear(bounce("<made-up@example.org>", "dead@far.example"), hearing), [], "it is not ours");
});

test("a complaint counts for a message of ours, by one of its recipients or by nobody named", () => {
  const feedback = (messageId: string | null, to: readonly string[], type: string | null = "abuse"): MessageIntended =>
    inbound({}, [
      { kind: "feedback", type, recipients: to.map((address) => ({ address, action: null, status: null })), messageId, from: null },
    ]);
  const told = { kind: "report", at: AT, what: "complaint", by: {}, message: OURS, messages: 1 } as const;
  const detail = "abuse complaint about <one@example.org>";
  assert.deepEqual(hear(feedback("<one@example.org>", ["Dead@far.example"]), hearing), [
    { ...told, source: "dead@far.example", detail, complainant: "dead@far.example" },
  ]);
  assert.deepEqual(hear(feedback("<one@example.org>", [], null), hearing), [
    { ...told, source: "a recipient", detail, complainant: `#${hashOf("dead@far.example")}` },
  ]);
  for (const nothing of [
    feedback("<one@example.org>", ["made-up@far.example"]),
    feedback("<made-up@example.org>", []),
    feedback(null, []),
    feedback("<one@example.org>", [], "not-spam"),
    feedback("<one@example.org>", [], "auth-failure"),
  ])
    assert.deepEqual(
      hear(nothing, hearing).filter(({ kind }) => kind === "report"),
      [],
    );
});

test("of a DMARC report the hosts inside that are no mail hosts are heard; of an unwanted one, and of other domains, nothing", () => {
  const counted = (more: Partial<CountedMail> = {}, what = "clean"): PosternEvent => {
    const one = { domain: "example.org", count: 40, byKey: 0, bySpf: 40 };
    const sources = [RELAY, "192.0.2.7", "198.51.100.1"].map((source) => ({ ...one, source }));
    const others = { sources: 0, count: 0, byKey: 0, bySpf: 0 };
    const report = {
      kind: "dmarc",
      reporter: "receiver.example",
      id: "7",
      domain: "example.org",
      from: 1,
      until: 2,
      damage: null,
    } as const;
    return {
      ...{ type: "report.counted", version: 1, at: AT, arrival: "x", author: null, clientAddress: null, class: what },
      report: { ...report, sources, others, ...more },
    };
  };
  assert.deepEqual(hear(counted(), hearing), [
    {
      ...{ kind: "report", at: AT, what: "sends-beside", by: { client: "192.0.2.7" }, message: null, messages: 40 },
      ...{ source: "receiver.example", detail: "40 messages reached the world past the mail hosts", complainant: "receiver.example" },
    },
  ]);
  assert.deepEqual(hear(counted({}, "scam"), hearing), []);
  assert.deepEqual(hear(counted({ domain: "example.org.evil.example" }), hearing), []);
  assert.deepEqual(hear(counted(), { ...hearing, whose: toWhose({ networks: ["192.0.2.0/24"], mailHosts: [] }) }), [], "nobody named them");
});

test("sign-ins are heard, good and bad", () => {
  const event = { version: 1, at: AT, door: "smtp-outbound", client, submitter: "anna", mechanism: "PLAIN" } as const;
  const seen = { kind: "sign-in", at: AT, user: "anna", client: "192.0.2.7", service: "smtp", place: null, device: "EHLO pc#" };
  assert.deepEqual(hear({ ...event, type: "submitter.signed-in" }, hearing), [{ ...seen, result: "ok" }]);
  assert.deepEqual(hear({ ...event, type: "submitter.refused", why: "" }, hearing), [{ ...seen, result: "failed" }]);
  assert.deepEqual(hear({ ...event, type: "submitter.refused", why: "", putOff: true }, hearing), [], "nobody looked at the password");
});

test("replies are read with and without enhanced codes", () => {
  assert.deepEqual(parseReply("554 no"), { result: "refused", enhanced: null, text: "no" });
  assert.deepEqual(parseReply("451-4.3.0 later"), { result: "deferred", enhanced: "4.3.0", text: "later" });
  for (const words of ["", "250 ok", "timeout after 5 minutes", "5"]) assert.equal(parseReply(words), null, words);
  assert.equal(parseReply(`550 ${"x".repeat(100_000)}`)?.text.length, 500);
});
