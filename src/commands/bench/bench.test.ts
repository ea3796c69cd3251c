/** `postern bench` as an operator runs it, on the sample messages: figures come out, mistakes are one sentence and exit code 2. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { ROOT } from "../../../test/support/gateway.ts";
import { runPostern } from "../../../test/support/postern.ts";
import { tempFolder } from "../../../test/support/temp.ts";
import { measureColdStarts, posternStarter } from "./cold-start.ts";
import { programPath } from "./peers/program.ts";
import { toLessons } from "./peers/training.ts";

const linux = { skip: process.platform === "linux" ? false : "the benchmarks need /proc" };
const SAMPLES = join(ROOT, "samples/messages");
const few = ["--messages", "3", "--repeats", "1"];

const spread = z.object({ min: z.number().nonnegative(), median: z.number().nonnegative(), max: z.number().nonnegative() });
const figures = z.object({ atOnce: z.number(), cpu: spread, p50: spread, p95: spread, p99: spread, perSecond: spread, memory: spread });
const stage = z.object({ name: z.string(), micros: z.number().positive() });
const shape = z.object({
  mail: z.object({ messages: z.literal(3), found: z.number().min(40) }),
  subjects: z.tuple([z.object({ name: z.literal("postern"), figures: z.array(figures).length(3) })]),
  ratios: z.array(z.never()),
  stages: z.object({ read: stage, summarize: stage, checks: z.array(stage).min(20), learner: stage, judge: stage }),
});

test("bench scan --json has figures for each concurrency and each stage, and leaves nothing behind", linux, async (t) => {
  const folder = tempFolder(t);
  const earlier = process.env["TMPDIR"] ?? tmpdir();
  process.env["TMPDIR"] = folder; // the command inherits it
  t.after(() => {
    process.env["TMPDIR"] = earlier;
  });
  const { code, stdout, stderr } = await runPostern(["bench", "scan", SAMPLES, ...few, "--json"]);
  assert.equal(code, 0, stderr);
  const result = shape.parse(JSON.parse(stdout));
  assert.deepEqual(
    result.subjects[0].figures.map(({ atOnce }) => atOnce),
    [1, 8, 32],
  );
  assert.deepEqual(readdirSync(folder), []);
});

test("cold starts are told from the first verdict, and one without any is an error", linux, async (t) => {
  const folder = tempFolder(t);
  const mail = { name: "one", raw: readFileSync(join(SAMPLES, readdirSync(SAMPLES)[0] ?? "")) };
  const ours = posternStarter(join(ROOT, "bin/postern.mjs"), folder);
  const { figures: found, ratios } = await measureColdStarts([ours], mail, 1);
  assert.ok((found[0]?.wall.min ?? 0) > 50 && (found[0]?.cpu.min ?? 0) > 50, JSON.stringify(found));
  assert.deepEqual(ratios, []);
  await assert.rejects(posternStarter(join(ROOT, "bin/nothing.mjs"), folder).start(mail), /no verdict on one/);
});

test("bench scan prints a table", linux, async () => {
  const { code, stdout, stderr } = await runPostern(["bench", "scan", SAMPLES, ...few]);
  assert.equal(code, 0, stderr);
  for (const words of ["CPU ms a message", "at once", "The dearest checks", "Other work on this machine"])
    assert.ok(stdout.includes(words), words);
});

test("what cannot be measured is one sentence and exit code 2", linux, async (t) => {
  const nothing = await runPostern(["bench", "scan", tempFolder(t)]);
  assert.deepEqual([nothing.code, nothing.stdout, nothing.stderr.split("\n").length], [2, "", 2]);
  const peer = await runPostern(["bench", "smtp", SAMPLES, ...few, "--against", "spamassassin"]);
  assert.deepEqual([peer.code, peer.stdout], [2, ""]);
  assert.equal((await runPostern(["bench", "speed"])).code, 2);
  const ownMail = await runPostern(["bench", "hijack", SAMPLES]);
  assert.deepEqual([ownMail.code, ownMail.stdout], [2, ""]);
});

test("a peer that is not installed is named with its package", () => {
  assert.throws(() => programPath("no-such-scanner", "scanner"), {
    code: "bench/no-peer",
    message: /^no-such-scanner .* package scanner\.$/,
  });
});

test("lessons come in pairs, labelled by their folders", () => {
  const mail = ["ham/1", "ham-easy/2", "spam/3", "phish/4", "ham/5"].map((name) => ({ name: `/mail/${name}`, raw: Buffer.from(name) }));
  assert.deepEqual(
    toLessons(mail, 10).map(({ raw, spam }) => `${raw} ${spam}`),
    ["spam/3 true", "ham/1 false", "phish/4 true", "ham-easy/2 false"],
  );
  assert.equal(toLessons(mail, 2).length, 2);
});
