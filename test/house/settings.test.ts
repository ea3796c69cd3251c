/**
 * Every setting is read by the house, and the page that documents them is what the schema says.
 * The words that `settings` lists again, because it knows no mail, are those of the verdict and of attachments.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttachmentKind } from "../../src/mail/message.ts";
import { loadSettings } from "../../src/settings/load.ts";
import { settingsReference } from "../../src/settings/reference.ts";
import type { PolicyAttachment, PolicyClass } from "../../src/settings/settings.ts";
import type { VerdictClass } from "../../src/verdict/verdict.ts";
import { tempFolder } from "../support/temp.ts";
import { sources, textOf } from "./sources.ts";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
// these two lines do not compile when a word is missing on either side
const classesAreSame: Same<PolicyClass, VerdictClass> = true;
const attachmentsAreSame: Same<PolicyAttachment, AttachmentKind> = true;

test("the words of policies are those of verdicts and attachments", () => {
  assert.ok(classesAreSame && attachmentsAreSame);
});

test("docs/reference/settings.md is what the schema says", () => {
  const hint = "make it anew: node src/settings/reference.ts > docs/reference/settings.md";
  assert.equal(textOf("docs/reference/settings.md"), settingsReference(), hint);
});

test("every setting is read outside of the room settings", (t) => {
  const readers = sources(["src"]).filter(({ path }) => !path.startsWith("src/settings/") && !path.endsWith(".test.ts"));
  const text = readers.map((source) => source.text).join("\n");
  const unread = namesIn(loadSettings({ dataFolder: tempFolder(t) })).filter((name) => !isRead(name, text));
  assert.deepEqual(unread, []);
});

test("a setting that nobody reads is found", () => {
  assert.ok(isRead("quota", "const most = settings.keep.quota;"));
  assert.ok(isRead("quota", "const { cap, quota } = settings.keep;"));
  assert.ok(!isRead("quota", "const quotas = 3; // the quota"));
});

function isRead(name: string, text: string): boolean {
  return new RegExp(`\\.${name}\\b|[{,]\\s*${name}\\s*[,:}]`).test(text);
}

/** Names of all settings with a fixed name; what an operator names himself (groups, routes, options) is data. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return [...new Set(Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]))];
}
