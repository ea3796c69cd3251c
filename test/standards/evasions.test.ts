/**
 * Messages made to be read differently by filters and by mail programs: Postern sees what a reader sees.
 * Where a case says that Chromium shows the text, Chromium shows it here.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { readMessage } from "../../src/mail/read.ts";
import { requireProgram } from "../support/programs.ts";
import { ALL } from "./evasions/all.ts";
import { pageOf, readRecord } from "./evasions/peers.ts";

const CASES = 60;

for (const { name, message, sees } of ALL) {
  test(`evasion: ${name}`, () => {
    const read = readMessage(Buffer.from(message, "utf8"));
    if (sees.text !== undefined) assert.ok(read.text.includes(sees.text), JSON.stringify(read.text));
    if (sees.unseen !== undefined) assert.ok(!read.text.includes(sees.unseen), JSON.stringify(read.text));
    if (sees.host !== undefined) {
      assert.ok(
        read.links.some((link) => link.host === sees.host),
        JSON.stringify(read.links),
      );
    }
    if (sees.attachment !== undefined) {
      const [filename, kind] = sees.attachment;
      const found = read.attachments.map((attachment) => `${attachment.filename} ${attachment.kind}`);
      assert.ok(found.includes(`${filename} ${kind}`), found.join(", "));
    }
  });
}

test(`there are at least ${CASES} cases, each with a name of its own`, () => {
  assert.ok(ALL.length >= CASES);
  assert.equal(new Set(ALL.map((evasion) => evasion.name)).size, ALL.length);
});

test("what others see of them is recorded, and docs/reference/evasions.md tells it", () => {
  const record = readRecord();
  assert.deepEqual(Object.keys(record.seen).sort(), ALL.map(({ name }) => name).sort());
  assert.equal(readFileSync(new URL("../../docs/reference/evasions.md", import.meta.url), "utf8"), pageOf(record));
});

test("Chromium shows what the cases say it shows", async (t) => {
  const executablePath = requireProgram(t, "chromium");
  if (executablePath === null) return;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.route("**/*", (route) => route.abort());
    const wrong: string[] = [];
    for (const { name, message, known, sees } of ALL) {
      if (known !== "chromium") continue;
      await page.setContent(message.slice(message.indexOf("\r\n\r\n") + 4));
      // biome-ignore lint/performance/useDomNodeTextContent: what is rendered is the very thing that is compared
      const shown = (await page.innerText("body")).replace(/[\s\u00ad\u200b-\u200d]|[\u{e0000}-\u{e007f}]/gu, "");
      const expected = (sees.text ?? "").replaceAll(" ", "");
      if (!shown.includes(expected) || (sees.unseen !== undefined && shown.includes(sees.unseen))) wrong.push(`${name}: ${shown}`);
    }
    assert.deepEqual(wrong, []);
  } finally {
    await browser.close();
  }
});
