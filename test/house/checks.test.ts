/**
 * Every check has its cases beside it, with at least one hit and one near miss, names itself by its place, and is in
 * pipeline/order.ts. What the cases say is tested by the checks' own runner.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checks } from "../../src/pipeline/order.ts";
import { root, sources, textOf } from "./sources.ts";

const files = sources(["src/checks"]).filter(({ path, text }) => !path.endsWith(".test.ts") && /\bdefineCheck\(\{/.test(text));
const ids = files.map(({ path }) => path.replace("src/checks/", "").replace(/\.ts$/, ""));

test("there are checks", () => {
  assert.ok(files.length > 0);
});

test("a check's id is its place", () => {
  const wrong = files.filter(({ text }, index) => !text.includes(`id: "${ids[index]}"`)).map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test("every check is in pipeline/order.ts, once", () => {
  assert.deepEqual(checks.map(({ id }) => id as string).toSorted(), ids.toSorted());
});

test("every check has cases with a hit and a near miss", () => {
  const wrong = files.flatMap(({ path }) => {
    const cases = path.replace(/\.ts$/, ".cases.txt");
    if (!existsSync(join(root, cases))) return [`${cases} is missing`];
    return lacks(textOf(cases)).map((what) => `${cases} has no ${what}`);
  });
  assert.deepEqual(wrong, []);
});

test("every finding of a check is expected by one of its cases", () => {
  const wrong = checks.flatMap(({ id, findings }) => {
    const cases = `src/checks/${id}.cases.txt`;
    const seen = existsSync(join(root, cases)) ? expected(textOf(cases)).join(" ").split(/\s+/) : [];
    return Object.keys(findings).flatMap((name) => (seen.includes(name) ? [] : [`${id}: no case expects ${name}`]));
  });
  assert.deepEqual(wrong, []);
});

test("cases without a hit or a near miss are found", () => {
  assert.deepEqual(lacks("=== one\nexpect: A_B\n\nFrom: a@example.org\n"), ["near miss (expect: nothing)"]);
  assert.deepEqual(lacks("=== one\nexpect: nothing\n\nFrom: a@example.org\n"), ["hit"]);
  assert.deepEqual(lacks("=== one\nexpect: A_B\n\n=== two\nexpect: nothing\n"), []);
});

function lacks(text: string): readonly string[] {
  const lines = expected(text);
  const hit = lines.some((line) => line !== "nothing") ? [] : ["hit"];
  return lines.includes("nothing") ? hit : [...hit, "near miss (expect: nothing)"];
}

/** What each case expects, from its own lines: those before the first empty one. */
function expected(text: string): readonly string[] {
  return text
    .split(/^=== .*\n/m)
    .slice(1)
    .flatMap((one) => /^expect: (.+)$/m.exec(one.split("\n\n")[0] ?? "")?.[1]?.trim() ?? []);
}
