/** A changed file is loaded again; a broken one changes nothing. Driven by `look`, so no test waits for the file system. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { loadSettings } from "./load.ts";
import type { Settings } from "./settings.ts";
import { watchSettings } from "./watch.ts";

const GOOD = "domains: [example.org]\nnextHop: { inbound: maildir:in, outbound: maildir:out }\n";

function watched(t: TestContext) {
  const file = join(tempFolder(t), "postern.yaml");
  const write = (text: string) => writeFileSync(file, text);
  write(GOOD);
  const good: { readonly settings: Settings; readonly needRestart: readonly string[] }[] = [];
  const broken: (readonly string[])[] = [];
  const options = { file, dataFolder: "." };
  const watch = watchSettings(options, loadSettings(options), {
    onGood: (settings, needRestart) => void good.push({ settings, needRestart }),
    onBroken: (mistakes) => void broken.push(mistakes),
  });
  t.after(() => watch.stop());
  return { file, write, look: () => watch.look(), good, broken };
}

test("what takes effect at once and what needs a restart are told apart", (t) => {
  const { write, look, good, broken } = watched(t);
  write(`${GOOD}policy: [{ do: accept }]\nhold: { max: 1m }\n`);
  look();
  assert.deepEqual(good.at(-1)?.needRestart, []);
  assert.equal(good.at(-1)?.settings.hold.max, 60_000);
  write(`${GOOD.replace("maildir:in", "maildir:other")}domains: [b.example]\n`.replace("domains: [example.org]\n", ""));
  look();
  assert.deepEqual(good.at(-1)?.needRestart, ["domains", "nextHop.inbound"]);
  assert.deepEqual(broken, []);
});

test("a file that was saved without a change is not news", (t) => {
  const { write, look, good } = watched(t);
  write(`# a comment\n${GOOD}`);
  look();
  assert.equal(good.length, 0);
});

test("a broken file is told once and changes nothing; when it is good again, that is told too", (t) => {
  const { file, write, look, good, broken } = watched(t);
  write(`${GOOD}hold: { max: never }\n`);
  look();
  look();
  assert.equal(broken.length, 1);
  assert.match(broken[0]?.[0] ?? "", /postern\.yaml:3:14 hold\.max: expected/);
  rmSync(file);
  look();
  assert.match(broken[1]?.[0] ?? "", /expected a settings file/);
  assert.equal(good.length, 0);
  write(GOOD);
  look();
  assert.equal(good.length, 1);
});
