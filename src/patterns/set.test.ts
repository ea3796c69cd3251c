/** Many patterns over one message: scopes, windows, evidence, and work that stays bounded on texts made to be slow. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "../mail/read.ts";
import { compilePattern } from "./compile.ts";
import { MESSAGE_WORK, PATTERN_WORK } from "./limits.ts";
import { PatternSet, type Scope, type Search } from "./set.ts";
import { headerScope, textsOf } from "./texts.ts";

function setOf(...patterns: readonly (readonly [scope: Scope, source: string])[]): PatternSet {
  return new PatternSet(patterns.map(([scope, source]) => ({ scope, pattern: compilePattern(source) })));
}

function searched(set: PatternSet, raw: string): Search {
  const message = readMessage(Buffer.from(raw.replaceAll("\n", "\r\n")));
  const search = set.open();
  for (const scope of set.scopes) for (const text of textsOf(message, scope)) search.walk(scope, text);
  return search;
}

const MAIL = `From: "Bank" <a@mailer.test>
Subject: =?utf-8?q?Dein_Konto_l=C3=A4uft_ab?=
X-Mailer: Bulk Sender 3
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Please v3rify your pаssword at
http://login.example.test/verify?x=1

--b
Content-Type: application/zip; name="invoice-2026.zip"
Content-Disposition: attachment; filename="invoice-2026.zip"

PK
--b--
`;

test("each scope sees its own text", () => {
  const set = setOf(
    ["subject", "konto läuft"],
    ["text", "verify your"],
    ["skeleton", "verify your password"],
    ["raw", "^x-mailer: bulk"],
    ["link", "^https?://login\\."],
    ["attachmentName", "invoice-\\d+\\.zip$"],
    [headerScope("X-Mailer"), "^bulk sender \\d$"],
    [headerScope("Subject"), "läuft ab"],
    ["subject", "invoice"],
  );
  const search = searched(set, MAIL);
  const matches = Array.from({ length: 9 }, (_, number) => search.match(number));
  assert.deepEqual(matches, [
    "Konto läuft",
    null,
    "verify your password",
    "X-Mailer: Bulk",
    "http://login.",
    "invoice-2026.zip",
    "Bulk Sender 3",
    "läuft ab",
    null,
  ]);
});

test("a second place is tried when the first fails", () => {
  const search = setOf(["text", "\\d{3} account"], ["text", "account\\b.{0,9}closed$"]).open();
  search.walk("text", "my account, your accounts, 12 account, 123 account is closed, account is closed\n");
  assert.deepEqual([search.match(0), search.match(1)], ["123 account", "account is closed"]);
});

test("patterns without a literal run over the whole text", () => {
  const search = setOf(["text", "\\d{5}"]).open();
  search.walk("text", `${"x".repeat(10_000)}12345`);
  assert.equal(search.match(0), "12345");
});

test("near misses without end exhaust their pattern, visibly, and no other", () => {
  const set = setOf(["text", "free.*now.*for"], ["text", "viagra"]);
  const search = set.open();
  search.walk("text", `${"free now ".repeat(20_000)}viagra`);
  assert.ok(search.isExhausted(0));
  assert.equal(search.match(1), "viagra");
  assert.ok((set.counts()[0]?.work ?? Number.POSITIVE_INFINITY) <= PATTERN_WORK);
});

test("counters: literals seen, windows tried, matches", () => {
  const set = setOf(["text", "account \\d+"]);
  for (const text of ["an account of", "account 1, account 2", "nothing"]) set.open().walk("text", text);
  const [counts] = set.counts();
  assert.deepEqual({ ...counts, microseconds: 0 }, { candidates: 2, confirms: 2, matches: 1, work: 2, microseconds: 0 });
});

test("twenty of the dearest patterns that are taken, on a text made for them", () => {
  const sources = Array.from({ length: 20 }, (_, number) => `free.*x.*${String.fromCharCode(65 + number)}${number}`);
  const set = setOf(...sources.map((source) => ["text", source] as const));
  const search = set.open();
  const start = process.cpuUsage();
  search.walk("text", `free${"x".repeat(240)}`.repeat(1_000));
  const { user } = process.cpuUsage(start);
  const work = set.counts().reduce((sum, count) => sum + count.work, 0);
  assert.ok(work <= MESSAGE_WORK, `${work}`);
  assert.ok(user < 4_000_000, `${Math.round(user / 1000)} ms`);
  assert.ok(sources.every((_, number) => search.isExhausted(number)));
});
