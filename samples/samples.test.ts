/** The project's sample messages: complete, with CRLF line ends, of invented people, and each of the class that its title promises. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { z } from "zod";
import type { ArrivalView } from "../src/checks/check.ts";
import { known, nothingKnown } from "../src/facts/fact.ts";
import { domainOf } from "../src/mail/envelope.ts";
import { readMessage } from "../src/mail/read.ts";
import { examine, prepare } from "../src/pipeline/examine.ts";
import { checks } from "../src/pipeline/order.ts";
import { judge } from "../src/verdict/judge.ts";
import { VERDICT_CLASSES } from "../src/verdict/verdict.ts";
import { defaultWeights } from "../src/verdict/weights.ts";

const OURS = "example.org";
const sampleList = z.array(
  z.strictObject({
    file: z.string().regex(/^messages\/[a-z0-9-]+\.eml$/),
    door: z.enum(["inbound", "outbound"]),
    mailFrom: z.string().nullable(),
    rcptTo: z.array(z.string()).min(1),
    title: z.string().min(1),
    expected: z.enum(VERDICT_CLASSES),
  }),
);
const folder = new URL("./", import.meta.url);
const list = sampleList.parse(JSON.parse(readFileSync(new URL("index.json", folder), "utf8")));
const prepared = prepare(checks, { disabled: [], options: {} });

test("the list names every message once", () => {
  const listed = list.map(({ file }) => file).sort();
  const there = readdirSync(new URL("messages/", folder)).map((name) => `messages/${name}`);
  assert.deepEqual(listed, there.sort());
});

test("addresses are reserved ones, ours on the right side", () => {
  for (const { file, door, mailFrom, rcptTo } of list) {
    for (const address of [...rcptTo, ...(mailFrom === null ? [] : [mailFrom])]) {
      assert.match(domainOf(address) ?? "", /(?:^|\.)(?:example|test|example\.(?:org|com|net))$/, `${file}: ${address}`);
    }
    if (door === "inbound")
      assert.ok(
        rcptTo.every((address) => domainOf(address) === OURS),
        file,
      );
    else assert.equal(domainOf(mailFrom), OURS, file);
  }
});

describe("each sample has its class", () => {
  for (const { file, door, mailFrom, rcptTo, title, expected } of list) {
    test(`${title}: ${expected}`, () => {
      const raw = readFileSync(new URL(file, folder));
      assert.ok(!/(?:[^\r]\n|\r[^\n])/.test(raw.toString("latin1")), "a line does not end in CRLF");
      const view: ArrivalView = {
        direction: door,
        client: { address: "192.0.2.55", port: 40_000, helo: "client.test", protocol: "ESMTP", tls: null, ours: false },
        submitter: door === "outbound" ? mailFrom : null,
        envelope: { mailFrom, mailParameters: {}, rcptTo: rcptTo.map((address) => ({ address })) },
        ourDomains: [OURS],
      };
      const facts = { ...nothingKnown("a sample is read"), correspondence: known("none" as const) };
      const { findings, failed } = examine(prepared, { message: readMessage(raw), view, facts });
      const verdict = judge(defaultWeights, { findings, facts, definitions: checks });
      assert.deepEqual(failed, []);
      assert.equal(verdict.class, expected, verdict.because.map(({ finding }) => `${finding.name} ${finding.score}`).join(", "));
    });
  }
});
