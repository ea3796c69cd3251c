/** Copies of one message from three authors through a real door: known to the next one, across a restart, and listed by `explain`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { runPostern } from "../support/postern.ts";
import { receiptIn, storyOf } from "../support/story.ts";

const CONFIG = "domains: [example.org]\nnextHop: { inbound: maildir:mail, outbound: maildir:mail }\nobserveOnly: { inbound: true }";
const TEXT =
  "we offer you a place in our fund that pays twelve percent each month without any risk please send your name and your telephone so that our adviser calls you before the end of the week";

async function send(port: number, author: string): Promise<string> {
  const client = await SmtpClient.open(port);
  try {
    await client.say("EHLO mail.test");
    const message = `Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@${author}>\r\nFrom: a@${author}\r\nTo: b@example.org\r\nSubject: Offer ${author}\r\n\r\n${TEXT} (${author})\r\n`;
    return receiptIn(await client.send(`a@${author}`, ["b@example.org"], Buffer.from(message)));
  } finally {
    client.close();
  }
}

test("a campaign is known, outlives a restart and is listed", { timeout: 120_000 }, async (t) => {
  const first = await startGateway(t, { config: CONFIG });
  const receipts: string[] = [];
  for (const author of ["one.test", "two.test"]) receipts.push(await send(first.inbound, author));
  const { intended } = await storyOf(first.data, receipts[1] ?? "");
  assert.deepEqual(messagesIn(intended?.facts["campaign"]), 1);
  await first.stop();

  const second = await startGateway(t, { config: CONFIG, data: first.data });
  for (let known: unknown; typeof known !== "number"; ) {
    // until the earlier mail is read again the fact is unknown, and says so
    receipts.push(await send(second.inbound, `again${receipts.length}.test`));
    const story = await storyOf(second.data, receipts.at(-1) ?? "");
    known = messagesIn(story.intended?.facts["campaign"]);
    if (typeof known === "number") assert.equal(known, receipts.length - 1);
  }
  const last = receipts.at(-1) ?? "";
  const told = await runPostern(["explain", last, "--data", second.data]);
  const all = receipts.length;
  assert.ok(told.stdout.includes(`${all - 1} copies of this message had come in the days before`));
  assert.match(
    told.stdout,
    new RegExp(`It is one of ${all} copies since .*, of ${all} senders to 1 recipient: delivered ${all}, kept 0\\.`),
  );
  assert.ok(told.stdout.includes(`delivered: ${receipts[0]}`));
});

function messagesIn(fact: unknown): unknown {
  return typeof fact === "object" && fact !== null && "value" in fact ? (fact.value as { messages?: unknown }).messages : fact;
}
