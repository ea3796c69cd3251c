/** A mistake of ours that nothing catches must not switch mail off: it is logged and raised as an alert, and the doors go on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { latestOf, until } from "../support/story.ts";

const STRAY = new URL("../support/peers/stray-faults.ts", import.meta.url).href;
const MESSAGE = Buffer.from("From: a@sender.test\r\nSubject: after the fault\r\n\r\nHello\r\n");

test("stray faults end neither the process nor a transaction that is open", { timeout: 60_000 }, async (t) => {
  const config = `domains: [example.org]\nnextHop: { inbound: "maildir:mail", outbound: "maildir:mail" }`;
  const gateway = await startGateway(t, { config, imports: [STRAY] });
  const client = await SmtpClient.open(gateway.inbound);
  t.after(() => client.close());
  await client.say("EHLO stray.test");
  gateway.child.kill("SIGUSR2");
  await until(
    () => gateway.output(),
    (output) => output.includes("stray fault in a timer") && output.includes("stray fault in a promise"),
  );
  assert.equal((await client.send("a@sender.test", ["anna@example.org"], MESSAGE)).code, 250);
  const [alert] = await latestOf(gateway.data, "alert.raised", (alerts) => alerts.length > 0);
  assert.equal(alert?.subject, "own-fault");
  assert.equal(await gateway.stop(), 0);
});
