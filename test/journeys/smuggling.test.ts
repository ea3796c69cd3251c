/**
 * SMTP smuggling: no end-of-data variant but CRLF.CRLF ends a message, and none survives the way through so that the next hop would end
 * it there. A smuggled second message must arrive nowhere, in or out, at Postfix or at smtp-sink.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { startGateway } from "../support/gateway.ts";
import { startPostfix } from "../support/peers/postfix.ts";
import { startSink } from "../support/peers/sink.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";

const VARIANTS = ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n\0.\r\n", "\r\n.\r", "\r\r\n.\r\r\n", "\n\r\n.\n\r\n"] as const;

const HEADER =
  "From: Al <a@sender.test>\r\nTo: anna@example.org\r\nDate: Tue, 3 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@sender.test>\r\n";

test("inbound to Postfix: one message stays one message", { timeout: 120_000 }, async (t) => {
  const postfix = await startPostfix(t, { mailboxDomains: ["example.org"] });
  if (postfix === null) return;
  const gateway = await open(t, `smtp://127.0.0.1:${postfix.port}`, "");
  await smuggle(gateway.inbound, "anna@example.org");
  await settled(() => postfix.countDelivered());
  check(postfix.delivered().map((message) => message.toString("latin1")));
});

test("outbound to smtp-sink: one message stays one message", { timeout: 120_000 }, async (t) => {
  const sink = await startSink(t);
  if (sink === null) return;
  const gateway = await open(t, `smtp://127.0.0.1:${sink.port}`, "networks: [127.0.0.0/8]");
  await smuggle(gateway.outbound, "bob@elsewhere.test");
  await settled(() => sink.messages().length);
  check(sink.messages());
});

test("with bareNewlines: refuse such a message is not taken at all", { timeout: 60_000 }, async (t) => {
  const gateway = await open(t, "maildir:mail", "bareNewlines: refuse");
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO smuggler.test");
  const reply = await client.send("a@sender.test", ["anna@example.org"], Buffer.from("Subject: x\r\n\r\nbare\nnewline\r\n"));
  assert.equal(reply.code, 554);
  assert.match(reply.lines.join(" "), /^5\.6\.0 /);
  client.close();
});

function open(t: TestContext, hop: string, more: string) {
  return startGateway(t, { config: `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }\n${more}` });
}

/** Sends one message a variant; what follows the variant looks like a second transaction. */
async function smuggle(port: number, recipient: string): Promise<void> {
  for (const [index, variant] of VARIANTS.entries()) {
    const client = await SmtpClient.open(port);
    await client.say("EHLO smuggler.test");
    const inner = `MAIL FROM:<evil@sender.test>\r\nRCPT TO:<${recipient}>\r\nDATA\r\nSubject: SMUGGLED ${index}\r\n\r\nsmuggled\r\n`;
    await client.say("MAIL FROM:<a@sender.test>");
    await client.say(`RCPT TO:<${recipient}>`);
    assert.equal((await client.say("DATA")).code, 354);
    client.write(`${HEADER}Subject: OUTER ${index}\r\n\r\nouter${variant}${inner}.\r\n`);
    assert.equal((await client.read()).code, 250, `variant ${JSON.stringify(variant)}`);
    assert.equal((await client.say("QUIT")).code, 221, "no further replies: the inner commands were never read");
    client.close();
  }
}

function check(messages: readonly string[]): void {
  assert.equal(messages.length, VARIANTS.length);
  for (const message of messages) {
    const header = message.split(/\r?\n\r?\n/)[0] ?? "";
    assert.match(header, /^Subject: OUTER/m);
    assert.doesNotMatch(header, /^Subject: SMUGGLED/m);
    assert.match(message, /Subject: SMUGGLED/, "the inner text is part of the body");
  }
}

async function settled(count: () => number): Promise<void> {
  for (let i = 0; i < 100 && count() < VARIANTS.length; i++) await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 300)); // one too many would come now
}
