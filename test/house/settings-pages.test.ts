/** What operators read about settings: every setting has a meaning, every example is good, the table of defaults is whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultRules } from "../../src/policy/defaults.ts";
import { settingEntries } from "../../src/settings/entries.ts";
import { SettingsMistakes } from "../../src/settings/errors.ts";
import { parseSettings } from "../../src/settings/load.ts";
import { policyReference } from "../../src/settings/policy-reference.ts";
import { textOf } from "./sources.ts";

test("every setting has a meaning that is a sentence, and says what it takes and what holds without it", () => {
  for (const { key, meaning, takes, standard } of settingEntries()) {
    assert.match(meaning, /^[A-Z].{10,}\.$/, key);
    assert.ok(takes !== "" && (takes === "group" || standard !== ""), key);
  }
});

for (const page of ["docs/operators/configuration.md", "docs/operators/install.md", "docs/reference/settings.md"]) {
  test(`every example in ${page} is good`, () => {
    const examples = [...textOf(page).matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? "");
    assert.ok(examples.length > 0);
    for (const example of examples) assert.deepEqual(mistakesOf(example), [], example);
  });
}

test("an example with a mistake is found", () => {
  assert.equal(mistakesOf("hold: { max: long }").length, 1);
});

test("the table of defaults in the reference has a line for each default rule", () => {
  const table = policyReference().split("### Defaults")[1] ?? "";
  const lines = table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| direction"));
  // the three classes that are always quarantined have a rule each and one line together
  assert.equal(lines.length + 2, defaultRules.length);
});

/** Of an example, completed to a whole file; files that it names are not there. */
function mistakesOf(example: string): readonly string[] {
  const rest = example.includes("domains:") ? "" : "domains: [example.org]\nnextHop: { inbound: maildir:in, outbound: maildir:out }\n";
  try {
    parseSettings(`${rest}${example}`, { file: "example.yaml", dataFolder: "." });
    return [];
  } catch (fault) {
    if (!(fault instanceof SettingsMistakes)) throw fault;
    return fault.mistakes.filter((mistake) => !mistake.endsWith("(ENOENT)"));
  }
}
