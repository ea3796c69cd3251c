/**
 * Rules of one's own: a file in rules.d is taken up by the running gateway, its finding reaches the verdict and `explain`, settings can
 * change it by name, and a broken file leaves the last good rules in place and says so.
 */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { runPostern } from "../support/postern.ts";
import { latestOf, receiptIn, storyOf, until } from "../support/story.ts";

const RULE = `id: ours/lottery
title: A lottery
why: We never play.
findings:
  OUR_LOTTERY: { score: 12, leaning: scam, meaning: Speaks of our lottery., when: { skeleton: our lottery } }
`;
const MESSAGE = Buffer.from(
  "From: Al <a@sender.test>\r\nTo: b@example.org\r\nDate: Tue, 3 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@sender.test>\r\n" +
    "Subject: Our l0ttery\r\n\r\nHello\r\n",
);

test("rules.d from file to verdict, without a restart", { timeout: 120_000 }, async (t) => {
  const gateway = await startGateway(t, {
    config:
      "domains: [example.org]\nnetworks: [127.0.0.0/8]\nnextHop: { inbound: maildir:mail, outbound: maildir:mail }\nobserveOnly: { inbound: true }",
  });
  const send = async () => {
    const client = await SmtpClient.open(gateway.inbound);
    try {
      await client.say("EHLO rules.test");
      const receipt = receiptIn(await client.send("a@sender.test", ["b@example.org"], MESSAGE));
      return { receipt, intended: (await storyOf(gateway.data, receipt)).intended };
    } finally {
      client.close();
    }
  };
  const isFound = ({ intended }: Awaited<ReturnType<typeof send>>) =>
    intended?.findings.some(({ name }) => name === "OUR_LOTTERY") === true;
  assert.ok(!isFound(await send()), "there are no rules yet");

  const folder = join(gateway.folder, "rules.d");
  mkdirSync(folder);
  writeFileSync(join(folder, "lottery.yml"), RULE);
  const { receipt, intended } = await until(send, isFound);
  assert.equal(intended?.class, "scam");
  const metrics = await until(
    async () => (await fetch(`http://127.0.0.1:${gateway.console}/metrics`)).text(),
    (page) => page.includes('pattern="our lottery"'),
  );
  assert.match(metrics, /^postern_rule_pattern_matches_total\{scope="\w+",pattern="our lottery"\} [1-9]/m);
  const told = await runPostern(["explain", receipt, "--data", gateway.data]);
  assert.match(told.stdout, /Speaks of our lottery: "our lottery"/);

  writeFileSync(join(folder, "lottery.yml"), RULE.replace("our lottery }", '"(a+)+$" }'));
  const alerts = await latestOf(gateway.data, "alert.raised", (events) => events.some(({ subject }) => subject === "settings"));
  assert.match(
    alerts.find(({ subject }) => subject === "settings")?.text ?? "",
    /^The rules are broken; the earlier ones stay\. .*lottery\.yml:5:\d+ /,
  );
  assert.ok(isFound(await send()), "the last good rules stay");
  const config = join(gateway.folder, "postern.yaml");
  const broken = await runPostern(["config", "check", config]);
  assert.deepEqual([broken.code, broken.stdout], [2, ""]);

  writeFileSync(join(folder, "lottery.yml"), RULE);
  const mail = join(gateway.folder, "one.eml");
  writeFileSync(mail, MESSAGE);
  const line = await runPostern(["scan", "--config", config, "--ndjson", mail]);
  assert.equal(line.code, 1, line.stderr);
  assert.match(line.stdout, /"name":"OUR_LOTTERY","score":12,/);
  const disabled = join(gateway.folder, "disabled.yaml");
  writeFileSync(
    disabled,
    "domains: [example.org]\nnextHop: { inbound: maildir:m, outbound: maildir:m }\nchecks: { disabled: [ours/lottery], scores: { OUR_LOTTERY: 1 } }\n",
  );
  const without = await runPostern(["scan", "--config", disabled, "--ndjson", mail]);
  assert.equal(without.code, 0, without.stderr);
  assert.doesNotMatch(without.stdout, /OUR_LOTTERY/);
});
