/**
 * Observe-only mode, the trial without consequences: whatever the verdict, mail passes on as it came, apart from the trace field on top,
 * and the record tells what would have been done. Taken up and given up while running.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openPeer } from "../../src/hops/testing/peer.ts";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { runPostern } from "../support/postern.ts";
import { keptIn, receiptIn, storyOf, until } from "../support/story.ts";

const MESSAGE = `From: a@sender.test\r\nX-Spam-Flag: NO\r\nSubject: watched\r\n\r\nHello\r\n`;
const POLICY = `policy:
  - { name: keep, when: { recipient: [kept@] }, do: quarantine }
  - { name: refuse, when: { recipient: [refused@] }, do: reject }
  - { name: mark, when: { recipient: [marked@] }, do: { tag: { subjectPrefix: "[X] " } } }
  - { name: wait, when: { recipient: [held@], direction: outbound }, do: hold }`;

test("both directions pass unchanged, and the record says what would have been done", { timeout: 60_000 }, async (t) => {
  const peer = await openPeer();
  t.after(() => peer.close());
  const hop = `smtp://127.0.0.1:${peer.port}`;
  const gateway = await startGateway(t, {
    config: `domains: [example.org]
networks: [127.0.0.0/8]
nextHop: { inbound: "${hop}", outbound: "${hop}" }
observeOnly: { inbound: true, outbound: true }
${POLICY}`,
  });
  const cases = [
    { port: gateway.inbound, recipient: "kept@example.org", would: "quarantine" },
    { port: gateway.inbound, recipient: "refused@example.org", would: "reject" },
    { port: gateway.inbound, recipient: "marked@example.org", would: "tag" },
    { port: gateway.outbound, recipient: "kept@elsewhere.test", would: "quarantine" },
    { port: gateway.outbound, recipient: "held@elsewhere.test", would: "hold" },
    { port: gateway.outbound, recipient: "kept@example.org", would: "quarantine" }, // internal
  ];
  for (const [index, { port, recipient, would }] of cases.entries()) {
    const reply = await send(port, recipient);
    assert.equal(reply.code, 250, `${recipient}: ${reply.lines.join(" ")}`);
    const received = peer.messages[index] ?? "";
    assert.match(received, /^Received: from observe\.test /);
    assert.equal(received.replace(/^Received: .*\r\n(?:\t.*\r\n)+/, ""), MESSAGE, "nothing but the trace field was added or taken");
    const receipt = receiptIn(reply);
    const [ruling] = (await storyOf(gateway.data, receipt)).intended?.rulings ?? [];
    assert.deepEqual([ruling?.action, ruling?.observed], ["accept", would]);
    if (index > 0) continue;
    const told = await runPostern(["explain", receipt, "--data", gateway.data]);
    assert.equal(told.code, 0, told.stderr);
    assert.match(told.stdout, /pass it on.*This direction only observes; otherwise the decision would have been to keep it in quarantine/);
  }
  assert.deepEqual(await keptIn(gateway.data), []);

  const file = join(gateway.folder, "postern.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("inbound: true", "inbound: false"));
  const kept = await until(
    async () => {
      await send(gateway.inbound, "kept@example.org");
      return keptIn(gateway.data);
    },
    (rows) => rows.length > 0,
  );
  assert.equal(kept[0]?.kind, "quarantine", "after the trial the same mail is kept, without a restart");
  const passes = peer.messages.length;
  assert.equal((await send(gateway.outbound, "kept@elsewhere.test")).code, 250);
  assert.equal(peer.messages.length, passes + 1, "the other direction is still on trial");
});

async function send(port: number, recipient: string) {
  const client = await SmtpClient.open(port);
  try {
    await client.say("EHLO observe.test");
    return await client.send("a@sender.test", [recipient], Buffer.from(MESSAGE));
  } finally {
    client.close();
  }
}
