/** Labels in the console: they are learned, spread to the copies of the message, can be taken back, and are asked for twice when in doubt. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { LabelResult, MessageDetail } from "../../src/admin/contract.ts";
import type { Browser } from "../support/admin.ts";
import { signInAt } from "../support/console.ts";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { receiptIn, storyOf } from "../support/story.ts";

const CONFIG = "domains: [example.org]\nnextHop: { inbound: maildir:mail, outbound: maildir:mail }\nobserveOnly: { inbound: true }";
const TEXT =
  "the spring catalogue of our workshop shows forty new chairs and tables made of oak and you are welcome to look at them in the hall behind the station every saturday until the end of may";
const FRAUD =
  "Dear friend, I am the widow of the late minister of petroleum. My husband deposited the sum of eighteen million United States dollars in a security company, and as his next of kin I need a foreign partner for the transfer of the funds. You get forty percent. Reply with your full name, telephone and bank account. Treat this business proposal as strictly confidential";

async function send(port: number, author: string, text: string): Promise<string> {
  const client = await SmtpClient.open(port);
  try {
    await client.say("EHLO mail.test");
    const message = `Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@${author}>\r\nFrom: a@${author}\r\nTo: b@example.org\r\nSubject: ${author}\r\n\r\n${text} (${author})\r\n`;
    return receiptIn(await client.send(`a@${author}`, ["b@example.org"], Buffer.from(message)));
  } finally {
    client.close();
  }
}

const detail = async (browser: Browser, receipt: string) => (await browser.get(`/api/v1/messages/${receipt}`)).json<MessageDetail>();

/** Bytes are remembered after the reply. */
async function labelPathOf(browser: Browser, receipt: string): Promise<string> {
  while (!(await detail(browser, receipt)).canBeLabelled) await new Promise((resolve) => setTimeout(resolve, 20));
  return `/api/v1/messages/${receipt}/label`;
}

test("a label is learned, reaches the copies, and is taken back", { timeout: 120_000 }, async (t) => {
  const gateway = await startGateway(t, { config: CONFIG });
  const browser = await signInAt(gateway);
  const first = await send(gateway.inbound, "one.test", TEXT);
  const found = async (receipt: string) => (await storyOf(gateway.data, receipt)).intended?.findings.map(({ name }) => name) ?? [];
  const path = await labelPathOf(browser, first);
  assert.equal((await detail(browser, first)).label, null);
  assert.equal((await browser.send("DELETE", path)).status, 404);

  assert.deepEqual((await browser.send("PUT", path, { label: "spam" })).json<LabelResult>(), { state: "learned" });
  const labelled = await detail(browser, first);
  assert.deepEqual([labelled.label?.label, labelled.label?.by], ["spam", "olga"]);
  assert.match(labelled.explanation.steps.map(({ text }) => text).join("\n"), /olga said that it is spam/);
  assert.ok((await found(await send(gateway.inbound, "two.test", TEXT))).includes("CAMPAIGN_LABELLED_SPAM"));

  assert.equal((await browser.send("DELETE", path)).status, 200);
  assert.equal((await detail(browser, first)).label, null);
  assert.ok(!(await found(await send(gateway.inbound, "three.test", TEXT))).includes("CAMPAIGN_LABELLED_SPAM"));
  assert.equal((await browser.send("PUT", path, { label: "maybe" })).status, 400);
});

test("a label against strong evidence is asked for once more", { timeout: 120_000 }, async (t) => {
  const gateway = await startGateway(t, { config: CONFIG });
  const browser = await signInAt(gateway);
  const receipt = await send(gateway.inbound, "fund.test", FRAUD);
  const path = await labelPathOf(browser, receipt);
  const asked = (await browser.send("PUT", path, { label: "wanted" })).json<{ state: string; why?: string }>();
  assert.equal(asked.state, "doubted");
  assert.match(asked.why ?? "", /the evidence speaks strongly for the opposite/);
  assert.equal((await detail(browser, receipt)).label, null);
  assert.deepEqual((await browser.send("PUT", path, { label: "wanted", sure: true })).json<LabelResult>(), { state: "learned" });
  assert.equal((await detail(browser, receipt)).label?.label, "wanted");
});

test("with the learner off there is nothing to label", { timeout: 120_000 }, async (t) => {
  const gateway = await startGateway(t, { config: `${CONFIG}\nlearning: { enabled: false }` });
  const browser = await signInAt(gateway);
  const receipt = await send(gateway.inbound, "one.test", TEXT);
  assert.equal((await detail(browser, receipt)).canBeLabelled, false);
  assert.equal((await browser.send("PUT", `/api/v1/messages/${receipt}/label`, { label: "spam" })).status, 409);
});
