/**
 * An administrator in a real browser: sees who sends, suspends an account with a reason, sees its mail refused and the incident told, undoes
 * it, and its mail leaves again. What strangers wrote into names executes nothing.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium, type Page } from "playwright-core";
import { openPeer } from "../../src/hops/testing/peer.ts";
import { ADMINISTRATOR } from "../support/admin.ts";
import { QUIET, watchFor } from "../support/browser.ts";
import { signInAt } from "../support/console.ts";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { requireProgram } from "../support/programs.ts";

const PATIENCE = 20_000;

test("an account is suspended with a reason, refused, told of, and set free again", { timeout: 120_000 }, async (t) => {
  const executablePath = requireProgram(t, "chromium");
  if (executablePath === null) return;
  const peer = await openPeer();
  t.after(() => peer.close());
  const hop = `smtp://127.0.0.1:${peer.port}`;
  const gateway = await startGateway(t, {
    config: `domains: [example.org]\nnetworks: [127.0.0.0/8]\nnextHop: { inbound: ${hop}, outbound: ${hop} }`,
  });
  await signInAt(gateway);
  assert.equal(await send(gateway.outbound, "bo@friends.test"), 250);
  const browser = await chromium.launch({ executablePath, args: QUIET });
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const origin = `http://127.0.0.1:${gateway.console}`;
  const watch = watchFor(page, origin);
  await page.goto(`${origin}/outbound`);
  await page.getByLabel("Name").fill(ADMINISTRATOR.account);
  await page.locator("input[type=password]").fill(ADMINISTRATOR.password);
  await page.keyboard.press("Enter");
  await page.getByText("No identity stands out").waitFor();
  const answer = page.getByRole("region", { name: "Is your organization sending out spam?" });
  await answer.getByText("Cannot know", { exact: true }).waitFor();
  await answer.getByText("egress25: blocked").waitFor();
  await page.getByText("There has been none").waitFor();
  await page.getByText("All", { exact: true }).click();
  await page.getByRole("table", { name: "Identities" }).getByRole("link", { name: "127.0.0.1" }).click();
  await decide(page, "Suspend", "a <script>window.owned=1</script> reason");
  await page.getByText('It stands as "suspended"').waitFor();

  assert.equal(await send(gateway.outbound, "bo@friends.test"), 550);
  assert.equal(await send(gateway.outbound, "anna@example.org"), 250, "mail among ourselves goes on");
  await page.getByRole("table", { name: "Incidents" }).getByRole("link", { name: "127.0.0.1" }).click();
  await page.getByText(`by ${ADMINISTRATOR.account}`).first().waitFor();
  await page.getByText("<script>window.owned=1</script>").first().waitFor();
  await page.goto(`${origin}/outbound`);
  await answer.getByText("Not clean", { exact: true }).waitFor();
  await answer.getByText(/127\.0\.0\.1 is suspended/).waitFor();
  await page.getByRole("table", { name: "Identities" }).getByRole("link", { name: "127.0.0.1" }).click();

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText('It stands as "normal": its mail leaves').waitFor();
  assert.equal(await send(gateway.outbound, "bo@friends.test"), 250);
  await page
    .getByRole("table", { name: "Incidents" })
    .getByText(/^ended/)
    .waitFor();
  await page.goto(`${origin}/outbound`);
  await answer.getByText("Cannot know", { exact: true }).waitFor();
  await answer.getByText(`${ADMINISTRATOR.account} ended that`).waitFor();
  await answer.getByText("Are you sure?").click();
  await answer.getByText("mail that your hosts hand to the world").waitFor();
  assert.deepEqual(watch, { dialogs: [], elsewhere: [], faults: [] });
  assert.equal(await page.evaluate("window.owned"), undefined, "no script of a reason ran");
});

async function decide(page: Page, what: string, why: string): Promise<void> {
  await page.getByRole("button", { name: "Restrict" }).click();
  await page.getByRole("menuitem", { name: what }).click();
  const question = page.getByRole("dialog");
  await question.getByLabel("Why").fill(why);
  await question.getByRole("button", { name: what }).click();
}

/** The code of the first reply that is a no, else that of the last one. */
async function send(port: number, to: string): Promise<number> {
  const client = await SmtpClient.open(port);
  await client.say("EHLO office.test");
  const raw = Buffer.from(`From: <anna@example.org>\r\nTo: <${to}>\r\nSubject: Lunch\r\n\r\nAt one, in the usual place?\r\n`);
  const { code } = await client.send("anna@example.org", [to], raw);
  client.close();
  return code;
}
