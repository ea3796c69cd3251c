/**
 * A newcomer in a real browser: follows the link of the first start, signs in, sends sample mail, sees a message arrive live, opens it and
 * reads why, releases one and finds it in the Maildir. Script in subject, sender and body executes nothing, and the page loads nothing
 * from anywhere else.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chromium, type Page } from "playwright-core";
import { QUIET, watchFor } from "../support/browser.ts";
import { startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { requireProgram } from "../support/programs.ts";

const PASSWORD = "correct horse battery staple";
const PATIENCE = 20_000;

test("sign in, sample mail, live, why, release; script in mail executes nothing", { timeout: 180_000 }, async (t) => {
  const executablePath = requireProgram(t, "chromium");
  if (executablePath === null) return;
  const gateway = await startGateway(t, {
    config: "domains: [example.org]\nnetworks: [127.0.0.0/8]\nnextHop: { inbound: maildir:mail, outbound: maildir:mail }",
  });
  const link = /http:\S+\/setup#\S+/.exec(gateway.output())?.[0];
  assert.ok(link !== undefined, "the first start prints a link");
  const browser = await chromium.launch({ executablePath, args: QUIET });
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const watch = watchFor(page, new URL(link).origin);

  await page.goto(link);
  await page.getByLabel("Name").fill("anna");
  await page.locator("input[type=password]").first().fill(PASSWORD);
  await page.locator("input[type=password]").last().fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Send sample mail through the gateway" }).click();
  await page.getByRole("table", { name: "Messages, newest first" }).getByText("I NEED YOUR URGENT ASSISTANCE").waitFor();

  // live: the list stands open, a message comes through the real door
  await sendProbe(gateway.inbound);
  const row = page.getByRole("table", { name: "Messages, newest first" }).getByRole("row").filter({ hasText: "window.owned" }).first();
  await row.waitFor();
  await row.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Why" }).waitFor();
  await page.getByRole("button", { name: "Show the body" }).click();
  await page.getByRole("tab", { name: "As a page" }).click();
  await page.frameLocator("iframe").getByText("Hello from the page").waitFor();
  await page.getByRole("tab", { name: "Headers" }).click();
  await page.goBack();

  await releaseOne(page, "I NEED YOUR URGENT ASSISTANCE");
  await until(() => mailIn(join(gateway.folder, "mail")).some((message) => message.includes("I NEED YOUR URGENT ASSISTANCE")));
  assert.deepEqual(watch, { dialogs: [], elsewhere: [], faults: [] });
  assert.equal(await page.evaluate("window.owned"), undefined, "no script of a message ran");
});

/** Opens the message from the list, reads its reasons and releases it. */
async function releaseOne(page: Page, subject: string): Promise<void> {
  await page.getByRole("link", { name: "Quarantine" }).click();
  await page.getByRole("table", { name: "Kept mail, newest first" }).getByRole("link", { name: subject }).click();
  await page.getByText("promises money for help").waitFor();
  await page.getByRole("button", { name: "Release" }).click();
  await page.getByText("released").first().waitFor();
}

async function sendProbe(port: number): Promise<void> {
  const client = await SmtpClient.open(port);
  await client.say("EHLO probe.test");
  const attack = `<img src=x onerror="window.owned=1">`;
  const raw = `From: "${attack.replaceAll('"', "'")}" <a@sender.test>\r
To: anna@example.org\r
Subject: ${attack} <script>window.owned=1</script>\r
Content-Type: text/html\r
\r
<p>Hello from the page</p><script>window.owned=1;alert(1)</script>${attack}<svg onload="window.owned=1"><a href="javascript:window.owned=1">x</a>\r
<img src="http://tracker.test/pixel.png"><link rel=stylesheet href="http://tracker.test/style.css"><iframe src="http://tracker.test/"></iframe>\r
<form action="http://tracker.test/"><input name=password></form><style>body{background:url(http://tracker.test/background.png)}</style>\r
<meta http-equiv=refresh content="0;url=http://tracker.test/refresh">\r
`;
  const reply = await client.send("a@sender.test", ["anna@example.org"], Buffer.from(raw));
  assert.equal(reply.code, 250, reply.lines.join(" "));
  client.close();
}

function mailIn(folder: string): readonly string[] {
  const inbox = join(folder, "new");
  return readdirSync(inbox).map((name) => readFileSync(join(inbox, name), "latin1"));
}

async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(done());
}
