/** Damaged messages: 3,000 seeded mutations of well-formed ones are read without a throw and within bounds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { summarize } from "./summarize.ts";
import { zipOf } from "./testing/zip-of.ts";

const MUTATIONS = 3_000;
const CPU_MILLISECONDS_EACH = 200;

const SEED = Buffer.from(
  [
    "Received: from a.test (a.test [192.0.2.1]) by b.test with ESMTP; Mon, 5 Jan 2004 10:00:01 +0000 (UTC)",
    'From: "J=?utf-8?Q?=C3=B6?=rg" <j@a.test>, Team: x@a.test (c), <@r.test:y@a.test>;',
    "Subject: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?= =?utf-8?Q?a_b?=",
    "Date: Mon, 5 Jan 2004 10:00:00 EST",
    'Content-Type: multipart/mixed; boundary="b1"',
    "",
    "--b1",
    'Content-Type: multipart/alternative; boundary="b2"',
    "",
    "--b2",
    "Content-Type: text/plain; charset=hz-gb-2312",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "a=20b=\r\nc ~{<:Ky~} http://www.a.test/(x)",
    "begin 644 a.exe\r\n#0V%T\r\n`\r\nend",
    "--b2",
    "Content-Type: text/html",
    "",
    "<style>.a{display:none}</style><p class=a style='color:#fff;font-size:1%'>x&amp;<a href='http://a.test/?a=1&b'>t</a><!-- c --><img src=cid:1 width=1>",
    "--b2--",
    "--b1",
    "Content-Type: message/rfc822",
    "",
    "Subject: inner\r\n\r\ninner",
    "--b1",
    "Content-Type: application/zip; name*0*=utf-8''a%20; name*1=b.zip",
    "Content-Transfer-Encoding: base64",
    "",
    zipOf([
      { name: "word/vbaProject.bin", content: "x" },
      { name: "b.exe", encrypted: true },
    ]).toString("base64"),
    "--b1--",
    "",
  ].join("\r\n"),
);
const PIECES = [
  "--b1",
  "--b2--",
  "\r\n",
  "\n",
  "\r",
  "\r\n\r\n",
  "=?",
  "?=",
  "<",
  ">",
  '"',
  "(",
  "&#x",
  "<!--",
  "Content-Type: ",
  ";",
  "=",
  "\0",
  "\xff\xfe",
  "begin 644 x\r\n",
];

/** A small generator (xorshift), so that a failure can be repeated from its number. */
function generator(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function mutate(random: (below: number) => number): Buffer {
  let bytes = SEED;
  for (let i = random(6); i >= 0; i--) {
    const at = random(bytes.length + 1);
    const until = Math.min(bytes.length, at + random(1 + random(200)));
    const inserted = [
      Buffer.from([random(256)]),
      Buffer.from(PIECES[random(PIECES.length)] ?? "", "latin1"),
      bytes.subarray(random(bytes.length), random(bytes.length)),
      Buffer.alloc(0),
    ][random(4)]!;
    bytes = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(until)]);
  }
  return bytes;
}

test(`${MUTATIONS} mutations are read`, () => {
  let worst = 0;
  for (let i = 0; i < MUTATIONS; i++) {
    const raw = mutate(generator(i));
    const start = process.cpuUsage();
    try {
      const message = readMessage(raw);
      const summary = summarize(message);
      assert.equal(summary.bytes, raw.length);
      for (const part of message.parts) assert.ok(part.bodyStart <= part.bodyEnd && part.bodyEnd <= raw.length && part.text().length >= 0);
      void [message.received, message.date, message.headers.fields, message.html];
    } catch (thrown) {
      assert.fail(`mutation ${i}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
    }
    const { user, system } = process.cpuUsage(start);
    worst = Math.max(worst, (user + system) / 1_000);
  }
  assert.ok(worst < CPU_MILLISECONDS_EACH, `the worst took ${worst} ms of CPU`);
});
