/** Watching a folder: new, changed and removed files; mistakes told once, and the rules kept until all is well again. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { watchRules } from "./watch.ts";

const rule = (name: string) =>
  `id: ours/${name}\ntitle: t\nwhy: w\nfindings: { OUR_${name.toUpperCase()}: { score: 1, meaning: m, when: { text: password } } }\n`;

test("files come, change, break and go", (t) => {
  const folder = join(tempFolder(t), "rules.d");
  const seen: string[] = [];
  const watch = watchRules(folder, [], {
    onGood: (rules) => seen.push(`good ${rules.map(({ id }) => id).join(" ")}`),
    onBroken: (mistakes) => seen.push(`broken ${mistakes.length}`),
  });
  t.after(() => watch.stop());
  const after = (change: () => void): readonly string[] => {
    change();
    watch.look();
    return seen.splice(0);
  };
  const file = join(folder, "a.yml");
  assert.deepEqual(
    after(() => mkdirSync(folder)),
    [],
  );
  assert.deepEqual(
    after(() => writeFileSync(file, rule("one"))),
    ["good ours/one"],
  );
  assert.deepEqual(
    after(() => {}),
    [],
  );
  assert.deepEqual(
    after(() => writeFileSync(join(folder, "b.yml"), rule("other"))),
    ["good ours/one ours/other"],
  );
  assert.deepEqual(
    after(() => writeFileSync(file, "id: [")),
    ["broken 1"],
  );
  assert.deepEqual(
    after(() => writeFileSync(join(folder, "b.yml"), `${rule("other")}# more\n`)),
    [],
  );
  assert.deepEqual(
    after(() => writeFileSync(file, rule("two"))),
    ["good ours/two ours/other"],
  );
  assert.deepEqual(
    after(() => rmSync(folder, { recursive: true })),
    ["good "],
  );
});
