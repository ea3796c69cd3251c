/** The arithmetic of verdicts: class, probability, range, order of reasons. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { type AnyCheck, defineCheck, type Finding, type Leaning } from "../checks/check.ts";
import { nothingKnown as allUnknown, known } from "../facts/fact.ts";
import { judge, unscannable } from "./judge.ts";
import { defaultWeights, type Weights } from "./weights.ts";

const weights: Weights = { ...defaultWeights, bias: -3, mostForWanted: -4, mostOfOneLeaning: 9, fitted: {}, overrides: {} };
const nothingKnown = allUnknown("a test");
const allKnown = { ...nothingKnown, correspondence: known("none" as const) };

const greeting = defineCheck({
  id: "test/greeting",
  title: "A greeting",
  why: "For this test.",
  references: [],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: { RUDE: { score: 2, meaning: "The greeting is rude." }, KIND: { score: -1, meaning: "The greeting is kind." } },
  run() {},
});

function finding(name: string, score: number, leaning: Leaning = "spam", check = "test/other", evidence = ""): Finding {
  return { name, check, score, leaning, evidence };
}

function verdictOf(
  findings: readonly Finding[],
  definitions: readonly AnyCheck[] = [],
  facts: Parameters<typeof judge>[1]["facts"] = allKnown,
) {
  return judge(weights, { findings, facts, definitions });
}

describe("probability", () => {
  test("is the prior when nothing was found", () => {
    const { probability, class: kind, range } = verdictOf([]);
    assert.ok(Math.abs(probability - 1 / (1 + Math.exp(3))) < 1e-12);
    assert.equal(kind, "clean");
    assert.deepEqual(range, [probability, probability]);
  });
  test("adds log-odds", () => {
    assert.ok(Math.abs(verdictOf([finding("A", 2), finding("B", 1)]).probability - 0.5) < 1e-12);
  });
  test("findings for wanted mail take off no more than their bound", () => {
    const { probability } = verdictOf([finding("A", 9), finding("B", -50, "clean")]);
    assert.ok(Math.abs(probability - 1 / (1 + Math.exp(-(9 - 3 - 4)))) < 1e-12);
  });
  test("one kind of unwanted mail adds no more than its bound", () => {
    const one = verdictOf([finding("A", 8), finding("B", 8)]).probability;
    assert.ok(Math.abs(one - 1 / (1 + Math.exp(-(9 - 3)))) < 1e-12);
  });
  test("the operator's scores replace those of the checks", () => {
    const overridden = judge({ ...weights, overrides: { A: 0 } }, { findings: [finding("A", 9)], facts: allKnown, definitions: [] });
    assert.equal(overridden.probability, verdictOf([]).probability);
    assert.equal(overridden.because[0]?.finding.score, 0);
  });
});

describe("range", () => {
  test("an unknown fact widens it both ways and leaves the probability", () => {
    const sure = verdictOf([finding("A", 3)], [greeting]);
    const unsure = verdictOf([finding("A", 3)], [greeting], nothingKnown);
    assert.equal(unsure.probability, sure.probability);
    assert.deepEqual(sure.range, [sure.probability, sure.probability]);
    assert.ok(unsure.range[0] < unsure.probability && unsure.range[1] > unsure.probability);
    assert.deepEqual(unsure.unknown, ["correspondence"]);
    assert.deepEqual(sure.unknown, []);
  });
  test("what the unsure check found may stand or fall", () => {
    const { range, probability } = verdictOf([finding("RUDE", 2, "spam", "test/greeting")], [greeting], nothingKnown);
    assert.equal(range[1], probability);
    assert.ok(Math.abs(range[0] - 1 / (1 + Math.exp(4))) < 1e-12);
  });
  test("a check that broke is as unknown as a missing fact", () => {
    const { range, probability } = judge(weights, { findings: [], facts: allKnown, definitions: [greeting], failed: ["test/greeting"] });
    assert.ok(range[0] < probability && range[1] > probability);
  });
});

describe("class", () => {
  test("is the leaning with most weight", () => {
    assert.equal(verdictOf([finding("A", 3, "phish"), finding("B", 4, "scam")]).class, "scam");
    assert.equal(verdictOf([finding("A", 2, "phish"), finding("B", 2.5, "phish"), finding("C", 4, "scam")]).class, "phish");
  });
  test("what a click would start goes first", () => {
    assert.equal(verdictOf([finding("A", 6, "phish"), finding("B", 2, "dangerous-attachment")]).class, "dangerous-attachment");
    assert.equal(verdictOf([finding("A", 6, "dangerous-attachment"), finding("B", 2, "malware")]).class, "malware");
  });
  test("below the line it is bulk or clean, whatever leans otherwise", () => {
    assert.equal(verdictOf([finding("A", 4, "phish"), finding("B", 0, "bulk")]).class, "bulk");
    assert.equal(verdictOf([finding("A", 2, "malware")]).class, "clean");
  });
  test("backscatter keeps its own name", () => {
    assert.equal(verdictOf([finding("A", 5, "backscatter")]).class, "backscatter");
  });
});

describe("reasons", () => {
  test("stand in the order of their weight, with a sentence each", () => {
    const { because } = verdictOf(
      [finding("KIND", -1, "clean", "test/greeting"), finding("RUDE", 2, "spam", "test/greeting", "you there")],
      [greeting],
    );
    assert.deepEqual(
      because.map(({ sentence }) => sentence),
      ["The greeting is rude: you there.", "The greeting is kind."],
    );
  });
});

test("the unscannable claims nothing", () => {
  const { class: kind, range, because } = unscannable("the worker was stopped after 10 s");
  assert.equal(kind, "unscannable");
  assert.deepEqual(range, [0, 1]);
  assert.match(because[0]?.sentence ?? "", /stopped after 10 s/);
});
