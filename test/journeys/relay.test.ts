/**
 * No open relay: 20 address tricks through the doors against a next hop that trusts this whole machine and would send anything on.
 * RFC 5321 section 7.8 and the tricks that open-relay testers have used since the 1990s.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startGateway } from "../support/gateway.ts";
import { startPostfix } from "../support/peers/postfix.ts";
import { startSink } from "../support/peers/sink.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";

const ELSEWHERE = "victim@elsewhere.test";
const TRICKS: readonly string[] = [
  ELSEWHERE,
  "victim%elsewhere.test@example.org",
  "victim%elsewhere.test@[127.0.0.1]",
  "elsewhere.test!victim@example.org",
  "elsewhere.test!victim",
  '"victim@elsewhere.test"@example.org',
  '"victim@elsewhere.test"',
  "victim@elsewhere.test@example.org",
  "@example.org:victim@elsewhere.test",
  "@example.org,@other.test:victim@elsewhere.test",
  "victim@elsewhere.test@[127.0.0.1]",
  "victim@[127.0.0.1]",
  "victim@[IPv6:::1]",
  "victim@localhost",
  '"victim%elsewhere.test"@example.org',
  '"elsewhere.test!victim"@example.org',
  "victim\\@elsewhere.test@example.org",
  "victim@elsewhere.test.",
  "victim@example.org.elsewhere.test",
  "victim@example.org\0@elsewhere.test",
  "victim",
];
const MESSAGE = Buffer.from("From: a@sender.test\r\nSubject: relay me\r\n\r\nhello\r\n");

test("none of 20 address tricks is relayed, by either door", { timeout: 120_000 }, async (t) => {
  const sink = await startSink(t);
  if (sink === null) return;
  const postfix = await startPostfix(t, { mailboxDomains: ["example.org"], relayTo: `127.0.0.1:${sink.port}` });
  if (postfix === null) return;
  const hop = `smtp://127.0.0.1:${postfix.port}`;
  const gateway = await startGateway(t, { config: `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }` });
  for (const door of [gateway.inbound, gateway.outbound]) {
    for (const mailFrom of ["a@sender.test", "", "postmaster@example.org", "a@[127.0.0.1]"]) {
      const client = await SmtpClient.open(door);
      await client.say("EHLO relay.test");
      for (const trick of TRICKS) {
        const reply = await client.send(mailFrom, [trick], MESSAGE).catch(() => ({ code: 421, lines: ["closed"] }));
        assert.ok(reply.code >= 400, `${JSON.stringify(trick)} from <${mailFrom}>: ${reply.code} ${reply.lines.join(" ")}`);
        if (reply.code === 421) break; // too many refusals: the door hangs up, which is no relay either
      }
      client.close();
    }
  }
  const own = await SmtpClient.open(gateway.inbound);
  await own.say("EHLO relay.test");
  assert.equal((await own.send("a@sender.test", ["anna@example.org"], MESSAGE)).code, 250, "our own domain is taken");
  own.close();
  await postfixIsDone(postfix);
  assert.deepEqual(sink.messages(), [], "nothing left for elsewhere");
  assert.equal(postfix.countDelivered(), 1);
});

async function postfixIsDone(postfix: { queued(): number; countDelivered(): number }): Promise<void> {
  for (let i = 0; i < 100 && (postfix.queued() > 0 || postfix.countDelivered() === 0); i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
