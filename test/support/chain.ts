/**
 * The whole way of one message, as a scan worker and the spine walk it: read with its codes, summarize, examine with every fact unknown,
 * declared rules over every scope, ask the learner, judge. For tests that make messages by the thousand.
 */
import assert from "node:assert/strict";
import { shippedModel } from "../../src/assembly/learning.ts";
import { gather } from "../../src/facts/gather.ts";
import type { Arrival } from "../../src/mail/arrival.ts";
import { CodeAwareReader } from "../../src/mail/codes/code-aware-reader.ts";
import type { Message } from "../../src/mail/message.ts";
import { summarize } from "../../src/mail/summarize.ts";
import type { MessageSummary } from "../../src/mail/summary.ts";
import { SCOPES, textsOf } from "../../src/patterns/texts.ts";
import { examine, prepare } from "../../src/pipeline/examine.ts";
import { askLearner, toLearner } from "../../src/pipeline/learned.ts";
import { checks } from "../../src/pipeline/order.ts";
import type { Examination } from "../../src/pipeline/workers/protocol.ts";
import { buildRules } from "../../src/rules/build.ts";
import { readRules } from "../../src/rules/read.ts";
import { judge } from "../../src/verdict/judge.ts";
import type { Verdict } from "../../src/verdict/verdict.ts";
import { defaultWeights } from "../../src/verdict/weights.ts";

const PATTERNS = `
  subject: ['re: .{0,40}invoice', 'urgent']
  text: ['click (?:here|below)', 'password.{0,60}expire', '(?:\\d{1,3}\\.){3}\\d{1,3}']
  skeleton: ['new bank (?:account|details)', 'pass ?word', 'wire.{0,250}transfer']
  raw: ['boundary="?-{2,9}', 'x-mailer: .{0,80}bulk', '<script[^>]{0,200}>']
  link: ['[.]php[?]', 'https?://[^/]{1,200}@']
  attachmentName: ['[.](?:exe|scr|js)$']
  header: { Received: 'unknown', From: 'service@[^"]{1,80}"' }`;
const RULES = `id: test/every-scope
title: Patterns over every scope
why: Each kind of text is walked.
findings:
  TEST_EVERY_SCOPE:
    score: 0.1
    meaning: A pattern matched.
    when:
      any:${PATTERNS.replace(/\n {2}/g, "\n        - ")}
`;

const view = {
  direction: "inbound",
  client: { address: "192.0.2.7", port: 25, helo: "mailer.test", protocol: "ESMTP", tls: null, ours: false },
  submitter: null,
  envelope: { mailFrom: "bounce@mailer.test", mailParameters: {}, rcptTo: [] },
  ourDomains: ["example.org"],
} as const;
const { rules, mistakes } = readRules(RULES, "every-scope.yml");
assert.deepEqual(mistakes, []);
const declared = buildRules(rules);
declared.warmUp();
const all = [...checks, ...declared.checks];
const learner = toLearner(shippedModel());
const prepared = prepare(all, { disabled: [], options: {} });
const nowhere: Arrival = { id: "", at: 0, door: "scan", ...view, raw: Buffer.alloc(0), sha256: "" };
const reader = new CodeAwareReader();
const facts = await gather(nowhere, summarize(await reader.read(nowhere.raw)), null);

export interface Walked {
  readonly message: Message;
  readonly summary: MessageSummary;
  readonly examination: Examination;
  readonly verdict: Verdict;
}

/** Walks the way of one message; what throws there, throws here. */
export async function walk(raw: Buffer): Promise<Walked> {
  const message = await reader.read(raw);
  const summary = summarize(message);
  const examination = askLearner(learner, message, examine(prepared, { message, view, facts }));
  const { findings, learned = null } = examination;
  const failed = examination.failed.map(({ check }) => check);
  const verdict = judge(defaultWeights, { findings, facts, definitions: all, failed, learned });
  return { message, summary, examination, verdict };
}

/** Every other view of a message that somebody may ask for, so that nothing stays unread. */
export function lookAtEverything(message: Message): void {
  void [
    message.sender,
    message.replyTo,
    message.cc,
    message.date,
    message.messageId,
    message.received,
    message.html,
    message.headers.fields,
    message.codes,
  ];
  for (const part of message.parts) void [part.content(), part.text(), part.filename, part.disposition, part.headers.decoded("subject")];
  for (const scope of SCOPES) textsOf(message, scope);
}
