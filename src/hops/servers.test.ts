/** The next hop against real servers: smtp-sink and a Postfix, both from Debian's package postfix. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startPostfix } from "../../test/support/peers/postfix.ts";
import { startSink } from "../../test/support/peers/sink.ts";
import type { HopUrl } from "../platform/hop-url.ts";
import { delivery, hopTo } from "./testing/hop.ts";

const urlTo = (port: number): HopUrl => ({ kind: "smtp", host: "127.0.0.1", port, implicitTls: false });

test("smtp-sink takes messages over kept connections, with and without pipelining and EHLO", { timeout: 30_000 }, async (t) => {
  for (const options of [[], ["-p"], ["-e"]]) {
    const sink = await startSink(t, options);
    if (sink === null) return;
    const hop = hopTo(t, [urlTo(sink.port)], { pool: { maxConnections: 4 } });
    const sending = Array.from({ length: 50 }, (_, i) => hop.deliver(delivery(`Subject: ${i}\r\n\r\n.\r\n..dots ${i}\r\n`)));
    for (const handover of await Promise.all(sending)) assert.equal(handover.kind, "accepted", JSON.stringify(handover));
    await hop.close();
    const taken = sink.messages();
    assert.equal(taken.length, 50);
    for (let i = 0; i < 50; i++) {
      assert.equal(taken.filter((message) => message.includes(`\n.\n..dots ${i}\n`)).length, 1, `message ${i} once, dots undone`);
    }
  }
});

test("smtp-sink refusing, delaying and hanging up at each command is a value", { timeout: 30_000 }, async (t) => {
  for (const [moment, kind] of Object.entries({ ehlo: "failed", mail: "refused", rcpt: "refused", data: "refused", ".": "refused" })) {
    for (const [flag, expected] of [
      ["-f", kind],
      ["-r", kind],
      ["-q", "failed"],
    ] as const) {
      // a hard refusal of EHLO alone is how servers ask for HELO
      const sink = await startSink(t, [flag, moment === "ehlo" ? "ehlo,helo" : moment]);
      if (sink === null) return;
      assert.equal((await hopTo(t, [urlTo(sink.port)]).deliver(delivery())).kind, expected, `${flag} ${moment}`);
      assert.deepEqual(
        sink.messages().filter((message) => message.includes("hello") && flag !== "-q" && moment !== "."),
        [],
      );
    }
  }
});

test("Postfix: asked many times, refused, then a message with its queue id", { timeout: 60_000 }, async (t) => {
  const dead = "check_recipient_access inline:{{dead@example.org = REJECT nobody here}}, permit_mynetworks, reject";
  const postfix = await startPostfix(t, { mailboxDomains: ["example.org"], settings: { smtpd_recipient_restrictions: dead } });
  if (postfix === null) return;
  const hop = hopTo(t, [urlTo(postfix.port)]);
  assert.deepEqual(await hop.capabilities(), { size: 52_428_800, eightBitMime: true, smtputf8: true, dsn: true });
  const ask = (address: string) => hop.ask({ mailFrom: "a@example.com", mailParameters: { size: 10 }, recipient: { address } });
  for (let i = 0; i < 150; i++) {
    const answer = await ask(i % 5 === 0 ? "dead@example.org" : "b@example.org");
    assert.equal(answer.kind === "replied" ? answer.reply.code : answer.why, i % 5 === 0 ? 554 : 250);
  }
  const some = await hop.deliver(delivery(undefined, ["b@example.org", "dead@example.org"]));
  assert.ok(some.kind === "refused" && some.some);
  const body = "Subject: through\r\n\r\n.\r\nMAIL FROM:<x@example.com>\r\n..end\r\n";
  const more = { mailParameters: { body: "8BITMIME", ret: "HDRS" } } as const;
  const handover = await hop.deliver(delivery(body, ["b@example.org"], more));
  assert.ok(handover.kind === "accepted");
  assert.match(handover.queueId ?? "", /^[0-9A-Za-z]{6,20}$/);
  // both come a moment after the reply; the test's own time limit bounds the wait
  const seen = () => postfix.countDelivered() > 0 && postfix.log().includes(`${handover.queueId}: from=<a@example.com>`);
  while (!seen()) await new Promise((resolve) => setTimeout(resolve, 20));
  const [delivered] = postfix.delivered();
  assert.ok(delivered?.toString("latin1").endsWith("\n\n.\nMAIL FROM:<x@example.com>\n..end\n"));
  assert.equal(postfix.countDelivered(), 1);
});
