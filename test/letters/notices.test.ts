/**
 * Genuine notices as services, shops, banks and offices send them, in the dress of their mailers, and business letters that talk of accounts
 * and prices; written for this project, most of them before the checks that had called them phishing were mended. All must be let through.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { UNWANTED } from "../../src/verdict/judge.ts";
import { walk } from "../support/chain.ts";

const FOLDER = new URL("notices/", import.meta.url);
/** They talk like phishing, so few may be doubted; none may be taken away. */
const MOST_DOUBTED = 2;

test("genuine notices of accounts, payments, parcels and documents are let through", async (t) => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".eml"));
  assert.ok(files.length >= 35);
  const doubted: string[] = [];
  for (const file of files) {
    const { verdict, examination } = await walk(readFileSync(new URL(file, FOLDER)));
    const told = `${file}: ${verdict.class} ${verdict.probability}, ${examination.findings.map(({ name }) => name).join(", ")}`;
    assert.ok(verdict.probability < UNWANTED && (verdict.class === "clean" || verdict.class === "bulk"), told);
    if (verdict.probability >= 0.5) doubted.push(told);
  }
  t.diagnostic(`doubted: ${doubted.join("; ") || "none"}`);
  assert.ok(doubted.length <= MOST_DOUBTED, doubted.join("; "));
});
