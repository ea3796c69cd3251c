/** The story of a message in words: complete, in order, and harmless whatever strangers wrote. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { MessageHandled, MessageIntended, PosternEvent } from "./event.ts";
import { explainArrival, explainParts } from "./explain.ts";

const CAME = Date.UTC(2026, 10, 23, 18, 55, 2);
const ARRIVAL = "01JDCHM0000000000000000000";

const phish: MessageIntended = {
  type: "message.intended",
  version: 1,
  at: CAME,
  arrival: ARRIVAL,
  door: "smtp-inbound",
  direction: "inbound",
  client: {
    address: "192.0.2.7",
    port: 40_000,
    helo: "mx.mailer.test",
    protocol: "ESMTPS",
    tls: { version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384" },
    ours: false,
  },
  submitter: null,
  envelope: {
    mailFrom: "x1@mailer.test",
    mailParameters: {},
    rcptTo: [{ address: "anna@example.org" }, { address: "bert@example.org" }, { address: "carl@example.org" }],
  },
  sha256: "0".repeat(64),
  summary: {
    bytes: 12_345,
    subject: "Your account\r\n\u202egnp.exe",
    from: [{ name: "service@bank.example", address: "x1@mailer.test" }],
    to: ["anna@example.org"],
    messageId: null,
    date: null,
    parts: [],
    linkHosts: [],
    defects: [{ name: "mime.unterminated-multipart", detail: "" }],
  },
  facts: { correspondence: { unknown: "no answer within 1s" } },
  findings: [
    {
      name: "FROM_NAME_OTHER_ORG",
      check: "sender/display-name-spoof",
      score: 3,
      leaning: "phish",
      evidence: "service@bank.example shown",
      sentence: "The address in the display name belongs to another organization: service@bank.example shown, x1@mailer.test real.",
    },
    {
      name: "KNOWN_THREAD",
      check: "headers/thread",
      score: -0.4,
      leaning: "clean",
      evidence: "",
      sentence: "It answers an earlier message.",
    },
  ],
  class: "phish",
  probability: 0.9996,
  range: [0.96, 0.9998],
  rulings: [
    { recipient: "anna@example.org", action: "quarantine", detail: "phishing", rule: "default inbound phish", observed: null },
    { recipient: "bert@example.org", action: "quarantine", detail: "phishing", rule: "default inbound phish", observed: null },
    { recipient: "carl@example.org", action: "accept", detail: "", rule: "tests", observed: "reject" },
  ],
};

const handled: MessageHandled = {
  type: "message.handled",
  version: 1,
  at: CAME + 300,
  arrival: ARRIVAL,
  outcome: "taken",
  reply: "2.0.0 Ok: queued as 4XyZ",
  handovers: [
    {
      hop: "127.0.0.1:10026",
      result: "accepted",
      reply: "250 2.0.0 Ok: queued as 4XyZ",
      queueId: "4XyZ",
      recipients: ["carl@example.org"],
    },
  ],
  kept: [{ id: "k1", kind: "quarantine", recipients: ["anna@example.org", "bert@example.org"] }],
  outbox: [],
  milliseconds: 300,
};

test("a phish that was kept, handed on and later released is told from beginning to end", () => {
  const story = explainArrival([
    phish,
    handled,
    { type: "body.read", version: 1, at: CAME + 60_000, arrival: ARRIVAL, by: "olga" },
    { type: "kept.ended", version: 1, at: CAME + 86_400_000, arrival: ARRIVAL, kept: "k1", how: "released", by: "olga" },
    {
      type: "outbox.tried",
      version: 1,
      at: CAME + 86_400_100,
      arrival: ARRIVAL,
      entry: "o1",
      result: "retry",
      hop: "127.0.0.1:10026",
      reply: "451 4.3.0 later",
      recipients: ["anna@example.org"],
      nextAttempt: CAME + 86_430_000,
    },
  ]).join("\n");
  for (const said of [
    "Inbound message 01JDCHM0000000000000000000",
    "12 KB",
    "23 November 2026, 18:55:02 UTC",
    "the inbound SMTP door",
    "anna@example.org, bert@example.org and carl@example.org",
    "The host 192.0.2.7, which called itself mx.mailer.test, brought it encrypted with TLSv1.3.",
    "damaged or oddly built: mime.unterminated-multipart",
    "Verdict: phishing. The probability that it is unwanted was more than 99.9 % (between 96 % and more than 99.9 %).",
    "(+3.0 against it, FROM_NAME_OTHER_ORG)",
    "It answers an earlier message. (−0.4 for it, KNOWN_THREAD)",
    "Unknown: correspondence (no answer within 1s)",
    'Decision for anna@example.org and bert@example.org: keep it in quarantine: phishing (rule "default inbound phish").',
    "only observes; otherwise the decision would have been to refuse it.",
    "The next hop 127.0.0.1:10026 took it for carl@example.org, queue id 4XyZ: 250 2.0.0 Ok: queued as 4XyZ.",
    "18:56:02 UTC  olga read the kept body.",
    "24 November 2026, 18:55:02 UTC  olga released it",
    "The outbox could not hand it to 127.0.0.1:10026 for anna@example.org: 451 4.3.0 later.",
  ]) {
    assert.ok(story.includes(said), `the story lacks: ${said}\n\n${story}`);
  }
  assert.ok(story.indexOf("Verdict") < story.indexOf("Decision"), "the verdict comes before the decision");
});

test("line ends and direction overrides of a subject do not reach the reader", () => {
  const [first] = explainArrival([phish]);
  assert.match(first ?? "", /with the subject "Your account \ufffdgnp\.exe"/);
});

test("a message that was never judged, and one whose end is missing, say so", () => {
  const fault: PosternEvent = {
    type: "message.faulted",
    version: 1,
    at: CAME,
    arrival: ARRIVAL,
    door: "smtp-inbound",
    stage: "append",
    code: "store/full",
    message: "the disk is full",
  };
  assert.match(explainArrival([fault]).join("\n"), /never judged.*stopped the work at "append" \(the disk is full\)/s);
  assert.match(explainArrival([phish]).join("\n"), /How it ended was not recorded/);
  assert.deepEqual(explainArrival([]), []);
});

test("events that belong to no message are left out of its story", () => {
  const other: PosternEvent = { type: "gateway.started", version: 1, at: CAME, release: "0.1.0" };
  assert.deepEqual(
    explainParts([other, phish, handled]).steps.map((step) => step.type),
    ["message.intended", "message.handled", "message.handled", "message.handled"],
  );
});

test("reports and protected parts are told", () => {
  const summary: MessageIntended["summary"] = {
    ...phish.summary,
    reports: [
      {
        kind: "delivery-status",
        type: null,
        recipients: [{ address: "x@b.test", action: "failed", status: "5.1.1" }],
        messageId: "<77@example.org>",
        from: "anna@example.org",
      },
      { kind: "feedback", type: "abuse", recipients: [], messageId: null, from: null },
      { kind: "disposition", type: "displayed", recipients: [], messageId: "<78@example.org>", from: null },
    ],
    protections: [{ kind: "signed", scheme: "smime", form: "multipart", path: "0" }],
  };
  const { how } = explainParts([{ ...phish, summary }]);
  for (const said of [
    "It is a delivery report on message <77@example.org> of anna@example.org, about x@b.test (failed, 5.1.1).",
    "It is a complaint (abuse) about a message that it does not name.",
    "It is a receipt (displayed) for message <78@example.org>.",
    "By its form it is signed with S/MIME (part 0); no signature was verified.",
  ]) {
    assert.ok(how.includes(said), `the story lacks: ${said}\n\n${how.join("\n")}`);
  }
});

test("what our own host brought names the host outside", () => {
  const { summary, client } = phish;
  const relayed = { ...phish, client: { ...client, ours: true }, summary: { ...summary, origin: { address: "203.0.113.9", trusted: 1 } } };
  const story = JSON.stringify(explainArrival([relayed]));
  assert.match(story, /By the trace fields of our own hosts it came from 203\.0\.113\.9\./);
  assert.doesNotMatch(JSON.stringify(explainArrival([phish])), /trace fields/);
});
