/** Mail made to be slow for the checks: each finishes within a second of CPU, and no check throws. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nothingKnown } from "../facts/fact.ts";
import { readMessage } from "../mail/read.ts";
import { examine, prepare } from "../pipeline/examine.ts";
import { checks } from "../pipeline/order.ts";
import type { ArrivalView } from "./check.ts";

const MEGABYTE = 1_048_576;
const view: ArrivalView = {
  direction: "inbound",
  client: { address: null, port: null, helo: null, protocol: "SMTP", tls: null, ours: false },
  submitter: null,
  envelope: { mailFrom: null, mailFromUnknown: true, mailParameters: {}, rcptTo: [] },
  ourDomains: ["example.org"],
};
const prepared = prepare(checks, { disabled: [], options: {} });

function repeated(text: string, bytes = MEGABYTE): string {
  return text.repeat(Math.ceil(bytes / Buffer.byteLength(text)));
}

const messages: Readonly<Record<string, string>> = {
  "a million digits with separators": `From: a@mailer.test\r\n\r\n$${repeated("1,111")}`,
  "one word without end": `From: a@mailer.test\r\n\r\n${repeated("a")}`,
  "half-finished phrases": `From: a@mailer.test\r\n\r\n${repeated("next of next of your account within 24 ")}`,
  "letters of two scripts": `From: a@mailer.test\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${repeated("аbсd")}`,
  "a script without spaces": `From: a@mailer.test\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${repeated("本人確")}`,
  "a password that never comes": `From: a@mailer.test\r\n\r\n${repeated("password ")}`,
  "a long name and subject": `From: "${repeated("⇑ paypal ", 60_000)}" <a@mailer.test>\r\nSubject: ${repeated("a ", 60_000)}\r\n\r\nx`,
  "lines that begin a quotation": `From: a@mailer.test\r\nIn-Reply-To: <1@a.test>\r\n\r\n${repeated("On \r\nOn aaaaaaaaaa")}`,
  "thousands of links": `From: a@mailer.icu\r\nContent-Type: text/html\r\n\r\n${repeated('<a href="http://x.pages.dev/aaaaaaaaaaaaaaaaaaaaaaaaaaaa">www.a.example</a>')}`,
  "an attached page of brackets": `From: a@mailer.test\r\nContent-Type: text/html; name="a.html"\r\nContent-Disposition: attachment; filename="a.html"\r\n\r\n${repeated("<script location type= ")}`,
  "thousands of recipients": `From: a@mailer.test\r\nTo: ${repeated("a@mailer.test, ", 200_000)}\r\n\r\nx`,
};

describe("hostile mail", () => {
  for (const [title, raw] of Object.entries(messages)) {
    test(title, () => {
      const message = readMessage(Buffer.from(raw));
      const start = process.cpuUsage();
      const { failed } = examine(prepared, { message, view, facts: nothingKnown("a test") });
      const { user } = process.cpuUsage(start);
      assert.deepEqual(failed, []);
      assert.ok(user < 1_000_000, `${Math.round(user / 1000)} ms`);
    });
  }
});
