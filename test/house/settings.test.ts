/** Every setting has a meaning and is read, the reference page is fresh, and lists that two rooms keep are the same. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { AttachmentKind } from "../../src/mail/message.ts";
import { defaultRules } from "../../src/policy/defaults.ts";
import { settingEntries } from "../../src/settings/entries.ts";
import { policyReference } from "../../src/settings/policy-reference.ts";
import { settingsReference } from "../../src/settings/reference.ts";
import { POLICY_ATTACHMENTS, POLICY_CLASSES, type PolicyAttachment } from "../../src/settings/settings.ts";
import { VERDICT_CLASSES } from "../../src/verdict/verdict.ts";

const root = new URL("../../", import.meta.url);

test("every setting has a meaning that is a sentence, and says what it takes", () => {
  for (const { key, meaning, takes, standard } of settingEntries()) {
    assert.match(meaning, /^[A-Z].{10,}\.$/, key);
    assert.ok(takes !== "" && (takes === "group" || standard !== ""), key);
  }
});

test("docs/reference/settings.md is what src/settings/reference.ts prints", () => {
  assert.equal(readFileSync(new URL("docs/reference/settings.md", root), "utf8"), settingsReference());
});

test("every setting is read outside the room of settings", () => {
  const files = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" });
  const readers = files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("settings"));
  const text = readers.map((name) => readFileSync(new URL(`src/${name}`, root), "utf8")).join("\n");
  // parts that HopTarget and TlsFiles hold under other names
  const parts: Readonly<Record<string, string>> = { url: "hosts", user: "credentials", certificate: "tls", key: "tls" };
  for (const { key, takes } of settingEntries()) {
    const name = key.split(".").at(-1) ?? "";
    const isRead = new RegExp(`\\b${parts[name] ?? name}\\b`).test(text);
    assert.ok(takes === "group" || isRead, `${key} is read nowhere`);
  }
});

test("settings and verdicts know the same classes, settings and mail the same attachment kinds", () => {
  assert.deepEqual(POLICY_CLASSES, VERDICT_CLASSES);
  // compiles only while neither list has a kind that the other lacks
  const kinds: Readonly<Record<AttachmentKind, true>> & Readonly<Record<PolicyAttachment, true>> = Object.fromEntries(
    POLICY_ATTACHMENTS.map((kind) => [kind, true]),
  ) as Record<AttachmentKind | PolicyAttachment, true>;
  const same: [AttachmentKind, PolicyAttachment] extends [PolicyAttachment, AttachmentKind] ? true : false = true;
  assert.ok(same && Object.keys(kinds).length === POLICY_ATTACHMENTS.length);
});

test("the table of defaults in the reference has a line for each default rule", () => {
  const table = policyReference().split("### Defaults")[1] ?? "";
  const lines = table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| direction"));
  // three classes share one line and one rule each
  assert.equal(lines.length + 2, defaultRules.length);
});
