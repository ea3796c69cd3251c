/** Whom a scanned file was for: recipients that are told on the command line are seen by checks, the one that stands in for nobody is not. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runPostern } from "../support/postern.ts";
import { tempFolder } from "../support/temp.ts";

async function findingsOf(path: string, flags: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await runPostern(["scan", "--offline", "--ndjson", ...flags, path]);
  assert.equal(stderr, "");
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly name: string }[] }; // our own contract
  return findings.map(({ name }) => name);
}

test("a recipient that is told is known to the checks, also without a reverse-path", async (t) => {
  const path = join(tempFolder(t), "lure.eml");
  writeFileSync(path, letter("anna.berg@example.org"));
  assert.ok((await findingsOf(path, ["--rcpt-to", "anna.berg@example.org"])).includes("SUBJECT_HAS_ADDRESS"));
  assert.ok(!(await findingsOf(path, ["--rcpt-to", "carla@example.org"])).includes("SUBJECT_HAS_ADDRESS"));
  assert.ok(!(await findingsOf(path, [])).includes("SUBJECT_HAS_ADDRESS"));
});

test("the recipient that policies decide for when none is told is nobody's address", async (t) => {
  const folder = tempFolder(t);
  const path = join(folder, "lure.eml");
  const config = join(folder, "postern.yml");
  writeFileSync(config, "domains: [ours.test]\nnextHop: { inbound: maildir:m, outbound: maildir:m }\n");
  writeFileSync(path, letter("recipient@ours.test"));
  for (const flags of [[], ["--mail-from", "desk@mailer.test"]])
    assert.ok(!(await findingsOf(path, ["--config", config, ...flags])).includes("SUBJECT_HAS_ADDRESS"));
});

function letter(named: string): string {
  return [
    "From: Desk <desk@mailer.test>",
    "To: undisclosed-recipients:;",
    `Subject: Notice for ${named}`,
    "Date: Mon, 5 Jan 2026 10:00:00 +0000",
    "Message-ID: <1@mailer.test>",
    "",
    "See the notice.",
    "",
  ].join("\r\n");
}
