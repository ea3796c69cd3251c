/**
 * An administrator in a real browser: sees who sends, suspends an account with a reason, sees its mail refused and the incident told, undoes
 * it, and its mail leaves again. What strangers wrote into names executes nothing.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium, type Page } from "playwright-core";
import { openPeer } from "../../src/hops/testing/peer.ts";
import { newReceipt } from "../../src/mail/receipt.ts";
import { openLog } from "../../src/platform/log.ts";
import type { Incident } from "../../src/ports/incidents.ts";
import { openEmbeddedStores } from "../../src/stores/embedded/open.ts";
import { ADMINISTRATOR } from "../support/admin.ts";
import { QUIET, watchFor } from "../support/browser.ts";
import { signInAt } from "../support/console.ts";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { requireProgram } from "../support/programs.ts";
import { tempFolder } from "../support/temp.ts";

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

test("an incident that ended by itself asks until somebody says what it was", { timeout: 120_000 }, async (t) => {
  const executablePath = requireProgram(t, "chromium");
  if (executablePath === null) return;
  const data = tempFolder(t);
  const stores = await openEmbeddedStores({ folder: data, log: openLog("silent") });
  await stores.incidents.save(endedByItself(Date.now() - 3_600_000));
  await stores.close();
  const hop = "smtp://127.0.0.1:9";
  const config = `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }\negress25: blocked`;
  const gateway = await startGateway(t, { config, data });
  await signInAt(gateway);
  const browser = await chromium.launch({ executablePath, args: QUIET });
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const origin = `http://127.0.0.1:${gateway.console}`;
  await page.goto(`${origin}/outbound`);
  await page.getByLabel("Name").fill(ADMINISTRATOR.account);
  await page.locator("input[type=password]").fill(ADMINISTRATOR.password);
  await page.keyboard.press("Enter");
  const answer = page.getByRole("region", { name: "Is your organization sending out spam?" });
  await answer.getByText("user:carla@example.org was held for a time").waitFor();
  const row = page.getByRole("table", { name: "Incidents" });
  await row.getByText("nobody has looked at it").waitFor();
  await row.getByRole("link", { name: "carla@example.org" }).click();
  await page.getByLabel("What it was").fill("the invitation to the fair");
  await page.getByRole("button", { name: "I have looked at it" }).click();
  await page.getByText(`${ADMINISTRATOR.account} looked at it`).first().waitFor();
  await page.goto(`${origin}/outbound`);
  await answer.getByText('"the invitation to the fair"').waitFor();
  assert.equal(await row.getByText("nobody has looked at it").count(), 0);
  await row.getByRole("link", { name: "carla@example.org" }).click();
  await page.getByRole("button", { name: "Take that back" }).click();
  await page.getByRole("button", { name: "I have looked at it" }).waitFor();
});

function endedByItself(at: number): Incident {
  const turn = { by: null, note: null, until: null, evidence: 5 } as const;
  return {
    ...{ id: newReceipt(at), identity: "user:carla@example.org", openedAt: at, closedAt: at + 1_800_000, state: "normal", worst: "held" },
    turns: [
      { ...turn, at, from: "normal", to: "held" },
      { ...turn, at: at + 1_800_000, from: "held", to: "normal", evidence: 0.1 },
    ],
    ...{ observed: false, ledger: [], messages: [], evidence: [], recipientsReached: 40 },
    counts: { gone: 40, held: 0, deferred: 0, refused: 0 },
  };
}

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
