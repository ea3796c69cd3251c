/** What the learner sees of a message, and what it must not see. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { readMessage } from "../mail/read.ts";
import { tellsCollectorOnly } from "./collector.ts";
import { MOST_FEATURES, PlaceSet, TABLE_SIZE } from "./hash.ts";
import { featuresOf } from "./model.ts";
import { packFeatures, unpackFeatures } from "./packing.ts";
import { metWords } from "./words.ts";

const BODY = "\r\nThe quarterly figures are ready for the auditors.\r\n";

function seen(head: string, body = BODY): ReturnType<typeof featuresOf> {
  return featuresOf(readMessage(Buffer.from(`${head.replaceAll("\n", "\r\n")}${body}`)));
}

test("what tells the collector only changes nothing", () => {
  const plain = "From: Ann <ann@site.test>\nSubject: Figures\n";
  const collected = [
    "Return-Path: <ann@site.test>\nDelivered-To: me@collector.example\n",
    "Received: from mx.collector.example (mx.collector.example [192.0.2.1]) by store.collector.example; Mon, 1 Jan 2024 00:00:00 +0000\n",
    "X-Spam-Status: No, score=-1\nX-MS-Exchange-Organization-SCL: 1\nAuthentication-Results: collector.example; spf=pass\n",
    "ARC-Seal: i=1; a=rsa-sha256\nDate: Mon, 1 Jan 2024 00:00:00 +0000\nTo: me@collector.example\n",
  ].join("");
  const [before, after] = [seen(plain), seen(`${collected}${plain}`)];
  const lost = (a: Uint32Array, b: Uint32Array): number => a.filter((place) => !b.includes(place)).length;
  assert.equal(lost(before.words.subarray(0, before.portable), after.words), 0);
  // of our own trace fields only the last is looked at: it says who came to us
  assert.ok(lost(after.grams, before.grams) <= 170);
  assert.ok(lost(before.grams, after.grams) <= 3, "where the two texts meet");
});

test("fields of other filters are known by name and family", () => {
  for (const name of ["x-spam-flag", "x-rspamd-score", "arc-seal", "x-microsoft-antispam", "received-spf", "dkim-signature", "date"]) {
    assert.ok(tellsCollectorOnly(name), name);
  }
  for (const name of ["subject", "from", "x-mailer", "list-unsubscribe", "content-type", "message-id"])
    assert.ok(!tellsCollectorOnly(name), name);
});

test("letters that only look different read the same", () => {
  const words = (text: string): readonly string[] => metWords(readMessage(Buffer.from(`Subject: x\n\n${text}\n`))).map(({ word }) => word);
  assert.ok(words("\u{1d413}\u{1d428}\u{1d429} Offer").includes("top"));
  assert.ok(words("ＢＯＮＵＳ").includes("bonus"));
  assert.ok(words("お振込先の変更").includes("振込"), "scripts without spaces are taken in pairs");
});

test("features are bounded and lie inside the tables", () => {
  const long = Array.from({ length: 60_000 }, (_, number) => `word${(number * 7919).toString(36)}`).join(" ");
  const { grams, words, portable } = seen("From: a@b.test\nSubject: long\n", `\r\n${long}\r\n`);
  assert.ok(grams.length <= 3_000 && words.length <= MOST_FEATURES && portable <= words.length);
  for (const place of [...grams, ...words]) assert.ok(place < TABLE_SIZE);
  const empty = featuresOf(readMessage(Buffer.alloc(0)));
  assert.equal(empty.grams.length, 0);
});

test("a set forgets at each beginning and counts each place once", () => {
  const set = new PlaceSet();
  set.begin();
  assert.deepEqual([set.add(5), set.add(5), set.add(TABLE_SIZE - 1)], [0, -1, 1]);
  const other = new PlaceSet();
  other.begin();
  assert.deepEqual([other.add(5), [...other.finish()]], [0, [5]], "also what another one had not finished");
});

test("features keep their places: shipped base, snapshots and logs of labels know them by nothing else", () => {
  const head = [
    "Received: from a.site.test (a.site.test [192.0.2.7]) by mx.example.org with ESMTP; Mon, 5 Jan 2026 10:00:00 +0000",
    "Received: from desk.site.test by a.site.test; Mon, 5 Jan 2026 09:59:58 +0000",
    'From: "Anna Müller" <anna.42@site.test>\nReply-To: desk@other.test\nTo: me@example.org\nSubject: Re: Ｔop offer № 17',
    "X-Mailer: Mailer 3.1\nList-Id: <news.site.test>\nList-Unsubscribe: <https://site.test/u>\nIn-Reply-To: <1@site.test>",
    "X-Priority: 1 (high)\nPrecedence: bulk\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n",
  ].join("\n");
  const body =
    '\r\n<p>Pay $100 at <a href="https://pay.site.test/login/now?x=1">our shop</a>! お振込先 <img src="cid:a"></p><form action="/x"></form>\r\n';
  const digest = createHash("sha256")
    .update(packFeatures(seen(head, body)))
    .digest("hex")
    .slice(0, 16);
  assert.equal(digest, "6ba3f3db6dc6d783", "give base model, snapshot and log of labels new formats, and train");
});

test("packing keeps every place and refuses what it did not write", () => {
  const features = seen("From: a@b.test\nSubject: packed\n");
  const packed = packFeatures(features);
  const { grams, words } = unpackFeatures(packed);
  assert.deepEqual(
    [...grams],
    [...features.grams].sort((a, b) => a - b),
  );
  assert.deepEqual(
    [...words],
    [...features.words].sort((a, b) => a - b),
  );
  assert.throws(() => unpackFeatures(packed.subarray(0, packed.length - 1)), RangeError);
  assert.throws(() => unpackFeatures(Uint8Array.of(255, 255, 255, 255, 255)), RangeError);
});
