/** From the command line: teach, judge, evaluate; the labels stay in the data folder and nowhere else. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { letter } from "../../src/learning/testing/letters.ts";
import { runPostern } from "../support/postern.ts";
import { tempFolder } from "../support/temp.ts";

const COUNT = 40;

function writeMail(folder: string): string {
  const lines: string[] = [];
  for (const kind of ["spam", "ham"] as const) {
    mkdirSync(join(folder, kind));
    for (let number = 0; number < COUNT; number++) {
      writeFileSync(join(folder, kind, `${number}.eml`), letter(kind, number));
      lines.push(`${kind} ${kind}/${number}.eml`);
    }
  }
  const index = join(folder, "index");
  writeFileSync(index, `${lines.toSorted((a, b) => (a.slice(-6) < b.slice(-6) ? -1 : 1)).join("\n")}\n`);
  return index;
}

interface Result {
  readonly spam: number;
  readonly ham: number;
  readonly rocaPercent: { readonly value: number };
}

test("teaching changes what the data folder judges, and evaluating teaches nothing", { timeout: 120_000 }, async (t) => {
  const folder = tempFolder(t);
  const index = writeMail(folder);
  const data = join(folder, "data");
  const judge = async (): Promise<string> => {
    const scores = join(folder, "scores");
    const ran = await runPostern(["evaluate", "--index", index, "--data", data, "--scores", scores, "--json"]);
    assert.equal(ran.code, 0, ran.stderr);
    return readFileSync(scores, "utf8");
  };
  const before = await judge();
  assert.equal(await judge(), before);
  for (const kind of ["spam", "ham"]) {
    const ran = await runPostern(["learn", kind, join(folder, kind), "--data", data]);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, new RegExp(`^40 messages learned as ${kind}\\.`));
  }
  const again = await runPostern(["learn", "ham", join(folder, "ham"), "--data", data]);
  assert.match(again.stdout, /^0 messages learned as ham, 40 had that label already/);
  const after = await judge();
  assert.match(after, /^(?:spam|ham) \d\S* \S+\n/);
  const probabilities = (scores: string, kind: string): number =>
    scores
      .split("\n")
      .filter((line) => line.startsWith(`${kind} `))
      .reduce((sum, line) => sum + Number(line.split(" ")[1]), 0);
  const apart = (scores: string): number => (probabilities(scores, "spam") - probabilities(scores, "ham")) / COUNT;
  assert.ok(apart(after) > apart(before) + 0.1, `${apart(before)} → ${apart(after)}`);
});

test("the online protocol starts empty, learns as it goes and keeps nothing", { timeout: 120_000 }, async (t) => {
  const folder = tempFolder(t);
  const index = writeMail(folder);
  const data = join(folder, "data");
  const ran = await runPostern(["evaluate", "--index", index, "--protocol", "online", "--data", data, "--json"]);
  assert.equal(ran.code, 0, ran.stderr);
  const result = JSON.parse(ran.stdout) as Result; // our own output
  assert.deepEqual([result.spam, result.ham], [COUNT, COUNT]);
  assert.ok(result.rocaPercent.value < 10, String(result.rocaPercent.value));
  const words = await runPostern(["evaluate", "--index", index, "--protocol", "online", "--parts", "--data", data]);
  assert.match(words.stdout, /1-ROCA[\s\S]*caught at 0\.1 % ham lost[\s\S]*the learner alone[\s\S]*The messages that cost most/);
});

test("mistakes are one sentence and exit code 2", { timeout: 120_000 }, async (t) => {
  const folder = tempFolder(t);
  const index = join(folder, "index");
  writeFileSync(index, "spam nowhere.eml\n");
  const missing = await runPostern(["evaluate", "--index", index]);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /index:1: there is no file nowhere\.eml/);
  writeFileSync(index, "maybe a.eml\n");
  assert.match((await runPostern(["evaluate", "--index", index])).stderr, /index:1: expected spam PATH or ham PATH/);
  assert.equal((await runPostern(["learn", "maybe", folder])).code, 2);
});
